/** `cart.api` in Node: one lane with the intents also where a page is alone, and the tokens that the engine refreshes. */
import { createCart } from 'cocart-wasm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDevstore } from '../../../scripts/devstore.mjs';
import { Devstore } from '../../browser/devstore.ts';

let store: Awaited<ReturnType<typeof startDevstore>>;
let devstore: Devstore;

beforeEach(async () => {
  store = await startDevstore({ profile: '4.3', latency: 10 });
  devstore = new Devstore(store.url);
}, 60_000);
afterEach(async () => {
  vi.unstubAllGlobals();
  await store.stop();
});

test('intents and calls at the same moment lose nothing, and none of their requests overlap', {
  timeout: 30_000,
}, async () => {
  const cart = createCart({ store: store.url });
  const calls = Array.from({ length: 5 }, () => {
    void cart.add(14);
    return cart.api.cart.addItem({ id: 16 });
  });
  await Promise.all(calls);
  await cart.settled();
  expect(
    cart
      .getSnapshot()
      .lines.map(({ productId, quantity }) => [productId, quantity])
      .sort(),
  ).toEqual([
    [14, 5],
    [16, 5],
  ]);
  expect((await devstore.log()).overlaps).toBe(0);
  cart.destroy();
});

test('a call whose answer holds no cart, or is a refusal, shows all the same', { timeout: 30_000 }, async () => {
  const cart = createCart({ store: store.url });
  await cart.add(14, 2);
  const [line] = cart.getSnapshot().lines;
  await cart.api.cart.updateItem({ item_key: line?.key ?? '', quantity: 7, return_status: true });
  expect(cart.getSnapshot().count).toBe(7);
  // The first of the two is in the cart although the call is refused.
  await expect(cart.api.cart.addItems({ id: 32, quantity: { 12: 1, 38: 1 } })).rejects.toMatchObject({
    name: 'RefusedError',
  });
  expect(cart.getSnapshot().count).toBe(8);
  cart.destroy();
});

test('a part of a cart never becomes what is shown', { timeout: 30_000 }, async () => {
  const cart = createCart({ store: store.url });
  await cart.add(14, 2);
  expect(await cart.api.cart.get({ fields: 'totals' })).not.toHaveProperty('items');
  await cart.api.cart.addItem({ id: 16, fields: 'items' });
  expect(cart.getSnapshot()).toMatchObject({
    count: 3,
    currency: { code: 'USD' },
    totals: { total: expect.anything() },
  });
  cart.destroy();
});

test('tokens that the store ends are refreshed by the engine, and the call goes out once more', {
  timeout: 30_000,
}, async () => {
  const cart = createCart({ store: store.url });
  await cart.login({ username: 'jane', password: 'jane-pass' });
  const real = globalThis.fetch;
  const tokens = new Set<string>();
  let refused = 0;
  vi.stubGlobal('fetch', (input: Request | string, init?: RequestInit) => {
    const token = new Headers(input instanceof Request ? input.headers : init?.headers).get('Authorization');
    if (token) tokens.add(token);
    // The first token has ended.
    if (token && token === [...tokens][0]) {
      refused += 1;
      return Promise.resolve(
        new Response('{"code":"cocart_authentication_error","message":"","data":{"status":403}}', { status: 403 }),
      );
    }
    return real(input, init);
  });
  const added = await cart.api.cart.addItem({ id: 17, quantity: 2 });
  expect(added.cart_key).toBe('2');
  expect(refused).toBeGreaterThan(0);
  expect(await devstore.cart('2')).toEqual({ 17: 2 });
  expect(cart.getSnapshot().count).toBe(2);
  cart.destroy();
});

test('a cart of a link is taken over only after what was meant for this one was sent', {
  timeout: 30_000,
}, async () => {
  const cart = createCart({ store: store.url });
  void cart.add(14, 2);
  await cart.adopt('wlinked');
  await cart.add(16);
  expect(await devstore.cart('wlinked')).toEqual({ 16: 1 });
  const keys = (await (await fetch(`${store.url}/devstore/carts`)).json()) as string[];
  const old = keys.find((key) => key !== 'wlinked') ?? '';
  expect(await devstore.cart(old)).toEqual({ 14: 2 });
  // What cannot be sent keeps the old cart.
  await devstore.arm({ path: 'cart', drop: 'before-commit', times: 99, keep_alive: true });
  void cart.add(17);
  await expect(cart.adopt('wother', { timeout: 300 })).rejects.toMatchObject({ code: 'timeout' });
  expect(cart.getSnapshot().lines.map(({ productId }) => productId)).toContain(17);
  for (const key of ['2', '12e3', 'no key', '']) {
    await expect(cart.adopt(key)).rejects.toMatchObject({ code: 'invalid_argument' });
  }
  cart.destroy();
});
