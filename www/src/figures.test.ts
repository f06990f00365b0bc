import type { CartLine, CartSnapshot, CartTotals, Money } from 'cocart-wasm';
import { expect, test } from 'vitest';
import { lineFigure, rows, showsTaxInPrices } from './figures';

const sure = (amount: number): Money => ({ amount, certainty: 'confirmed' });
const guess = (amount: number): Money => ({ amount, certainty: 'estimate' });

/** One beanie, with the figures of the tapes of a shop whose prices include tax. */
const beanie = { price: sure(1800), quantity: 1, subtotal: sure(1674), total: sure(1674), tax: sure(126) } as CartLine;
const totals: CartTotals = {
  subtotal: sure(1674),
  subtotalTax: sure(126),
  discount: sure(0),
  discountTax: sure(0),
  shipping: sure(1000),
  shippingTax: sure(75),
  fees: sure(0),
  feesTax: sure(0),
  tax: sure(201),
  total: sure(2875),
};

test('a shop with tax in its prices sends no list of taxes', () => {
  const snapshot = (server: Record<string, unknown>, tax: number) =>
    ({ server, totals: { ...totals, tax: sure(tax) } }) as unknown as CartSnapshot;
  expect(showsTaxInPrices(snapshot({ taxes: [] }, 201))).toBe(true);
  expect(showsTaxInPrices(snapshot({ taxes: [] }, 0))).toBe(false);
  expect(showsTaxInPrices(snapshot({ taxes: { 'US-US TAX-1': { price: '201' } } }, 201))).toBe(false);
});

test('a line shows its tax where prices do', () => {
  expect(lineFigure(beanie, true)).toEqual(sure(1800));
  expect(lineFigure(beanie, false)).toEqual(sure(1674));
});

test('a line that is not confirmed shows an estimate from its price', () => {
  const fresh = { ...beanie, quantity: 3, subtotal: null, total: null, tax: null };
  expect(lineFigure(fresh, false)).toEqual(guess(5400));
  expect(lineFigure({ ...fresh, price: null }, false)).toBeNull();
});

test('a sum is only as sure as its parts', () => {
  expect(lineFigure({ ...beanie, tax: guess(126) }, true)).toEqual(guess(1800));
});

test('rows show tax in them or apart, and only what there is', () => {
  expect(rows(totals, true, true)).toEqual([
    { label: 'Subtotal', money: sure(1800) },
    { label: 'Shipping', money: sure(1075) },
    { label: 'Tax included', money: sure(201) },
  ]);
  expect(rows({ ...totals, discount: sure(200), shipping: sure(0) }, false, false)).toEqual([
    { label: 'Subtotal', money: sure(1674) },
    { label: 'Discount', money: sure(-200) },
    { label: 'Tax', money: sure(201) },
  ]);
});
