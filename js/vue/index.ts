/**
 * `cocart-wasm/vue`: the cart in Vue 3.4 and later. Shallow refs only: nothing of the cart is made reactive in
 * depth, and what shows the same as before triggers nothing.
 */
export { type CartPluginOptions, cartPlugin } from './plugin.js';
export { type CartActions, type UsedCart, useCart, useLine } from './use.js';
