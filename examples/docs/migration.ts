/** docs/migration.md: what a page with another package becomes. */

import { show } from './shop.ts';

// #region

import { createCart } from 'cocart-wasm';

const cart = createCart({ store: 'https://shop.example' });
cart.subscribe(() => show(cart.getSnapshot().lines));
await cart.add(123, 2);
// #endregion
