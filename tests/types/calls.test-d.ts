/** The calls as a program sees them: parameters, answers, and what narrows them. */
import { describe, expectTypeOf, test } from 'vitest';
import type { Calls } from '../../js/client/calls.js';
import type {
  Cart,
  CartItem,
  Category,
  CustomerSubscription,
  Product,
  ProductPage,
  RawCart,
  StoreInfo,
} from '../../js/client/responses/index.js';

declare const calls: Calls;

describe('parameters', () => {
  test('must be there where the store needs them, and may be numbers where it wants text', () => {
    calls.cart.addItem({ id: 14, quantity: 2 });
    calls.cart.addItem({ id: 'mug', quantity: '1.5', variation: { attribute_pa_color: 'blue' } });
    // @ts-expect-error no product
    calls.cart.addItem({ quantity: 2 });
    // @ts-expect-error nothing at all
    calls.cart.addItem();
    calls.cart.get();
    calls.store();
    // @ts-expect-error the product is part of the path
    calls.products.variations();
  });

  test('have their names and values checked', () => {
    calls.products.list({ orderby: 'price', order: 'ASC', rating: [4, 5] });
    // @ts-expect-error upper case only
    calls.products.list({ order: 'asc' });
    // @ts-expect-error no such parameter
    calls.products.list({ colour: 'blue' });
    calls.products.list({ attributes: [{ attribute: 'pa_color', slug: ['blue'] }] });
    // @ts-expect-error which attribute?
    calls.products.list({ attributes: [{ slug: ['blue'] }] });
  });

  test('of an update are those of its namespace', () => {
    calls.cart.update({ namespace: 'update-cart', quantity: { k: 2 } });
    calls.cart.update({ namespace: 'update-customer', country: 'DE' });
    // @ts-expect-error of another namespace
    calls.cart.update({ namespace: 'update-cart', quantity: { k: 2 }, country: 'DE' });
    // @ts-expect-error not a number
    calls.cart.update({ namespace: 'update-cart', quantity: { k: true } });
    calls.cart.update({ namespace: 'my-plugin', whatever: [1, 2] });
  });
});

describe('answers', () => {
  test('are what the call is about', () => {
    expectTypeOf(calls.cart.get()).resolves.toEqualTypeOf<Cart>();
    expectTypeOf(calls.store()).resolves.toEqualTypeOf<StoreInfo>();
    expectTypeOf(calls.account.subscription({ id: 3 })).resolves.toEqualTypeOf<CustomerSubscription>();
    expectTypeOf(calls.account.subscription.suspend({ id: 3 })).resolves.toHaveProperty('subscription_status');
  });

  test('follow the switches', () => {
    expectTypeOf(calls.cart.addItem({ id: 1, return_item: true })).resolves.toEqualTypeOf<CartItem>();
    expectTypeOf(calls.cart.get({ default: true })).resolves.toEqualTypeOf<RawCart>();
    expectTypeOf(calls.cart.removeItem({ item_key: 'k', return_status: true })).resolves.toEqualTypeOf<string>();
  });

  test('have the fields alone that were asked for', () => {
    const part = calls.cart.addItem({ id: 1, fields: ['item_count', 'totals.total'] });
    expectTypeOf<keyof Awaited<typeof part>>().toEqualTypeOf<'item_count' | 'totals'>();
    const title = calls.store({ fields: ['title'] });
    expectTypeOf(title).resolves.toEqualTypeOf<{ readonly title: StoreInfo['title'] }>();
    const names = calls.products.list({ fields: ['products.name'], search: 'mug' });
    expectTypeOf<Awaited<typeof names>>().toEqualTypeOf<{ readonly products: readonly { readonly name: string }[] }>();
    // @ts-expect-error no such field
    calls.store({ fields: ['titel'] });
  });

  test('come in pages and one by one', () => {
    expectTypeOf(calls.products.list()).resolves.toEqualTypeOf<ProductPage>();
    expectTypeOf(calls.products.list.pages({ per_page: 50 })).toEqualTypeOf<AsyncIterable<ProductPage>>();
    expectTypeOf(calls.products.list.all()).toEqualTypeOf<AsyncIterable<Product>>();
    expectTypeOf(calls.products.categories.all({ parent: 0 })).toEqualTypeOf<AsyncIterable<Category>>();
  });
});
