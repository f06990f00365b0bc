/** What the frameworks' entries ask of a list of lines. */
import type { CartLine, CartSnapshot } from './types.js';

const known = new WeakMap<readonly CartLine[], ReadonlyMap<string, CartLine>>();

/** The line with this local id or server key, if it is there. A list is read once, however many rows ask it. */
export function findLine({ lines }: Pick<CartSnapshot, 'lines'>, idOrKey: string): CartLine | undefined {
  let byName = known.get(lines);
  if (!byName) {
    const keys = lines.map((line) => [line.key ?? line.id, line] as const);
    // An id wins over a key, should one ever look like the other.
    byName = new Map([...keys, ...lines.map((line) => [line.id, line] as const)]);
    known.set(lines, byName);
  }
  return byName.get(idOrKey);
}
