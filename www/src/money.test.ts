import type { Currency } from 'cocart-wasm';
import { expect, test } from 'vitest';
import { formatMoney } from './money';

const dollar: Currency = {
  code: 'USD',
  symbol: '$',
  minorUnit: 2,
  decimalSeparator: '.',
  thousandSeparator: ',',
  prefix: '$',
  suffix: '',
};
const euro: Currency = {
  ...dollar,
  code: 'EUR',
  symbol: '€',
  decimalSeparator: ',',
  thousandSeparator: '.',
  prefix: '',
  suffix: ' €',
};
const yen: Currency = { ...dollar, code: 'JPY', symbol: '¥', minorUnit: 0, prefix: '¥' };
const dinar: Currency = { ...dollar, code: 'KWD', symbol: 'د.ك', minorUnit: 3, prefix: 'د.ك ' };

test.each([
  [0, dollar, '$0.00'],
  [5, dollar, '$0.05'],
  [1999, dollar, '$19.99'],
  ['1234567', dollar, '$12,345.67'],
  [-500, dollar, '-$5.00'],
  [100000000, dollar, '$1,000,000.00'],
  [99900, dollar, '$999.00'],
  [123456, euro, '1.234,56 €'],
  [18, yen, '¥18'],
  [1800, yen, '¥1,800'],
  [18000, dinar, 'د.ك 18.000'],
  [7, dinar, 'د.ك 0.007'],
  ['90071992547409931234', dollar, '$900,719,925,474,099,312.34'],
])('writes %s', (amount, currency, text) => {
  expect(formatMoney(amount, currency)).toBe(text);
});

test('a separator is put in as it is, not as a replacement pattern', () => {
  expect(formatMoney(123456789, { ...dollar, thousandSeparator: '$&' })).toBe('$1$&234$&567.89');
});
