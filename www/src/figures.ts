/** The figures of the cart, as this shop shows prices: without tax, or with tax in them. */
import type { CartLine, CartSnapshot, CartTotals, Certainty, Money } from 'cocart-wasm';

/** One row above the total. */
export interface Row {
  /** What the figure is. */
  readonly label: string;
  /** The figure, or `null` where it only becomes known later. */
  readonly money: Money | null;
}

/**
 * Whether the shop shows prices with tax in them. Such a store sends no list of taxes although there
 * is tax to pay (contract 2.7).
 */
export function showsTaxInPrices(snapshot: CartSnapshot): boolean {
  const taxes = snapshot.server?.['taxes'];
  return Array.isArray(taxes) && taxes.length === 0 && (snapshot.totals?.tax.amount ?? 0) > 0;
}

/** What a line costs, or `null` until known: before discounts, as the rows above the total are. */
export function lineFigure(line: CartLine, taxInPrices: boolean): Money | null {
  const { subtotal, total, tax, price, quantity } = line;
  if (subtotal === null) {
    // Nothing but the price is known, of a product that the store has not confirmed yet.
    const amount = price === null || !Number.isInteger(quantity) ? null : price.amount * quantity;
    return amount === null ? null : { amount, certainty: 'estimate' };
  }
  if (!taxInPrices || tax === null) return subtotal;
  // The tax of a line is known after discounts only; without one it is the tax of the subtotal.
  if (total?.amount === subtotal.amount) return add(subtotal, tax);
  return price !== null && Number.isInteger(quantity)
    ? { amount: price.amount * quantity, certainty: subtotal.certainty }
    : subtotal;
}

/** The rows above the total; those without a meaning for this cart are left out. */
export function rows(totals: CartTotals, taxInPrices: boolean, needsShipping: boolean): Row[] {
  const shown = (net: Money, tax: Money): Money => (taxInPrices ? add(net, tax) : net);
  const discount = shown(totals.discount, totals.discountTax);
  const shipping = shown(totals.shipping, totals.shippingTax);
  const fees = shown(totals.fees, totals.feesTax);
  const list: Row[] = [{ label: 'Subtotal', money: shown(totals.subtotal, totals.subtotalTax) }];
  if (discount.amount !== 0)
    list.push({ label: 'Discount', money: { ...discount, amount: -Math.abs(discount.amount) } });
  if (needsShipping || shipping.amount !== 0) list.push({ label: 'Shipping', money: shipping });
  if (fees.amount !== 0) list.push({ label: 'Fees', money: fees });
  if (totals.tax.amount !== 0) list.push({ label: taxInPrices ? 'Tax included' : 'Tax', money: totals.tax });
  return list;
}

/** A sum is only as sure as its less sure part. */
function add(one: Money, other: Money): Money {
  return { amount: one.amount + other.amount, certainty: lessSure(one.certainty, other.certainty) };
}

function lessSure(one: Certainty, other: Certainty): Certainty {
  const order: readonly Certainty[] = ['estimate', 'exact', 'confirmed'];
  return order[Math.min(order.indexOf(one), order.indexOf(other))] ?? 'estimate';
}
