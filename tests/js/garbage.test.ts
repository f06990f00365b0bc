/**
 * The built package, answered with garbage: bytes that are no JSON, JSON that is no cart, carts with pieces
 * exchanged, ten megabytes, nesting deeper than any stack. The one instance that all carts share stays
 * alive, and every cart sells as soon as the store makes sense again.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCart } from 'cocart-wasm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDevstore } from '../../scripts/devstore.mjs';
import { root } from '../../scripts/lib/paths.mjs';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const deep = 100_000;
const large = 10_000_000;

/** An answer of a real store: a cart with a line, a removed line, shipping and notices. */
const recorded = recordedCart();

function recordedCart(): Json {
  const file = join(root, 'tests/tapes/usd-tax-exclusive/guest-life-of-a-cart.json');
  const { steps } = JSON.parse(readFileSync(file, 'utf8')) as { steps: { response: { body: Json } }[] };
  const filled = steps.map(({ response }) => response.body).find((body) => JSON.stringify(body).includes('"item_key"'));
  if (filled === undefined) throw new Error('There is no cart on the tape.');
  // Each cart gets its own, or they would all become one.
  return { ...(filled as object), cart_key: 'KEY' };
}

/** The document with its piece number `at` exchanged; `undefined` where it has no such piece. */
function exchange(document: Json, at: number, piece: Json): Json | undefined {
  let left = at;
  let isMet = false;
  const walk = (node: Json): Json => {
    if (left === 0) {
      isMet = true;
      left = -1;
      return piece;
    }
    left -= 1;
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([name, member]) => [name, walk(member)]));
  };
  const changed = walk(document);
  return isMet ? changed : undefined;
}

/** Every way to exchange one piece of the recorded cart by this text. */
function everywhere(text: string): string[] {
  const bodies: string[] = [];
  for (let at = 1; ; at += 1) {
    const changed = exchange(recorded, at, '@@');
    if (changed === undefined) return bodies;
    bodies.push(JSON.stringify(changed).replace('"@@"', () => text));
  }
}

/** Some of a list, evenly. */
const some = (list: string[], count: number) =>
  list.filter((_, at) => Math.floor((at * count) / list.length) !== Math.floor(((at + 1) * count) / list.length));

/** The same in every run. */
function* randomBytes(): Generator<Uint8Array<ArrayBuffer>> {
  let state = 1;
  for (let length = 1; ; length += 37) {
    yield Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
  }
}

function garbage(): (string | Uint8Array<ArrayBuffer>)[] {
  const bytes = randomBytes();
  const random = Array.from({ length: 20 }, () => bytes.next().value as Uint8Array<ArrayBuffer>);
  const list = '['.repeat(deep) + ']'.repeat(deep);
  return [
    ...random,
    ...['', 'null', '0', '"<p>"', '[]', '{}', '{"items":3}', '{"items":[null,[],3,{}]}', '{"responses":{}}'],
    '['.repeat(deep),
    '{"items":'.repeat(deep),
    '<br />\n{"a":'.repeat(deep),
    list,
    `{"items":${list}}`,
    `{"responses":${list}}`,
    'x'.repeat(large),
    '{"'.repeat(large / 2),
    `{"cart_key":"KEY","items":[],"plugin":"${'x'.repeat(large)}"}`,
    ...some(everywhere(list), 60),
    ...['null', '[]', '{}', '""', '-1', '1e300', '"1e9"', 'true'].flatMap((piece) => some(everywhere(piece), 15)),
  ];
}

let store: Awaited<ReturnType<typeof startDevstore>>;
const unhandled = vi.fn();

beforeEach(async () => {
  store = await startDevstore();
  process.on('unhandledRejection', unhandled);
  process.on('uncaughtException', unhandled);
}, 60_000);
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await store.stop();
  process.off('unhandledRejection', unhandled);
  process.off('uncaughtException', unhandled);
});

test('a cart that was answered with garbage sells on', { timeout: 120_000 }, async () => {
  const bodies = garbage();
  expect(bodies.length).toBeGreaterThan(200);
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  const real = globalThis.fetch;
  /** The key of each cart, which is its own: by the order of their first requests. */
  const keys: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const key = new URL(request.url).searchParams.get('cart_key') ?? '';
    if (keys.includes(key)) return real(request);
    const body = bodies[keys.push(key) - 1];
    // Half of them have done what they were asked.
    if (keys.length % 2 === 0) await real(request);
    return new Response(typeof body === 'string' ? body.replace('"KEY"', `"${key}"`) : body, {
      status: keys.length % 5 === 0 ? 500 : 200,
    });
  });

  /** What the store holds under a key, as quantity by product. */
  const stored = async (key: string) => {
    const answer = await real(`${store.url}/wp-json/cocart/v2/cart?cart_key=${key}`);
    const { items } = (await answer.json()) as { items: { id: number; quantity: { value: number } }[] };
    return Object.fromEntries(items.map(({ id, quantity }) => [id, quantity.value]));
  };
  // A few at once: each waits seconds until it believes that the request without a clear answer has ended.
  const carts = bodies.map(() => createCart({ store: store.url, storage: 'memory' }));
  await Promise.all(
    carts.map(async (cart, at) => {
      cart.add(14, 1);
      await cart.settled();
      await cart.add(15, 2);
      await cart.refresh();
      const shown = Object.fromEntries(cart.getSnapshot().lines.map((line) => [line.productId, line.quantity]));
      const { status, pending, error } = cart.getSnapshot();
      const place = `garbage ${String(bodies[at]).slice(0, 60)}`;
      expect({ status, pending, error }, place).toEqual({ status: 'ready', pending: 0, error: null });
      expect(shown, place).toHaveProperty('15', 2);
      return shown;
    }),
  ).then(async (shown) => {
    const held = await Promise.all(keys.map(stored));
    const text = (cart: Record<string, unknown>) => JSON.stringify(Object.entries(cart).sort());
    expect(held.map(text).sort()).toEqual(shown.map(text).sort());
  });
  expect(new Set(keys).size).toBe(bodies.length);
  for (const cart of carts) cart.destroy();
  expect(unhandled).not.toHaveBeenCalled();
  // A trap is reported there.
  expect(errors).not.toHaveBeenCalled();
});

test('a store whose every answer is deeper than any stack is bought from', { timeout: 60_000 }, async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  const real = globalThis.fetch;
  const list = '['.repeat(deep) + ']'.repeat(deep);
  vi.stubGlobal('fetch', async (request: Request) => {
    const answer = await real(request);
    const text = await answer.text();
    // In every line, in the cart, and in what the line is known by.
    const deeper = text.replace(/"(item_key|cart_key|cart_item_data)":/g, `"deep $1":${list},"$1":`);
    return new Response(deeper, { status: answer.status });
  });
  const cart = createCart({ store: store.url, storage: 'memory' });
  await cart.add(14);
  await cart.add(15, 1, { itemData: { note: 'x' } });
  const [line] = cart.getSnapshot().lines;
  await cart.setQuantity(line ?? '', 3);
  await cart.remove(line ?? '');
  await cart.restore(line ?? '');
  await cart.refresh();
  await cart.refresh();
  expect(cart.getSnapshot().lines.map(({ productId, quantity }) => [productId, quantity])).toEqual(
    expect.arrayContaining([
      [14, 3],
      [15, 1],
    ]),
  );
  expect(cart.getSnapshot()).toMatchObject({ status: 'ready', pending: 0, error: null });
  cart.destroy();
  expect(errors).not.toHaveBeenCalled();
});
