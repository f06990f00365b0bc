import { createCart } from 'cocart-wasm';

const cart = createCart({ store: new URLSearchParams(location.search).get('store') });
cart.add('woo-belt', 2);
await cart.settled();
const [line] = cart.getSnapshot().lines;
document.querySelector('output').textContent = `${line.quantity} x ${line.name}`;
