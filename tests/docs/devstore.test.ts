/** README: a store without WordPress, in one's own tests. */
import { createCart } from 'cocart-wasm';
import { createDevstore } from 'cocart-wasm/devstore';
import { expect, test, vi } from 'vitest';

test('nothing is lost where an answer is', async () => {
  // #region
  const store = await createDevstore();
  vi.stubGlobal('fetch', store.fetch); // or a handler of MSW
  await store.arm({ path: 'add-item', drop: 'after-commit' }); // faults
  const cart = createCart({ store: store.url, storage: 'memory' });
  // #endregion
  await cart.add('woo-beanie', 2);
  await cart.settled();
  expect(cart.getSnapshot().lines.map(({ name, quantity }) => [name, quantity])).toEqual([['Beanie', 2]]);
  const { requests } = await store.log();
  expect(requests.filter(({ fault }) => fault !== null)).toHaveLength(1);
  cart.destroy();
  vi.unstubAllGlobals();
});
