/** Field selection: what is asked of the store, and what is left of its answer. */
import { describe, expect, test } from 'vitest';
import { fieldsParameter, select } from '../../../js/client/select.ts';
import { recorded } from './recorded.ts';

describe('the parameter', () => {
  test('of the cart names children of totals and customer, and the field itself else (contract 15)', () => {
    expect(fieldsParameter(['cart_key', 'totals.total', 'totals.subtotal', 'items.name'], 'fields')).toBe(
      'cart_key,totals:total-subtotal,items',
    );
    expect(fieldsParameter(['customer.billing_address.billing_city'], 'fields')).toBe('customer:billing_address');
    expect(fieldsParameter(['totals.total', 'totals'], 'fields')).toBe('totals');
    expect(fieldsParameter('items, totals:subtotal-total', 'fields')).toBe('items,totals:subtotal-total');
  });

  test('of WordPress names the fields alone, because it cannot look into lists', () => {
    expect(fieldsParameter(['id', 'prices.price', 'products.name', 'products.id'], '_fields')).toBe(
      'id,prices,products',
    );
  });
});

describe('the part of an answer', () => {
  const cart = {
    cart_key: 'k',
    items: [
      { name: 'A', id: 1, meta: { sku: 'a', weight: '1' } },
      { name: 'B', id: 2, meta: { sku: 'b', weight: '2' } },
    ],
    totals: { total: '1', subtotal: '2', total_tax: '3' },
  };

  test('is what was asked for, in lists as well', () => {
    expect(select(cart, ['cart_key', 'totals.total', 'items.name', 'items.meta.sku'])).toEqual({
      cart_key: 'k',
      totals: { total: '1' },
      items: [
        { name: 'A', meta: { sku: 'a' } },
        { name: 'B', meta: { sku: 'b' } },
      ],
    });
    expect(select(cart, 'totals:subtotal-total')).toEqual({ totals: { subtotal: '2', total: '1' } });
    expect(select([{ id: 1, name: 'A' }], ['id'])).toEqual([{ id: 1 }]);
    expect(cart.totals.total_tax).toBe('3');
  });

  test('is the whole field where its name alone is asked for', () => {
    expect(select(cart, ['totals', 'totals.total'])).toEqual({ totals: cart.totals });
  });

  test('leaves a map by item key whole', () => {
    const removed = { removed_items: { a: { name: 'A', id: 1 } } };
    expect(select(removed, ['removed_items.name'])).toEqual(removed);
  });

  test.each(recorded().filter(({ partial, status, call }) => partial && status === 200 && call === 'cart.get'))(
    'of a recorded cart has the fields that the store sent: $name',
    ({ body }) => {
      expect(select(body, ['items', 'totals', 'currency'])).toEqual(body);
    },
  );
});
