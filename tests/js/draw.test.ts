/** How the engine's numbers become the snapshot. */
import { expect, test } from 'vitest';
import { line, totals } from '../../js/draw.js';

test('each total says how sure it is', () => {
  const drawn = totals(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 1, 2, 1, 0, 2, 1);
  expect(drawn).toEqual({
    subtotal: { amount: 1, certainty: 'estimate' },
    subtotalTax: { amount: 2, certainty: 'exact' },
    discount: { amount: 3, certainty: 'confirmed' },
    discountTax: { amount: 4, certainty: 'confirmed' },
    shipping: { amount: 5, certainty: 'exact' },
    shippingTax: { amount: 6, certainty: 'exact' },
    fees: { amount: 7, certainty: 'estimate' },
    feesTax: { amount: 8, certainty: 'estimate' },
    tax: { amount: 9, certainty: 'confirmed' },
    total: { amount: 10, certainty: 'exact' },
  });
});

test('a line says how sure its price and its tax are, apart from each other', () => {
  const none = undefined;
  const drawn = line(
    ...(['id', 'key', 14, 'Beanie', '', '', '', [], none, 3, none, none] as const),
    ...([1800, 5400, 5400, 405, 405, 1, 0, '', true, none, none, none] as const),
  );
  expect(drawn.price).toEqual({ amount: 1800, certainty: 'confirmed' });
  expect(drawn.subtotal).toEqual({ amount: 5400, certainty: 'exact' });
  expect(drawn.total).toEqual({ amount: 5400, certainty: 'exact' });
  expect(drawn.subtotalTax).toEqual({ amount: 405, certainty: 'estimate' });
  expect(drawn.tax).toEqual({ amount: 405, certainty: 'estimate' });
});
