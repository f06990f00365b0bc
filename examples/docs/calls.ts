/** README: every call. */

import { cart } from './cart.ts';
import { show } from './shop.ts';

// #region

import { createClient } from 'cocart-wasm'; // 17 KB more, at the first call, and no WASM

const client = createClient({ store: 'https://shop.example' });
const { products } = await client.products.list({ category: 'accessories', per_page: 20 });
for await (const product of client.products.list.all({ on_sale: true })) show(product);

await cart.api.cart.update({ namespace: 'my-gift-wrap', paper: 'red' }); // in its turn with all intents
location.href = await cart.checkoutUrl();
// #endregion

show(products);
