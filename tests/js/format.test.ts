/** The helpers of `cocart-wasm/format`, against what real stores have sent and against rules that always hold. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cartWeight,
  formatDate,
  formatMoney,
  freeShippingLeft,
  linesByPackage,
  toDecimal,
} from '../../js/format/index.js';
import type { CartLine, CartSnapshot, CartTotals, Currency, Money } from '../../js/types.js';

const usd: Currency = {
  code: 'USD',
  symbol: '$',
  minorUnit: 2,
  decimalSeparator: '.',
  thousandSeparator: ',',
  prefix: '$',
  suffix: '',
};
const eur: Currency = {
  ...usd,
  code: 'EUR',
  symbol: '€',
  decimalSeparator: ',',
  thousandSeparator: '.',
  prefix: '',
  suffix: ' €',
};
const jpy: Currency = { ...usd, code: 'JPY', symbol: '¥', minorUnit: 0, prefix: '¥' };
const kwd: Currency = { ...usd, code: 'KWD', symbol: 'د.ك', minorUnit: 3, prefix: '', suffix: ' د.ك' };

const confirmed = (amount: number): Money => ({ amount, certainty: 'confirmed' });

describe('formatMoney', () => {
  test.each([
    [1999, usd, '$19.99'],
    [5, usd, '$0.05'],
    [0, usd, '$0.00'],
    [-5, usd, '-$0.05'],
    [-123456, eur, '-1.234,56 €'],
    [1234567, jpy, '¥1,234,567'],
    [1234567, kwd, '1,234.567 د.ك'],
    ['000120', usd, '$1.20'],
    ['-0', usd, '$0.00'],
    [123456789012345678901234567890n, usd, '$1,234,567,890,123,456,789,012,345,678.90'],
  ])('%s', (amount, currency, shown) => {
    expect(formatMoney(amount, currency)).toBe(shown);
  });

  test('a separator may be any text', () => {
    expect(formatMoney(123456789, { ...usd, thousandSeparator: '$&', decimalSeparator: '' })).toBe('$1$&234$&56789');
  });

  test('in a language, exactly beyond what a floating-point number holds', () => {
    expect(formatMoney(1999, usd, { locale: 'de-DE' })).toBe('19,99\u00a0$');
    expect(formatMoney(12345678901234567891n, usd, { locale: 'en-US' })).toBe('$123,456,789,012,345,678.91');
    expect(formatMoney(-5, usd, { locale: 'en-US' })).toBe('-$0.05');
    expect(formatMoney(1234567, kwd, { locale: 'en' })).toBe('KWD\u00a01,234.567');
  });

  test.each([1.5, Number.NaN, 2 ** 53, '', '1.5', '1e3', ' 1'])('%s is not an amount', (amount) => {
    expect(() => formatMoney(amount, usd)).toThrow(RangeError);
  });

  test('the digits are always those of the amount', () => {
    const separators = fc.constantFrom('', ',', '.', ' ', '’');
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 6 }), separators, separators, (amount, minorUnit, a, b) => {
        const shown = formatMoney(amount, { ...usd, minorUnit, thousandSeparator: a, decimalSeparator: b });
        expect(BigInt(shown.replace(/[^\d]/g, '')) * (shown.startsWith('-') ? -1n : 1n)).toBe(amount);
        expect(toDecimal(amount, minorUnit)).toMatch(
          minorUnit ? new RegExp(`^-?\\d+\\.\\d{${minorUnit}}$`) : /^-?\d+$/,
        );
      }),
    );
  });

  test('groups have three digits, and by the rules of US English both ways are one', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        expect(formatMoney(amount, usd)).toBe(formatMoney(amount, usd, { locale: 'en-US' }));
      }),
    );
  });
});

const totalsOf = (given: Partial<CartTotals>): CartTotals => ({
  subtotal: confirmed(0),
  subtotalTax: confirmed(0),
  discount: confirmed(0),
  discountTax: confirmed(0),
  shipping: confirmed(0),
  shippingTax: confirmed(0),
  fees: confirmed(0),
  feesTax: confirmed(0),
  tax: confirmed(0),
  total: confirmed(0),
  ...given,
});

describe('freeShippingLeft', () => {
  const totals = totalsOf({
    subtotal: confirmed(4000),
    subtotalTax: confirmed(760),
    discount: confirmed(500),
    discountTax: confirmed(95),
    tax: confirmed(665),
  });

  test('counts lines less discounts, with tax where prices contain it', () => {
    expect(freeShippingLeft({ totals, server: { taxes: { 'US-1': {} } } }, 5000)).toEqual(confirmed(1500));
    expect(freeShippingLeft({ totals, server: { taxes: [] } }, 5000)).toEqual(confirmed(835));
    expect(freeShippingLeft({ totals, server: { taxes: [] } }, 5000n, { ignoreDiscounts: true })).toEqual(
      confirmed(240),
    );
  });

  test('is never below 0, is as sure as what it counts, and is unknown before totals are', () => {
    expect(freeShippingLeft({ totals, server: null }, 10)).toEqual(confirmed(0));
    const guessed = { ...totals, discount: { amount: 0, certainty: 'estimate' } } as const;
    expect(freeShippingLeft({ totals: guessed, server: null }, { amount: 5000 })).toEqual({
      amount: 1000,
      certainty: 'estimate',
    });
    expect(freeShippingLeft({ totals: guessed, server: null }, 5000, { ignoreDiscounts: true })?.certainty).toBe(
      'confirmed',
    );
    expect(freeShippingLeft({ totals: null, server: null }, 5000)).toBeNull();
  });
});

type Document = Record<string, unknown>;

/** The carts on a tape, each as the part of a snapshot that the helpers look at. */
function cartsOnTape(tape: string): Pick<CartSnapshot, 'lines' | 'server' | 'totals'>[] {
  const file = new URL(`../tapes/${tape}.json`, import.meta.url);
  const carts: Document[] = [];
  JSON.parse(readFileSync(file, 'utf8'), (_, value) => {
    if (value?.items_weight !== undefined && Array.isArray(value.items)) carts.push(value);
    return value;
  });
  return carts.map((server) => ({
    server,
    totals: totalsOf({}),
    lines: (server['items'] as Document[]).map(lineOf),
  }));
}

