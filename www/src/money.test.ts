import type { Currency } from 'cocart-wasm';
import { formatMoney } from 'cocart-wasm/format';
import { expect, test } from 'vitest';
import { writeMoney } from './money';

const dollar: Currency = {
  code: 'USD',
  symbol: '$',
  minorUnit: 2,
  decimalSeparator: '.',
  thousandSeparator: ',',
  prefix: '$',
  suffix: '',
};
const dinar: Currency = { ...dollar, code: 'KWD', symbol: 'د.ك', minorUnit: 3, prefix: 'د.ك ' };

test.each([
  [0, dollar, '$0.00'],
  ['1234567', dollar, '$12,345.67'],
  [-500, dollar, '-$5.00'],
  [18000, dinar, 'د.ك 18.000'],
  ['90071992547409931234', dollar, '$900,719,925,474,099,312.34'],
])('writes %s as the package does', (amount, currency, text) => {
  expect(writeMoney(amount, currency)).toBe(text);
  expect(writeMoney(amount, currency)).toBe(formatMoney(amount, currency));
});

test.each(['', '12.50', 'free', Number.NaN, 1.5])('a price that is none is a dash: %s', (amount) => {
  expect(() => formatMoney(amount, dollar)).toThrow(RangeError);
  expect(writeMoney(amount, dollar)).toBe('–');
});

test('what is wrong with the currency is not hidden', () => {
  expect(() => writeMoney(1, null as unknown as Currency)).toThrow(TypeError);
});
