/** Money as text: whole minor units and strings, never a fraction in floating point. */
import type { Currency } from 'cocart-wasm';

/**
 * Writes an amount as the shop writes it.
 *
 * @param amount Whole minor units, as a number or as the digits that the store sends.
 */
export function formatMoney(amount: number | string, currency: Currency): string {
  const digits = String(amount);
  const negative = digits.startsWith('-');
  const { minorUnit, decimalSeparator, thousandSeparator, prefix, suffix } = currency;
  const padded = (negative ? digits.slice(1) : digits).padStart(minorUnit + 1, '0');
  const split = padded.length - minorUnit;
  const whole = padded.slice(0, split).replace(/\B(?=(\d{3})+$)/g, () => thousandSeparator);
  const fraction = minorUnit > 0 ? decimalSeparator + padded.slice(split) : '';
  return `${negative ? '-' : ''}${prefix}${whole}${fraction}${suffix}`;
}
