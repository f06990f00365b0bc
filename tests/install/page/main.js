import { createCart } from 'cocart-wasm';

const cart = createCart({ store: new URLSearchParams(location.search).get('store') ?? '' });
const output = document.querySelector('output');

cart.subscribe(() => {
  const [line] = cart.getSnapshot().lines;
  output.textContent = line && !line.pending ? `${line.quantity} x ${line.name}` : '';
});
document.querySelector('button').addEventListener('click', () => cart.add('woo-belt', 2));
