/** A window that a test has made in Node, as Jest's jsdom: it lacks what the package then takes from Node. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type * as Package from 'cocart-wasm';
import { createDevstore } from 'cocart-wasm/devstore';
import { expect, test } from 'vitest';
import { startDevstore } from '../../scripts/devstore.mjs';
import { pkg } from '../../scripts/lib/paths.mjs';

/** What jsdom does have of what the package uses; the language itself comes with the context. */
const { AbortController, AbortSignal, Headers, URL, URLSearchParams, btoa, atob, performance, queueMicrotask } =
  globalThis;
const known = { AbortController, AbortSignal, Headers, URL, URLSearchParams, btoa, atob, performance, queueMicrotask };
const timers = { setTimeout, clearTimeout, setInterval, clearInterval };

/** The package for CommonJS, and the window that it runs in. */
function open(more: object): { cocart: typeof Package; window: Record<string, unknown> } {
  const window = createContext({ ...known, ...timers, crypto, ...more });
  const loaded = new Map<string, { exports: unknown }>();
  const load = (name: string): unknown => {
    const there = loaded.get(name);
    if (there) return there.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const text = readFileSync(join(pkg, name), 'utf8');
    runInContext(`(function (module, exports, require) {${text}\n})`, window)(module, module.exports, load);
    return module.exports;
  };
  return { cocart: load('index.cjs') as typeof Package, window };
}

async function contentOf({ createCart }: typeof Package, store: string): Promise<unknown> {
  const cart = createCart({ store, storage: 'memory', timeout: 2_000 });
  cart.add('woo-belt', 2);
  await cart.settled({ timeout: 10_000 });
  const content = cart.getSnapshot().lines.map(({ quantity, name }) => `${quantity} x ${name}`);
  cart.destroy();
  return content;
}

test('a cart and a call of the API work where there is no fetch and no TextDecoder', async () => {
  const store = await startDevstore({ latency: 0 });
  const { cocart, window } = open({ process });
  expect(runInContext('[typeof fetch, typeof Request, typeof TextDecoder]', window)).toEqual([
    'undefined',
    'undefined',
    'undefined',
  ]);
  expect(await contentOf(cocart, store.url)).toEqual(['2 x Belt']);
  const client = cocart.createClient({ store: store.url });
  const { products } = await client.products.list({ search: 'Belt' });
  expect(products.map(({ name }) => name)).toEqual(['Belt']);
  await store.stop();
});

test('what the test has put there stands before what Node has', async () => {
  const store = await createDevstore();
  const { cocart, window } = open({ process });
  window['fetch'] = store.fetch;
  expect(await contentOf(cocart, store.url)).toEqual(['2 x Belt']);
});

test('without Node there is nothing to take', async () => {
  const { cocart } = open({});
  await expect(contentOf(cocart, 'https://shop.example')).rejects.toMatchObject({ code: 'network' });
});
