/** The cart of the page, for the examples that have one already. */
import { createCart } from 'cocart-wasm';
import { store } from './shop.ts';

export const cart = createCart({ store });