const lineOf = (server: Document): CartLine =>
  ({
    name: server['name'],
    key: server['item_key'],
    quantity: (server['quantity'] as Document)['value'],
    server,
  }) as CartLine;

describe('linesByPackage', () => {
  test('finds each line of a recorded cart in the package that names it', () => {
    const carts = cartsOnTape('usd-tax-exclusive/customer-and-shipping').filter(
      ({ server }) => !Array.isArray(((server?.['shipping'] ?? {}) as Document)['packages']),
    );
    expect(carts.length).toBeGreaterThan(0);
    for (const cart of carts) {
      const [first, ...others] = linesByPackage(cart);
      expect(first?.index).toBe(0);
      expect(first?.lines.map(({ name }) => name)).toEqual(cart.lines.map(({ name }) => name));
      expect(first?.rates.filter(({ chosen }) => chosen)).toHaveLength(1);
      expect(others).toEqual([]);
    }
  });

  const rate = (items: string) => ({
    'flat_rate:1': { label: 'Flat &amp; fast', cost: '1000', chosen_method: true, meta_data: { items } },
  });
  const line = (name: string, value = 1, key: string | null = 'k') =>
    ({ name, key, quantity: value, server: key && { quantity: { value } } }) as unknown as CartLine;

  test('divides lines among packages, and keeps those of none', () => {
    const [mug, soup, file] = [line('Mug, blue', 2), line('Mug', 2), line('A download')];
    const packages = {
      default: { package_name: 'Shipping', rates: rate('Mug, blue &times; 2'), index: 0, chosen_method: 'flat_rate:1' },
      defaulu: { package_name: 'Shipping 2', rates: rate('Mug × 2'), index: 1 },
    };
    const groups = linesByPackage({ lines: [mug, soup, file], server: { shipping: { packages } } });
    expect(groups.map(({ index, lines }) => [index, lines])).toEqual([
      [0, [mug]],
      [1, [soup]],
      [null, [file]],
    ]);
    expect(groups[0]?.rates).toEqual([{ id: 'flat_rate:1', label: 'Flat & fast', cost: '1000', chosen: true }]);
  });

  test('one package that does not say what it holds has every confirmed line', () => {
    const lines = [line('Mug'), line('New', 1, null)];
    const groups = linesByPackage({ lines, server: { shipping: { packages: { default: { rates: [] } } } } });
    expect(groups.map(({ lines: held }) => held)).toEqual([[lines[0]], [lines[1]]]);
  });

  test('takes whatever a plugin makes of shipping', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (shipping) => {
        const lines = [line('Mug')];
        const held = linesByPackage({ lines, server: { shipping } }).flatMap((group) => group.lines);
        expect(held).toEqual(lines);
      }),
    );
  });
});

