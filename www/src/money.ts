/** Money as text: by the package, which writes it as the store does. */
import type { Currency } from 'cocart-wasm';
import { type Amount, formatMoney } from 'cocart-wasm/format';

/** What stands where a product has no price: the store sends an empty one then. */
const NO_PRICE = '–';

/** Writes an amount in whole minor units as the shop does, or a dash for what is no amount. */
export function writeMoney(amount: Amount, currency: Currency): string {
  try {
    return formatMoney(amount, currency);
  } catch (error) {
    if (error instanceof RangeError) return NO_PRICE;
    throw error;
  }
}
