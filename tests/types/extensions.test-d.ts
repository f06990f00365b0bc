/** What shops with plugins add by declaration merging is there, with its type. */
import { expectTypeOf, test } from 'vitest';
import type { Cart, CartItem, ItemData, Product, StoreInfo } from '../../js/client/responses/index.js';

declare module '../../js/client/responses/extensions.js' {
  interface CartExtensions {
    readonly loyalty_points?: number;
  }
  interface CartItemExtensions {
    readonly permalink?: string;
  }
  interface ProductExtensions {
    readonly rating_stars?: 1 | 2 | 3 | 4 | 5;
  }
  interface StoreExtensions {
    readonly opening_hours?: string;
  }
  interface ItemData {
    readonly engraving?: string;
  }
}

test('fields of plugins are fields of the answers', () => {
  expectTypeOf<Cart['loyalty_points']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<CartItem['permalink']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Product['rating_stars']>().toEqualTypeOf<1 | 2 | 3 | 4 | 5 | undefined>();
  expectTypeOf<StoreInfo['opening_hours']>().toEqualTypeOf<string | undefined>();
});

test('data of a line has the names that the shop declares, and others', () => {
  expectTypeOf<CartItem['cart_item_data']['engraving']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<{ engraving: 'Zoë'; wrap: true; box: { n: 2 } }>().toExtend<ItemData>();
  expectTypeOf<{ engraving: 7 }>().not.toExtend<ItemData>();
});

test('data of a line can be given per use', () => {
  interface Engraved {
    readonly engraved_name: string;
  }
  expectTypeOf<Cart<Engraved>['items'][number]['cart_item_data']>().toEqualTypeOf<Engraved>();
});
