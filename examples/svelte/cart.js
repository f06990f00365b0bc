/** The cart of the page, which ShopPage gives to all components below it. */
import { getContext, setContext } from 'svelte';

const key = Symbol('cart');

/** @param {import('cocart-wasm/svelte').CartStore} cart */
export const provideCart = (cart) => void setContext(key, cart);

/** @returns {import('cocart-wasm/svelte').CartStore} */
export const useCart = () => getContext(key);
