/** How the shop shows prices. */
import type { CartSnapshot } from '../types.js';

/**
 * Whether the shop shows prices with tax in them. Such a store sends no list of taxes although there is tax
 * to pay (contract 2.7); before the store has said what tax there is, this is `false`. Since 0.1.0.
 */
export function showsTaxInPrices({ server, totals }: Pick<CartSnapshot, 'server' | 'totals'>): boolean {
  const taxes = server?.['taxes'];
  return Array.isArray(taxes) && taxes.length === 0 && (totals?.tax.amount ?? 0) > 0;
}
