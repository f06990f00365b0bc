/** What arrives of many actions at once, and how long until the store has it. */
import { median, short, table } from './numbers.mjs';
import { address, call, forgetLog, ids, log, openCart, openStore } from './shop.mjs';

/** Milliseconds a request takes: a shop on a common host. */
const latency = 80;
const repeats = 5;

/** The products of each click. @type {Record<string, number[]>} */
const bursts = {
  '10 products, one click each': ids(10),
  '1 product, 50 clicks': Array.from({ length: 50 }, () => ids(1)).flat(),
};

/** @param {string} url @param {string} key @param {number} id */
const add = (url, key, id) => call(address(url, key, '/add-item'), { id: String(id), quantity: '1' });

/**
 * Each opens a cart and returns its key and what a burst of clicks does; that resolves when all is sent and
 * answered.
 *
 * @type {Record<string, (url: string) => Promise<{ key: string, click: (products: number[]) => Promise<unknown>, close?: () => void }>>}
 */
const clients = {
  'cocart-wasm': async (url) => {
    const { cart, key } = await openCart(url);
    const click = (/** @type {number[]} */ products) => {
      for (const product of products) void cart.add(product);
      return cart.settled();
    };
    return { key, click, close: cart.destroy };
  },
  'fetch per click': async (url) => {
    const key = crypto.randomUUID();
    await call(address(url, key));
    return { key, click: (products) => Promise.all(products.map((product) => add(url, key, product))) };
  },
  'fetch per click, one after the other': async (url) => {
    const key = crypto.randomUUID();
    await call(address(url, key));
    const click = async (/** @type {number[]} */ products) => {
      for (const product of products) await add(url, key, product);
    };
    return { key, click };
  },
};

/** The table: every client with every burst, some times, each time with a cart of its own. */
export async function measureBursts() {
  const store = await openStore(10, latency);
  const rows = [];
  for (const [burst, products] of Object.entries(bursts)) {
    for (const [client, open] of Object.entries(clients)) {
      /** @type {Awaited<ReturnType<typeof measure>>[]} */
      const runs = [];
      for (let run = 0; run < repeats; run += 1) runs.push(await measure(store.url, await open(store.url), products));
      const middle = (/** @type {'requests' | 'lines' | 'kept' | 'took'} */ what) =>
        median(runs.map((run) => run[what]));
      const kept = `${middle('kept')} of ${products.length}`;
      rows.push([burst, client, middle('requests'), middle('lines'), kept, short(middle('took'))]);
    }
  }
  await store.stop();
  return table(['burst', 'client', 'requests', 'lines kept', 'quantity kept', 'ms until the store has it'], rows);
}

/** @param {string} url @param {Awaited<ReturnType<typeof clients[string]>>} client @param {number[]} products */
async function measure(url, { key, click, close }, products) {
  await forgetLog(url);
  const begin = performance.now();
  await click(products);
  const took = performance.now() - begin;
  const { cart_requests: requests } = await log(url);
  close?.();
  const { items } = await call(address(url, key));
  const kept = items.reduce((/** @type {number} */ sum, /** @type {any} */ item) => sum + item.quantity.value, 0);
  return { requests, lines: items.length, kept, took };
}
