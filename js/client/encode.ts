/** Parameters as PHP reads them out of a query or a form: `quantity[KEY]=3`. */

/** Names and texts, in order. */
export type Pairs = [name: string, value: string][];

/** A record as pairs; nothing for `undefined`. `null` is said as empty text, which is how a form says it. */
export function pairsOf(parameters: Readonly<Record<string, unknown>>): Pairs {
  const pairs: Pairs = [];
  for (const [name, value] of Object.entries(parameters)) add(pairs, name, value);
  return pairs;
}

function add(pairs: Pairs, name: string, value: unknown): void {
  if (value === undefined) return;
  if (Array.isArray(value)) {
    // Lists of plain values as `name[]`, others with their index, so that members stay together.
    const isPlain = value.every((item) => typeof item !== 'object' || item === null);
    value.forEach((item, index) => {
      add(pairs, `${name}[${isPlain ? '' : index}]`, item);
    });
  } else if (value instanceof Date) {
    pairs.push([name, value.toISOString()]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [member, item] of Object.entries(value)) add(pairs, `${name}[${member}]`, item);
  } else {
    pairs.push([name, value === null ? '' : String(value)]);
  }
}

/** Pairs, percent-encoded. */
export function encodePairs(pairs: Pairs): string {
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

/** A path template with its parameters put in. */
export function fillPath(template: string, parameters: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])));
}

/** The names of the path parameters of a template. */
export function pathNames(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
