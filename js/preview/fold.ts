/** Puts intents that were stored after the snapshot on top of it, as `src/sync/view.rs` does over the base. */
import type { CartLine, CartSnapshot, Money, RemovedLine } from '../types.js';

/** A stored intent, see `write_entry` of `src/sync/journal.rs`. */
export type Row = readonly [
  action: string,
  id: string,
  attempts: number,
  line: string,
  quantity: string,
  ...more: readonly (Product | number)[],
];

/** The product of an add, see `write_product` there; in the end the data of the line, if any. */
type Product = readonly [
  idOrSku: string,
  predictedKey: string,
  name: string,
  sku: string,
  slug: string,
  image: string,
  productId: number,
  price: number,
  attributes: readonly string[],
  labels: readonly string[],
  itemData?: CartLine['itemData'],
];

/**
 * The snapshot with these intents; `keys` has the item key of a local id. What a changed line and the whole cost now,
 * and why an intent waits, is for the engine to say, in a moment: until then it is not known, and not in `queue`.
 */
export function fold(view: CartSnapshot, rows: readonly Row[], keys: Readonly<Record<string, string>>): CartSnapshot {
  const lines = [...view.lines];
  const removed: RemovedLine[] = [...view.removed];
  for (const [action, , , name, text, product] of rows) {
    const [from, to] = action === 'restore' ? [removed, lines] : [lines, removed];
    const find = (list: readonly RemovedLine[]) =>
      list.findIndex(({ id, key }) => id === name || key === (keys[name] ?? name));
    const at = find(from);
    const line = from[at];
    const next = { ...blank, ...line, ...unsure } as CartLine;
    if (action === 'clear') lines.length = removed.length = 0;
    else if (!line) {
      if (action === 'add') lines.push(sketch(next, name, +text, product as Product));
    } else if (action[0] === 'r') {
      from.splice(at, 1);
      // Of a line that was removed and added again there are two.
      if (find(to) < 0) to.push(next);
    } else lines[at] = { ...next, quantity: +text + (action === 'add' ? line.quantity : 0) };
  }
  let count = 0;
  for (const { quantity } of lines) count += quantity;
  return { ...view, lines, removed, pending: view.pending + rows.length, count, totals: null };
}

/** Names and values that follow each other by turns. */
export function paired(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(list.flatMap((value, at) => (at % 2 ? [[list[at - 1], value]] : [])));
}

/** What is not known of a line that has changed. */
const unsure = { subtotal: null, total: null, subtotalTax: null, tax: null, pending: true };

/** What is not known of a line that only an intent has made. */
const blank = {
  key: null,
  minimum: null,
  maximum: null,
  backorders: '',
  error: null,
  adjusted: null,
  server: null,
  // A removed line that comes back has none of these, either.
  productId: null,
  sku: '',
  slug: '',
  variation: {},
  itemData: {},
  price: null,
};

/** A line that only an intent has made. */
function sketch(
  line: CartLine,
  id: string,
  quantity: number,
  [, , name, sku, slug, image, product, amount, , labels, itemData = {}]: Product,
): CartLine {
  const variation = paired(labels);
  const price: Money | null = amount < 0 ? null : { amount, certainty: 'estimate' };
  return { ...line, id, quantity, productId: product || null, name, sku, slug, image, variation, itemData, price };
}
