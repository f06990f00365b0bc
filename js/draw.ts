/**
 * Draws the snapshot: the engine hands plain values over, and here they become objects. Part of the
 * lazy chunk `engine.js`; only the WASM calls it.
 *
 * What shows the same as before stays the same object, so that a storefront draws only what changed.
 */
import type { Refusal, Report } from './engine.js';
import { isSame } from './same.js';
import type {
  Adjustment,
  CartLine,
  CartSnapshot,
  CartTotals,
  Currency,
  Money,
  Notice,
  Outcome,
  ProblemReport,
  QueuedIntent,
  RemovedLine,
} from './types.js';

type Optional<T> = T | undefined;

/** A line of the cart. */
export function line(
  id: string,
  key: Optional<string>,
  productId: Optional<number>,
  name: string,
  sku: string,
  slug: string,
  image: string,
  variation: readonly (readonly [name: string, value: string])[],
  itemData: Optional<CartLine['itemData']>,
  quantity: number,
  minimum: Optional<number>,
  maximum: Optional<number>,
  price: Optional<number>,
  subtotal: Optional<number>,
  total: Optional<number>,
  subtotalTax: Optional<number>,
  tax: Optional<number>,
  certainty: number,
  taxCertainty: number,
  backorders: string,
  pending: boolean,
  error: Optional<ProblemReport>,
  adjusted: Optional<Adjustment>,
  server: Optional<CartLine['server']>,
): CartLine {
  return {
    id,
    key: key ?? null,
    productId: productId ?? null,
    name,
    sku,
    slug,
    image,
    variation: Object.fromEntries(variation),
    itemData: itemData ?? {},
    quantity,
    minimum: minimum ?? null,
    maximum: maximum ?? null,
    // The store says the price of one with every line, whatever the quantity.
    price: money(price, key === undefined ? 0 : 2),
    subtotal: money(subtotal, certainty),
    total: money(total, certainty),
    subtotalTax: money(subtotalTax, taxCertainty),
    tax: money(tax, taxCertainty),
    backorders,
    pending,
    error: error ?? null,
    adjusted: adjusted ?? null,
    server: server ?? null,
  };
}

/** A line that can be restored. */
export function removedLine(
  id: string,
  key: Optional<string>,
  name: string,
  quantity: number,
  image: string,
): RemovedLine {
  return { id, key: key ?? null, name, quantity, image };
}

/** What the store changed. */
export function adjustment(from: number, to: number, reason: string): Adjustment {
  return { from, to, reason };
}

/** What went wrong. */
export function problem(code: string, message: string): ProblemReport {
  return { code, message };
}

/** How an intent ended. */
export function outcome(line: Optional<string>, adjusted: Optional<Adjustment>): Outcome {
  return { status: adjusted ? 'adjusted' : 'done', line: line ?? null, adjusted: adjusted ?? null };
}

/** Why an intent was refused. */
export function refusal(code: string, message: string, status: number, line: Optional<string>): Refusal {
  return { code, message, status, line: line ?? null };
}

/** The totals of the cart. */
export function totals(
  subtotal: number,
  subtotalTax: number,
  discount: number,
  discountTax: number,
  shipping: number,
  shippingTax: number,
  fees: number,
  feesTax: number,
  tax: number,
  total: number,
  subtotalCertainty: number,
  subtotalTaxCertainty: number,
  discountCertainty: number,
  shippingCertainty: number,
  feesCertainty: number,
  taxCertainty: number,
  totalCertainty: number,
): CartTotals {
  return {
    subtotal: money(subtotal, subtotalCertainty),
    subtotalTax: money(subtotalTax, subtotalTaxCertainty),
    discount: money(discount, discountCertainty),
    discountTax: money(discountTax, discountCertainty),
    shipping: money(shipping, shippingCertainty),
    shippingTax: money(shippingTax, shippingCertainty),
    fees: money(fees, feesCertainty),
    feesTax: money(feesTax, feesCertainty),
    tax: money(tax, taxCertainty),
    total: money(total, totalCertainty),
  };
}

/** How the store writes money. */
export function currency(
  code: string,
  symbol: string,
  minorUnit: number,
  decimalSeparator: string,
  thousandSeparator: string,
  prefix: string,
  suffix: string,
): Currency {
  return { code, symbol, minorUnit, decimalSeparator, thousandSeparator, prefix, suffix };
}

/** A message for the shopper. */
export function notice(
  id: string,
  type: Notice['type'],
  text: string,
  code: Optional<string>,
  line: Optional<string>,
): Notice {
  return { id, type, text, code: code ?? null, line: line ?? null };
}

/** An intent that has not ended. */
export function queued(
  id: string,
  kind: QueuedIntent['kind'],
  line: Optional<string>,
  quantity: Optional<number>,
  state: QueuedIntent['state'],
  reason: Optional<ProblemReport>,
  attempts: number,
  since: number,
): QueuedIntent {
  return { id, kind, line: line ?? null, quantity: quantity ?? null, state, reason: reason ?? null, attempts, since };
}

/** Something that listeners may want to hear of. */
export function report(
  topic: Report['topic'],
  intent: string,
  kind: Report['kind'],
  line: Optional<string>,
  flight: number,
  count: number,
  status: number,
  took: number,
): Report {
  return { topic, intent, kind, line: line ?? null, flight, count, status, took };
}

/** The snapshot; `shown` itself where nothing changed. */
export function snapshot(
  shown: Optional<CartSnapshot>,
  status: CartSnapshot['status'],
  sync: CartSnapshot['sync'],
  storage: CartSnapshot['storage'],
  customer: boolean,
  queue: QueuedIntent[],
  count: number,
  needsPayment: boolean,
  needsShipping: boolean,
  lines: CartLine[],
  removed: RemovedLine[],
  totals: Optional<CartTotals>,
  currency: Optional<Currency>,
  notices: Notice[],
  error: Optional<ProblemReport>,
  server: Optional<CartSnapshot['server']>,
): CartSnapshot {
  const fresh: CartSnapshot = {
    status,
    sync,
    storage,
    customer,
    pending: queue.length,
    queue: keepEach(shown?.queue, queue),
    lines: keepEach(shown?.lines, lines),
    removed: keepEach(shown?.removed, removed),
    count,
    totals: keep(shown?.totals, totals ?? null),
    currency: keep(shown?.currency, currency ?? null),
    needsPayment,
    needsShipping,
    notices: keepEach(shown?.notices, notices),
    error: keep(shown?.error, error ?? null),
    server: server ?? null,
  };
  // Every answer brings a document of its own, which most often says nothing new.
  return shown && isSame({ ...shown, server: null }, { ...fresh, server: null }) ? shown : fresh;
}

/** The certainties in the order in which the engine counts them. */
const certainties = ['estimate', 'exact', 'confirmed'] as const;

function money(amount: number, certainty: number): Money;
function money(amount: Optional<number>, certainty: number): Money | null;
function money(amount: Optional<number>, certainty: number): Money | null {
  return amount === undefined ? null : { amount, certainty: certainties[certainty] ?? 'estimate' };
}

/** What is shown already, where it is the same. */
function keep<T>(shown: Optional<T>, fresh: T): T {
  return shown !== undefined && isSame(shown, fresh) ? shown : fresh;
}

/** The same for each item of a list, wherever it stood, and for the list itself. */
function keepEach<T extends { readonly id: string }>(shown: readonly T[] = [], fresh: readonly T[]): readonly T[] {
  const known = new Map(shown.map((item) => [item.id, item]));
  return keep(
    shown,
    fresh.map((item) => keep(known.get(item.id), item)),
  );
}
