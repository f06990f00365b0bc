/** Field selection: asks for a part of an answer, and narrows its type to that part. */

/** How deep a path may go. */
type Below = [never, 0, 1, 2, 3];

/** The paths of the fields of an answer: `totals`, `totals.total`; through lists as well: `items.name`. */
export type FieldPath<T, Depth extends number = 3> = Depth extends 0
  ? never
  : T extends readonly (infer Element)[]
    ? FieldPath<Element, Depth>
    : T extends object
      ? string extends keyof T
        ? never
        : {
            [Key in keyof T & string]-?: Key | `${Key}.${FieldPath<NonNullable<T[Key]>, Below[Depth] & number>}`;
          }[keyof T & string]
      : never;

/** Members of a field in the form that CoCart reads: `totals:subtotal-total` (contract 15). */
type Children<T> = `${Extract<keyof T, 'customer' | 'totals'>}:${string}`;

/** What may be asked for: a list of paths, or one text with commas between them. */
export type FieldsOf<T> = readonly (FieldPath<T> | Children<T>)[] | (string & Record<never, never>);

/** The part of an answer that these fields leave. Fields that are only known while running may be missing. */
export type Selected<T, Fields> = Fields extends readonly (infer Path)[]
  ? number extends Fields['length']
    ? Partial<Part<T, Dotted<Path & string>>>
    : Part<T, Dotted<Path & string>>
  : Fields extends string
    ? string extends Fields
      ? Partial<T>
      : Part<T, PathsIn<Fields>>
    : T;

/** The paths in a text. */
type PathsIn<Text extends string> = Text extends `${infer First},${infer Rest}`
  ? Dotted<Trimmed<First>> | PathsIn<Rest>
  : Dotted<Trimmed<Text>>;

type Trimmed<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trimmed<Rest> : Text;

/** `totals:subtotal-total` is `totals.subtotal` and `totals.total`. */
type Dotted<Text extends string> = Text extends `${infer Name}:${infer Children}`
  ? `${Name}.${Between<Children>}`
  : Text;

type Between<Text extends string> = Text extends `${infer First}-${infer Rest}` ? First | Between<Rest> : Text;

type Head<Path extends string> = Path extends `${infer First}.${string}` ? First : Path;

type Tail<Path extends string, Name extends string> = Path extends `${Name}.${infer Rest}` ? Rest : never;

type Part<T, Path extends string> = T extends readonly (infer Element)[]
  ? readonly Part<Element, Path>[]
  : T extends object
    ? string extends keyof T
      ? T
      : {
          readonly [Key in keyof T as Key extends Head<Path> ? Key : never]: Key extends Path
            ? T[Key]
            : Part<T[Key], Tail<Path, Key & string>>;
        }
    : T;

/** Parents whose children the parameter `fields` of the cart can name (contract 15). */
const parents = new Set(['totals', 'customer']);

/**
 * The value of the parameter that asks the store for these fields, in as few bytes as it understands.
 *
 * @param fields What was asked for.
 * @param parameter `fields` of CoCart's cart routes, or `_fields` of WordPress. The first knows children of two
 * names only, the second cannot look into lists; {@link select} leaves out what comes too much.
 */
export function fieldsParameter(fields: readonly string[] | string, parameter: 'fields' | '_fields'): string {
  const wanted = new Map<string, Set<string>>();
  for (const [name = '', child = ''] of pathsOf(fields)) {
    wanted.set(name, (wanted.get(name) ?? new Set()).add(parameter === 'fields' && parents.has(name) ? child : ''));
  }
  return [...wanted]
    .map(([name, children]) => (children.has('') ? name : `${name}:${[...children].join('-')}`))
    .join(',');
}

/**
 * The part of a document that these fields leave; a list keeps its length. What has none of them, such as a map by
 * item key, stays whole. The document itself is left alone.
 */
export function select(document: unknown, fields: readonly string[] | string): unknown {
  return part(document, pathsOf(fields));
}

type Paths = readonly (readonly string[])[];

function part(value: unknown, paths: Paths): unknown {
  if (paths.some((path) => path.length === 0) || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((member) => part(member, paths));
  const entries = Object.entries(value).flatMap(([name, member]) => {
    const below = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
    return below.length === 0 ? [] : [[name, part(member, below)] as const];
  });
  return entries.length === 0 ? value : Object.fromEntries(entries);
}

/** The paths, each split into its names. */
function pathsOf(fields: readonly string[] | string): Paths {
  return (typeof fields === 'string' ? fields.split(',') : fields).flatMap((field) => {
    const [name = '', children] = field.trim().split(':');
    if (name === '') return [];
    return children === undefined ? [name.split('.')] : children.split('-').map((child) => [name, child]);
  });
}
