import { type CartLine, type CartSnapshot, createCart } from 'cocart-wasm';

const cart = createCart({ store: 'https://shop.example' });
const snapshot: CartSnapshot = cart.getSnapshot();
export const lines: readonly CartLine[] = snapshot.lines;
// @ts-expect-error: the store's address is required
createCart({});
