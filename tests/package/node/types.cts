import cocart = require('cocart-wasm');

const cart = cocart.createCart({ store: 'https://shop.example' });
const snapshot: cocart.CartSnapshot = cart.getSnapshot();
export const lines: readonly cocart.CartLine[] = snapshot.lines;