describe('cartWeight', () => {
  test.each([
    'usd-tax-exclusive/guest-life-of-a-cart',
    'eur-tax-inclusive/coupons',
    'usd-tax-exclusive/big-cart-120-lines',
  ])('is what the store says: %s', (tape) => {
    const carts = cartsOnTape(tape);
    expect(carts.length).toBeGreaterThan(0);
    for (const cart of carts) {
      const told = String(cart.server?.['items_weight']);
      expect(cartWeight(cart)).toEqual({ value: String(Number(told)), certainty: 'confirmed' });
    }
  });

  const line = (weight: string, value: number, quantity = value) =>
    ({ quantity, server: { quantity: { value }, meta: { weight } } }) as unknown as CartLine;
  const weigh = (...lines: CartLine[]) => cartWeight({ lines, totals: totalsOf({}) });

  test('follows quantities that the store has not confirmed', () => {
    expect(weigh(line('4.5', 3, 1))).toEqual({ value: '1.5', certainty: 'exact' });
    expect(weigh(line('0.30000000000000004', 3, 2))).toEqual({ value: '0.2', certainty: 'exact' });
    expect(weigh({ quantity: 1, server: null } as CartLine, line('2', 1))).toEqual({
      value: '2',
      certainty: 'estimate',
    });
    expect(cartWeight({ lines: [], totals: null })).toBeNull();
  });
});

describe('formatDate', () => {
  const zones = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'Asia/Kolkata'];

  test('what the shop wrote without a time zone is that day for everybody', () => {
    const before = process.env['TZ'];
    for (const zone of zones) {
      process.env['TZ'] = zone;
      for (const text of ['2026-11-24', '2026-11-24T00:00:01', '2026-11-24 23:59:59']) {
        expect(formatDate(text, { locale: 'en-GB', timeZone: zone })).toBe('24 Nov 2026');
      }
    }
    process.env['TZ'] = before ?? '';
    if (before === undefined) delete process.env['TZ'];
  });

  test('an instant is shown where the shopper is', () => {
    const options = { locale: 'en-GB', dateStyle: 'short', timeStyle: 'short' } as const;
    expect(formatDate('2026-11-24T23:30:00Z', { ...options, timeZone: 'Asia/Kolkata' })).toBe('25/11/2026, 05:00');
    expect(formatDate('2026-11-24T23:30:00+0100', { ...options, timeZone: 'UTC' })).toBe('24/11/2026, 22:30');
  });

  test.each(['', 'soon', '2026-02-31', '2026-13-01', '24.11.2026', '2026-11-24T25:00:00'])('%s is no date', (text) => {
    expect(formatDate(text)).toBeNull();
  });

  test('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void formatDate(text)));
  });
});
