/** One client for each request of a server: whose cart it is, and what it warns of. */
import { astroClient, cartKeyOf, createServerClient, nextClient } from 'cocart-wasm/server';
import { afterEach, expect, test, vi } from 'vitest';

const store = 'https://shop.example';

/** A store that answers an empty document, and says what it was asked. */
function watch() {
  const asked: string[] = [];
  const fetch = async (input: RequestInfo | URL) => {
    asked.push(String(input));
    return new Response('{"items":[]}', { status: 200 });
  };
  return { asked, fetch };
}

const keyIn = (address = '') => new URL(address).searchParams.get('cart_key');

afterEach(() => vi.restoreAllMocks());

test('the cart key comes from a header of either name, or from a cookie', () => {
  expect(cartKeyOf({ requestHeaders: new Headers({ 'Cart-Key': 'wone' }) })).toBe('wone');
  expect(cartKeyOf({ requestHeaders: { 'cocart-api-cart-key': 'wtwo' } })).toBe('wtwo');
  expect(cartKeyOf({ requestHeaders: { cookie: 'a=b; cocart_cart_key=wthree; c=d' } })).toBe('wthree');
  expect(
    cartKeyOf({ cookies: { get: (name) => (name === 'mine' ? { value: 'wfour' } : undefined) }, cookieName: 'mine' }),
  ).toBe('wfour');
});

test("a customer's number, and what is no key, is left out", () => {
  for (const key of ['2', '12e3', 'A!', '', 'w'.repeat(43)]) {
    expect(cartKeyOf({ requestHeaders: { 'cart-key': key } })).toBeUndefined();
  }
});

test('two requests at the same time have nothing in common', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { asked, fetch } = watch();
  const [one, two] = ['wone', 'wtwo'].map((key) =>
    createServerClient({ store, fetch, requestHeaders: { 'cart-key': key } }),
  );
  await Promise.all([one?.cart.get(), two?.cart.get()]);
  const none = createServerClient({ store, fetch });
  await none.cart.get();
  const keys = asked.map(keyIn);
  expect(keys.slice(0, 2).sort()).toEqual(['wone', 'wtwo']);
  // Neither of theirs, and a key nobody has.
  expect(keys[2]).toMatch(/^w[0-9a-f]{32}$/);
});

test('Next.js and Astro hand over what they have', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { asked, fetch } = watch();
  const cookies = { get: () => ({ value: 'wcookie' }) };
  await (await nextClient(async () => cookies, { store, fetch })).cart.get();
  await astroClient({ cookies, request: { headers: new Headers() } }, { store, fetch }).cart.get();
  expect(asked.map(keyIn)).toEqual(['wcookie', 'wcookie']);
});

test('a cart on the server is warned of once, and the catalogue never', async () => {
  Reflect.deleteProperty(globalThis, Symbol.for('cocart-wasm.serverCart'));
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { fetch } = watch();
  await createServerClient({ store, fetch }).products.list();
  expect(warn).not.toHaveBeenCalled();
  await createServerClient({ store, fetch }).cart.get();
  await createServerClient({ store, fetch }).cart.get();
  expect(warn).toHaveBeenCalledTimes(1);
  expect(String(warn.mock.calls[0])).toContain('loses what the page wrote');
});
