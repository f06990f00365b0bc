/** docs/plugins.md: data of a line. */
import { cart } from './cart.ts';

// #region
declare module 'cocart-wasm' {
  interface ItemData {
    readonly engraving?: string;
  }
}

await cart.add(21, 1, { itemData: { engraving: 'Zoë' } });
await cart.api.cart.addItem({ id: 21, item_data: { engraving: 'Zoë' } });
// #endregion
