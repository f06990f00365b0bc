/** Money as text: whole minor units and their digits, never a fraction in floating point. */
import type { Currency, Money } from '../types.js';

/**
 * An amount in whole minor units: {@link Money} of a snapshot, a number, or for amounts beyond 2^53 a
 * bigint or the digits as the store sends them.
 */
export type Amount = Pick<Money, 'amount'> | number | bigint | string;

/** Options of {@link formatMoney}. */
export interface MoneyOptions {
  /**
   * A language tag: the amount is then written as `Intl.NumberFormat` does there (browsers from 2023 on). By
   * default it is written by the store's own rules: its prefix, suffix, separators and decimals.
   */
  locale?: string | readonly string[] | undefined;
}

/**
 * Writes an amount, exactly, whatever its size.
 *
 * Throws a `RangeError` for what is no whole number of minor units. Since 0.1.0.
 */
export function formatMoney(amount: Amount, currency: Currency, { locale }: MoneyOptions = {}): string {
  const { code, minorUnit, decimalSeparator, thousandSeparator, prefix, suffix } = currency;
  if (locale !== undefined) {
    const format = new Intl.NumberFormat(locale as string | string[], {
      style: 'currency',
      currency: code,
      minimumFractionDigits: minorUnit,
      maximumFractionDigits: minorUnit,
    });
    // It takes decimal text as it is (ES2023); the types of ES2022 do not know.
    return format.format(toDecimal(amount, minorUnit) as unknown as number);
  }
  const { sign, whole, fraction } = partsOf(amount, minorUnit);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, () => thousandSeparator);
  return sign + prefix + grouped + (fraction && decimalSeparator + fraction) + suffix;
}

/** The amount in major units as decimal text with a full stop: 1999 is `19.99` with two decimals. Since 0.1.0. */
export function toDecimal(amount: Amount, minorUnit: number): string {
  const { sign, whole, fraction } = partsOf(amount, minorUnit);
  return sign + whole + (fraction && `.${fraction}`);
}

function partsOf(amount: Amount, minorUnit: number) {
  const units = typeof amount === 'object' ? amount.amount : amount;
  const [, minus = '', digits = ''] = /^(-?)0*(\d+)$/.exec(String(units)) ?? [];
  // A number beyond 2^53 has lost its last digits already.
  if (digits === '' || (typeof units === 'number' && !Number.isSafeInteger(units))) {
    throw new RangeError(`${String(units)} is not a whole number of minor units`);
  }
  const padded = digits.padStart(minorUnit + 1, '0');
  const split = padded.length - minorUnit;
  return { sign: digits === '0' ? '' : minus, whole: padded.slice(0, split), fraction: padded.slice(split) };
}
