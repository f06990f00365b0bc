/** What is missing for free shipping. */
import type { CartSnapshot, Certainty, Money } from '../types.js';
import type { Amount } from './money.js';
import { showsTaxInPrices } from './tax.js';

/** Options of {@link freeShippingLeft}. */
export interface FreeShippingOptions {
  /** Whether the shop applies its minimum before coupons are taken off, as its free shipping method may be set. */
  ignoreDiscounts?: boolean;
}

/**
 * What is missing until the cart reaches the shop's minimum for free shipping, in minor units; 0 once it is
 * reached, `null` until the store has said totals. Counted as WooCommerce counts it: the lines as the
 * shop shows them (with tax where its prices contain it) less discounts. The store tells its minimum to
 * nobody, so the storefront has to say it. Since 0.1.0.
 */
export function freeShippingLeft(
  snapshot: Pick<CartSnapshot, 'server' | 'totals'>,
  threshold: Amount,
  { ignoreDiscounts = false }: FreeShippingOptions = {},
): Money | null {
  const { totals } = snapshot;
  if (!totals) return null;
  const taxed = showsTaxInPrices(snapshot);
  const counted: readonly (readonly [sign: 1 | -1, money: Money])[] = [
    [1, totals.subtotal],
    ...(taxed ? ([[1, totals.subtotalTax]] as const) : []),
    ...(ignoreDiscounts ? [] : ([[-1, totals.discount]] as const)),
    ...(ignoreDiscounts || !taxed ? [] : ([[-1, totals.discountTax]] as const)),
  ];
  const goal = Number(typeof threshold === 'object' ? threshold.amount : threshold);
  const reached = counted.reduce((sum, [sign, { amount }]) => sum + sign * amount, 0);
  return {
    amount: Math.max(0, goal - reached),
    certainty: leastSure(counted.map(([, { certainty }]) => certainty)),
  };
}

/** A sum is as sure as its least sure part. */
export function leastSure(parts: readonly Certainty[]): Certainty {
  if (parts.includes('estimate')) return 'estimate';
  return parts.includes('exact') ? 'exact' : 'confirmed';
}
