const { createCart, createClient } = require('cocart-wasm');
const { createDevstore } = require('cocart-wasm/devstore');

afterEach(() => {
  delete globalThis.fetch;
});

/** What a cart holds in which two belts were put. */
async function contentOf(store) {
  const cart = createCart({ store });
  cart.add('woo-belt', 2);
  await cart.settled();
  const [line] = cart.getSnapshot().lines;
  cart.destroy();
  return `${line.quantity} x ${line.name}`;
}

test('this is a window without fetch', () => {
  expect([typeof window, typeof fetch, typeof TextDecoder]).toEqual(['object', 'undefined', 'undefined']);
});

test('a cart of a store', async () => {
  expect(await contentOf(process.env.STORE)).toBe('2 x Belt');
});

test('a cart of the store in memory, whose fetch the test has put there', async () => {
  const store = await createDevstore();
  globalThis.fetch = store.fetch;
  expect(await contentOf(store.url)).toBe('2 x Belt');
  const { requests } = await store.log();
  expect(requests.map(({ method }) => method)).toContain('POST');
});

test('a call of the API', async () => {
  const client = createClient({ store: process.env.STORE });
  const { products } = await client.products.list({ search: 'Belt' });
  expect(products.map(({ name }) => name)).toEqual(['Belt']);
});
