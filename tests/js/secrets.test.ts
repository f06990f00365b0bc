/** Nothing that the built package says holds the cart key: no event, no error, no text of the snapshot. */
import { createCart } from 'cocart-wasm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDevstore } from '../../scripts/devstore.mjs';

let store: Awaited<ReturnType<typeof startDevstore>>;

beforeEach(async () => {
  store = await startDevstore();
}, 60_000);
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await store.stop();
});

test('events come with what happens, and none of it holds the key', { timeout: 60_000 }, async () => {
  const real = globalThis.fetch;
  const keys = new Set<string>();
  let answers: ((request: Request) => Promise<Response>)[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    keys.add(new URL(request.url).searchParams.get('cart_key') ?? '');
    return (answers.shift() ?? real)(request);
  });
  const said: unknown[] = [];
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => said.push(words.map(String)));
  }
  const cart = createCart({ store: store.url, storage: 'memory' });
  const types = ['intent', 'request', 'response', 'rejected', 'adjusted', 'reset', 'conflict', 'auth'] as const;
  const seen = new Map<string, unknown[]>(types.map((type) => [type, []]));
  for (const type of types) cart.on(type, (event) => seen.get(type)?.push(event));
  cart.subscribe(() => {
    // The document of the store is handed on as it came, with its key.
    said.push({ ...cart.getSnapshot(), server: null, lines: cart.getSnapshot().lines.map(({ name }) => name) });
  });
  const outcome = (promise: Promise<unknown>) =>
    promise.catch((error: Error) => said.push(String(error), error.stack, { ...error }));

  // Refused, not answered, answered with garbage, and well.
  await outcome(cart.add('no-such-product'));
  await outcome(cart.refresh());
  answers = [
    () => Promise.reject(new TypeError(`Failed to fetch ${store.url}?cart_key=${[...keys][0]}`)),
    async () => new Response('<html>', { status: 200 }),
    async () => new Response('', { status: 500 }),
  ];
  const added = cart.add(14, 2);
  await outcome(cart.settled({ timeout: 20_000 }));
  await outcome(added);
  const [line] = cart.getSnapshot().lines;
  // Emptied by somebody else.
  await real(`${store.url}/wp-json/cocart/v2/cart/clear?cart_key=${[...keys][0]}`, { method: 'POST' });
  await outcome(cart.refresh());
  await outcome(cart.setQuantity(line ?? '', 3));
  await outcome(cart.settled({ timeout: 20_000 }));

  const [key = ''] = keys;
  expect(keys.size).toBe(1);
  expect(key.length).toBeGreaterThan(20);
  for (const type of ['intent', 'request', 'response', 'rejected', 'reset'] as const) {
    expect(seen.get(type)?.length, type).toBeGreaterThan(0);
  }
  expect(seen.get('rejected')).toContainEqual(expect.objectContaining({ status: 404 }));
  expect(seen.get('response')).toContainEqual(expect.objectContaining({ status: 0 }));
  expect(said.length).toBeGreaterThan(10);
  expect(JSON.stringify([...seen.values(), said])).not.toContain(key);
  cart.destroy();
});
