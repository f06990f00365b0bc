/** What stores answer oddly, made even: each rule names what it was seen on. */
import { isRecord } from './document.js';

/** Refusals that only say that there is nothing, and the document they stand for. */
const empties: Readonly<Record<string, readonly [code: string, document: unknown]>> = {
  // Contract 3.5 and 3.6, tape guest-life-of-a-cart.
  'cart.items': ['cocart_no_items_in_cart', {}],
  'cart.count': ['cocart_response_returned_empty cocart_no_items_in_cart', 0],
  // Contract 2.2: an empty cart in WooCommerce's own form; contract 15: no field of these names.
  'cart.get': ['cocart_response_returned_empty', {}],
  // Contract 4.4.
  'sessions.list': ['cocart_no_carts_in_session', []],
  // Contract 8.2 and 8.4.
  'coupons.list': ['cocart_cart_no_coupons_applied', []],
  'account.orders': ['cocart_account_no_orders', { orders: [], pagination: {} }],
  'account.subscriptions': ['cocart_account_no_subscriptions', { subscriptions: [], pagination: {} }],
};

/** The document that a refusal stands for, in a list of one; nothing where it is a refusal. */
export function emptyFor(call: string, code: string): [unknown] | undefined {
  const [codes = '', document] = empties[call] ?? [];
  return codes.split(' ').includes(code) ? [document] : undefined;
}

/**
 * The totals of a cart in the form of `cart.totals`: major units as texts. 4.3 answers `cart/totals` with 404
 * always (measured: Endpoints), and 4.x answers `cart.calculate` with a cart whatever was asked for (contract 3.12).
 */
export function totalsOf(cart: unknown): unknown {
  if (!isRecord(cart) || !isRecord(cart['totals'])) return undefined;
  const currency = cart['currency'];
  const decimals = isRecord(currency) ? Number(currency['currency_minor_unit'] ?? 2) : 2;
  const entries = Object.entries(cart['totals']).map(([name, amount]) => [name, majorUnits(String(amount), decimals)]);
  return Object.fromEntries(entries) as unknown;
}

/** An amount of minor units, as text, in major units: `1999` is `19.99` with two decimals. */
function majorUnits(amount: string, decimals: number): string {
  if (!/^-?\d+$/.test(amount) || decimals <= 0) return amount;
  const digits = amount.replace('-', '').padStart(decimals + 1, '0');
  return `${amount.startsWith('-') ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The lines of a cart by their keys. */
export function linesOf(cart: unknown): Map<string, Record<string, unknown>> {
  const items = isRecord(cart) ? cart['items'] : [];
  const list = Object.values(isRecord(items) || Array.isArray(items) ? items : []) as unknown[];
  return new Map(list.filter(isRecord).map((line) => [String(line['item_key']), line]));
}

/**
 * The lines that an add has made or made more of, where the store cannot say: with `return_item` stores until
 * 4.3 fail after they have added (measured: Endpoints).
 */
export function addedLines(before: unknown, after: unknown): Record<string, unknown>[] {
  const known = linesOf(before);
  return [...linesOf(after).values()].filter((line) => {
    const old = known.get(String(line['item_key']));
    return !old || quantityOf(line) !== quantityOf(old);
  });
}

function quantityOf(line: Record<string, unknown>): number {
  const { quantity } = line;
  return Number(isRecord(quantity) ? quantity['value'] : quantity);
}

/** How much was removed and can be restored. 4.3 refuses to count it (measured: Endpoints). */
export function removedCount(cart: unknown): number {
  const removed = isRecord(cart) ? cart['removed_items'] : [];
  const lines = Object.values(isRecord(removed) || Array.isArray(removed) ? removed : []) as unknown[];
  return lines.filter(isRecord).reduce((sum, line) => sum + quantityOf(line), 0);
}
