/** The lines of a cart by the package that the store ships them in. */
import type { CartLine, CartSnapshot } from '../types.js';

/** A way to ship a package. */
export interface ShippingRate {
  /** The rate as the store names it, for example `flat_rate:1`. */
  readonly id: string;
  /** Its name for the shopper, safe as text. */
  readonly label: string;
  /** What it costs without tax, in whole minor units, as the digits that the store sends. */
  readonly cost: string;
  /** Whether it is the chosen one. */
  readonly chosen: boolean;
}

/** Lines that travel together. */
export interface LinePackage {
  /** The place of the package in the store's list, or `null` for lines that no package holds: virtual ones, or not confirmed yet. */
  readonly index: number | null;
  /** The store's name of the package, or empty. */
  readonly name: string;
  /** Its lines, in the order of the cart. */
  readonly lines: readonly CartLine[];
  /** The ways to ship it. */
  readonly rates: readonly ShippingRate[];
}

type Document = Readonly<Record<string, unknown>>;

/**
 * The lines of the cart by package, as the store last divided them; those of no package come last. The store
 * names the content of a package only as text (`Beanie × 1, Belt × 2`), with the quantities of its last
 * answer: a line is found by its name in it. Where there is one package that does not say what it holds, it holds
 * all. Since 0.1.0.
 */
export function linesByPackage({ lines, server }: Pick<CartSnapshot, 'lines' | 'server'>): LinePackage[] {
  const packages = values(document(server?.['shipping'])?.['packages']).map((entry, at) => {
    const rates = entries(entry['rates']);
    return {
      index: typeof entry['index'] === 'number' ? entry['index'] : at,
      name: text(entry['package_name']),
      lines: [] as CartLine[],
      rates: rates.map(([id, rate]) => ({
        id,
        label: decode(text(rate['label'])),
        cost: text(rate['cost']),
        chosen: rate['chosen_method'] === true || entry['chosen_method'] === id,
      })),
      content: decode(text(document(rates[0]?.[1]['meta_data'])?.['items'])),
    };
  });
  const rest: CartLine[] = [];
  const [only, ...others] = packages;
  for (const line of lines) {
    const alone = only && others.length === 0 && only.content === '' && line.key !== null ? only : undefined;
    (packages.find(({ content }) => holds(content, line)) ?? alone)?.lines.push(line) ?? rest.push(line);
  }
  const found: LinePackage[] = packages.map(({ content, ...entry }) => entry);
  return rest.length > 0 ? [...found, { index: null, name: '', lines: rest, rates: [] }] : found;
}

/** Whether `Beanie × 1, Belt × 2` names the line. Names may contain commas. */
function holds(content: string, { name, server }: CartLine): boolean {
  const quantity = document(server?.['quantity'])?.['value'];
  const wanted = `${name} × ${String(quantity)}`;
  return name !== '' && server !== null && `, ${content}, `.includes(`, ${wanted}, `);
}

/** The few entities that WordPress writes into plain text. */
function decode(html: string): string {
  const named: Readonly<Record<string, string>> = { times: '×', amp: '&', quot: '"', lt: '<', gt: '>', nbsp: '\u00a0' };
  return html.replace(/&(?:#(\d+)|([a-z]+));/g, (entity, code: string | undefined, name: string | undefined) =>
    code === undefined ? (named[name ?? ''] ?? entity) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
  );
}

function document(value: unknown): Document | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Document) : undefined;
}

function entries(value: unknown): [string, Document][] {
  const members = Object.entries(document(value) ?? {});
  return members.flatMap(([name, member]) => {
    const found = document(member);
    return found ? [[name, found] as [string, Document]] : [];
  });
}

const values = (value: unknown): Document[] => entries(value).map(([, member]) => member);

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
