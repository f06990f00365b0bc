/** What a program imports from the package: the mirror's types, those of the answers, and what it may add to them. */

import type {
  Api,
  Cart,
  CartItem,
  CartSnapshot,
  CartTotals,
  Client,
  FreeForm,
  Product,
  StoreCart,
  StoreCartTotals,
  StoreErrorCode,
} from 'cocart-wasm';
import { expectTypeOf, test } from 'vitest';

declare module 'cocart-wasm' {
  interface CartItemExtensions {
    readonly engraved_by?: string;
  }
  interface ItemData {
    readonly gift_note?: string;
  }
  interface CartCallbacks {
    'my-gift-wrap': { readonly paper: string };
  }
}

declare const client: Client;
declare const api: Api;

test('the mirror and the answers are told apart', () => {
  expectTypeOf<ReturnType<Cart['getSnapshot']>>().toEqualTypeOf<CartSnapshot>();
  expectTypeOf<NonNullable<CartSnapshot['totals']>>().toEqualTypeOf<CartTotals>();
  expectTypeOf(client.cart.get()).resolves.toEqualTypeOf<StoreCart>();
  expectTypeOf<StoreCart['totals']>().toEqualTypeOf<StoreCartTotals>();
  expectTypeOf(client.products.get({ id: 14 })).resolves.toEqualTypeOf<Product>();
  expectTypeOf<'cocart_product_out_of_stock'>().toExtend<StoreErrorCode>();
});

test('what a shop adds to the package by its name is everywhere', () => {
  expectTypeOf<CartItem['engraved_by']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<StoreCart['items'][number]['cart_item_data']['gift_note']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<FreeForm>().not.toBeAny();
  api.cart.update({ namespace: 'my-gift-wrap', paper: 'gold' });
  // @ts-expect-error the callback wants paper
  api.cart.update({ namespace: 'my-gift-wrap', paper: 7 });
});
