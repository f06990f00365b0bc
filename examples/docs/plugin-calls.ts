/** docs/plugins.md: callbacks and routes of plugins. */
import { cart } from './cart.ts';

// #region
declare module 'cocart-wasm' {
  interface CartCallbacks {
    'my-gift-wrap': { readonly paper: string };
  }
}

await cart.api.cart.update({ namespace: 'my-gift-wrap', paper: 'gold' });
await cart.api.request('POST', 'my-plugin/v1/thing', { colour: 'red' });
// #endregion
