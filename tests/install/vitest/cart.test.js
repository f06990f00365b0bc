import { createCart } from 'cocart-wasm';
import { expect, test } from 'vitest';

test('a cart', async () => {
  const cart = createCart({ store: process.env.STORE });
  cart.add('woo-belt', 2);
  await cart.settled();
  const [line] = cart.getSnapshot().lines;
  expect(`${line.quantity} x ${line.name}`).toBe('2 x Belt');
  cart.destroy();
});
