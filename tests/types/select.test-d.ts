/** Field selection narrows the answer to what was asked for. */
import { describe, expectTypeOf, test } from 'vitest';
import type { Cart, CartTotals, Category, Customer } from '../../js/client/responses/index.js';
import type { FieldPath, FieldsOf, Selected } from '../../js/client/select.js';

declare function get<const Fields extends FieldsOf<Cart>>(fields: Fields): Selected<Cart, Fields>;

describe('a list of fields', () => {
  test('leaves these fields and no others', () => {
    const cart = get(['cart_key', 'totals.total', 'items.name']);
    expectTypeOf(cart.cart_key).toEqualTypeOf<string>();
    expectTypeOf(cart.totals).toEqualTypeOf<{ readonly total: CartTotals['total'] }>();
    expectTypeOf(cart.items).toEqualTypeOf<readonly { readonly name: string }[]>();
    expectTypeOf<keyof typeof cart>().toEqualTypeOf<'cart_key' | 'totals' | 'items'>();
    // @ts-expect-error was not asked for
    cart.notices;
    // @ts-expect-error was not asked for
    cart.totals.subtotal;
  });

  test('leaves a whole field where its name alone is asked for', () => {
    expectTypeOf(get(['totals']).totals).toEqualTypeOf<CartTotals>();
    expectTypeOf(get(['totals', 'totals.total']).totals).toEqualTypeOf<CartTotals>();
  });

  test('has only names that the cart has', () => {
    // @ts-expect-error no such field
    get(['cart_kye']);
    // @ts-expect-error no such field
    get(['totals.totl']);
    expectTypeOf<'items.quantity'>().toExtend<FieldPath<Cart>>();
    expectTypeOf<'items.nothing'>().not.toExtend<FieldPath<Cart>>();
  });

  test('that is made while running may leave any of them out', () => {
    const fields: ('cart_key' | 'items')[] = ['items'];
    const cart = get(fields);
    expectTypeOf(cart.cart_key).toEqualTypeOf<string | undefined>();
    expectTypeOf<keyof typeof cart>().toEqualTypeOf<'cart_key' | 'items'>();
  });
});

describe('a text of fields', () => {
  test('narrows like a list', () => {
    const cart = get('cart_key, totals.total');
    expectTypeOf<keyof typeof cart>().toEqualTypeOf<'cart_key' | 'totals'>();
    expectTypeOf(cart.totals).toEqualTypeOf<{ readonly total: CartTotals['total'] }>();
  });

  test('may be in the form that CoCart reads', () => {
    const cart = get('items,totals:subtotal-total,customer:billing_address');
    expectTypeOf<keyof typeof cart.totals>().toEqualTypeOf<'subtotal' | 'total'>();
    expectTypeOf(cart.customer).toEqualTypeOf<Pick<Customer, 'billing_address'>>();
  });

  test('in that form may also stand in a list', () => {
    expectTypeOf(get(['totals:total-total_tax']).totals).toEqualTypeOf<Pick<CartTotals, 'total' | 'total_tax'>>();
  });

  test('that is not known before may leave anything out', () => {
    const cart = get(String('items'));
    expectTypeOf(cart).toEqualTypeOf<Partial<Cart>>();
  });
});

test('selection goes into the members of a list', () => {
  expectTypeOf<Selected<readonly Category[], readonly ['id', 'name']>>().toEqualTypeOf<
    readonly { readonly id: number; readonly name: string }[]
  >();
});
