/** docs/plugins.md: fields that plugins add to answers. */
import { cart } from './cart.ts';
import { show } from './shop.ts';

// #region
declare module 'cocart-wasm' {
  interface CartExtensions {
    readonly loyalty_points?: number;
  }
  interface CartItemExtensions {
    readonly permalink?: string;
  }
  interface ProductExtensions {
    readonly size_chart?: string;
  }
  interface StoreExtensions {
    readonly opening_hours?: string;
  }
}
// #endregion

const { loyalty_points } = await cart.api.cart.get();
const { products } = await cart.api.products.list();
const { opening_hours } = await cart.api.store();
const told: readonly [number | undefined, string | undefined, string | undefined] = [
  loyalty_points,
  products[0]?.size_chart,
  opening_hours,
];
show(told);
