/** The examples of README and docs that need no page, run against the store in memory. */
import { createDevstore, type Devstore } from 'cocart-wasm/devstore';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cart } from '../../examples/docs/cart.ts';
import { drawn, store } from '../../examples/docs/shop.ts';

let devstore: Devstore;
/** What a plugin of the shop was asked. */
const asked: string[] = [];

/** The store, with two plugins: a callback of the cart, and a route of its own. */
async function withPlugins(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const body = await request.clone().text();
  if (request.url.includes('my-plugin/v1/thing')) {
    asked.push(`thing ${body}`);
    return Response.json({ done: true });
  }
  if (body.includes('my-gift-wrap')) {
    asked.push(`wrap ${body}`);
    return devstore.fetch(request.url.replace(/cart\/update\/?/, 'cart').replace(/_method=\w+&?/, ''));
  }
  return devstore.fetch(request);
}

beforeAll(async () => {
  devstore = await createDevstore({ url: store });
  vi.stubGlobal('fetch', withPlugins);
  vi.stubGlobal('location', { href: '' });
  const texts = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, text: string) => texts.set(name, text),
    removeItem: (name: string) => texts.delete(name),
  });
});
afterAll(() => {
  cart.destroy();
  vi.unstubAllGlobals();
});

/** What the cart of the page holds in the store, by product. */
async function held(): Promise<Record<string, number>> {
  await cart.settled({ timeout: 20_000 });
  const key = String(cart.getSnapshot().server?.['cart_key']);
  const { items = [] } = ((await devstore.cart(key)) ?? {}) as { items?: { product_id: number; quantity: number }[] };
  const sums: Record<string, number> = {};
  for (const { product_id, quantity } of items) sums[product_id] = (sums[product_id] ?? 0) + quantity;
  return sums;
}

test('plugins: fields of answers are there, with their types', async () => {
  await import('../../examples/docs/plugin-fields.ts');
  // No plugin has added any here.
  expect(drawn.at(-1)).toEqual([undefined, undefined, undefined]);
});

test('plugins: data makes a line of its own, and both ways name the same line', async () => {
  await import('../../examples/docs/plugin-data.ts');
  expect(await held()).toEqual({ 21: 2 });
  const { lines } = cart.getSnapshot();
  expect(lines.map(({ itemData, quantity }) => [itemData, quantity])).toEqual([[{ engraving: 'Zoë' }, 2]]);
});

test('plugins: callbacks and routes are reached', async () => {
  await import('../../examples/docs/plugin-calls.ts');
  expect(asked.map((text) => text.split(' ')[0])).toEqual(['wrap', 'thing']);
  expect(asked[0]).toContain('gold');
  expect(asked[1]).toContain('red');
});

test('every call: the catalogue, page by page, a callback, and the address of the checkout', async () => {
  drawn.length = 0;
  await import('../../examples/docs/calls.ts');
  const products = drawn.at(-1) as { name: string }[];
  expect(products.map(({ name }) => name)).toContain('Beanie');
  const onSale = drawn.slice(0, -1) as { prices: { on_sale: boolean } }[];
  expect(onSale.length).toBeGreaterThan(1);
  expect(onSale.every(({ prices }) => prices.on_sale)).toBe(true);
  expect(asked.at(-1)).toContain('red');
  expect(location.href).toMatch(/^https:\/\/shop\.example\/.*cocart/);
});

test('servers: three frameworks, each with the cart of its request', async () => {
  drawn.length = 0;
  const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await import('../../examples/docs/server.ts');
  expect(drawn.map((answer) => (answer as { cart_key: string }).cart_key)).toEqual(Array(3).fill('wshopper0123456789'));
  said.mockRestore();
});

test('migration: the listener draws what was added', async () => {
  drawn.length = 0;
  await import('../../examples/docs/migration.ts');
  const lines = drawn.at(-1) as { productId: number; quantity: number; pending: boolean }[];
  expect(lines).toMatchObject([{ productId: 123, quantity: 2, pending: false }]);
});

test('migration: the cart of another package is taken over once, a customer is not', async () => {
  const other = 'abcdefghij0123456789klmnopqrst';
  const address = `${store}/wp-json/cocart/v2/cart/add-item?cart_key=${other}`;
  await devstore.fetch(address, { method: 'POST', body: new URLSearchParams({ id: '14', quantity: '3' }) });
  localStorage.setItem('cocart_cart_key', other);
  await import('../../examples/docs/take-over.ts');
  await cart.refresh();
  expect(await held()).toEqual({ 14: 3 });
  expect(localStorage.getItem('cocart_cart_key')).toBeNull();
  localStorage.setItem('cocart_cart_key', '42');
  vi.resetModules();
  // A module that is new has a cart of its own, which stays as it is.
  await import('../../examples/docs/take-over.ts');
  expect(localStorage.getItem('cocart_cart_key')).toBeNull();
});
