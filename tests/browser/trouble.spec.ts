/** Whatever goes wrong on the way, the store ends up with exactly what the shopper asked for. */

import type { Fault } from './devstore.ts';
import { expect, test } from './fixtures.ts';
import {
  expectShown,
  isCartRequest,
  makeCart,
  openCart,
  settled,
  shown,
  stored,
  Traffic,
  watchPage,
} from './helpers.ts';

const faults: readonly (readonly [name: string, fault: Fault])[] = [
  ['a connection that is cut before the store sees the request', { drop: 'before-commit' }],
  ['an answer that is lost', { drop: 'after-commit' }],
  ['an answer that is cut in its body', { drop: 'in-body' }],
  ['500 for something that was done', { status: 500, commit: true }],
  ['502 for something that was not done', { status: 502 }],
  ['a page of HTML with status 200', { body: 'html' }],
  ['half of the JSON', { body: 'truncated' }],
  ['nothing at all with status 200', { body: 'empty' }],
  ['a PHP warning before the JSON', { body: 'php-warning' }],
];

for (const [name, fault] of faults) {
  test(`${name} @devstore`, async ({ page, pages, store, devstore }) => {
    const seen = watchPage(page);
    const traffic = new Traffic(page);
    await openCart(page, pages.blank, store);
    await devstore.arm({ ...fault, method: 'POST', path: 'cart' });
    const outcomes = await page.evaluate(async () => {
      const adds = [window.cart.add('woo-beanie', 2), window.cart.add('woo-belt', 1), window.cart.add('woo-beanie', 1)];
      return (await Promise.all(adds)).map(({ status }) => status);
    });
    expect(outcomes).toEqual(['done', 'done', 'done']);
    await settled(page);
    expect(await devstore.armed()).toBe(0);
    expect(await shown(page)).toEqual({ 'woo-beanie': 3, 'woo-belt': 1 });
    expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 3, 'woo-belt': 1 });
    expect((await devstore.log()).overlaps).toBe(0);

    const words = await page.evaluate(() => JSON.stringify(window.cart.getSnapshot().error));
    expect([...seen.console, ...seen.errors, words].join('\n')).not.toContain(traffic.key);
    expect(seen.errors).toEqual([]);
  });
}

test('a request that the browser sends twice by itself @devstore', async ({ page, pages, store, devstore }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-belt')));
  await devstore.clearLog();
  await devstore.arm({ method: 'POST', path: 'cart', drop: 'after-commit', keep_alive: true });
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 2);
  });
  await settled(page);
  const [first, second] = (await devstore.log()).requests;
  // Otherwise the browser has not done what this test is about.
  expect([first?.path, first?.query]).toEqual([second?.path, second?.query]);
  expect(await shown(page)).toEqual({ 'woo-belt': 1, 'woo-beanie': 2 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-belt': 1, 'woo-beanie': 2 });
});

test('a request that arrives twice and whose answers are both lost', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  await page.route(
    (url) => isCartRequest(url.href),
    async (route) => {
      await route.fetch();
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 2);
  });
  await settled(page);
  // Settled is settled: the store has been put right by then, and not some time later.
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2 });
});

test('an answer that takes too long @devstore', async ({ page, pages, store, devstore }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store, { timeout: 500 });
  await devstore.arm({ method: 'POST', path: 'cart/add-item', hold: 2500 });
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 2);
  });
  await page.waitForFunction(() => window.cart.getSnapshot().sync === 'waiting');
  expect(await shown(page)).not.toEqual({});
  await page.evaluate(() => {
    void window.cart.add('woo-belt');
  });
  await settled(page);
  expect(await shown(page)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
});

test('a store that asks for a pause @devstore', async ({ page, pages, store, devstore }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  await devstore.arm({ method: 'POST', path: 'cart', status: 429, retry_after: 2 });
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 2);
  });
  await page.waitForFunction(() => window.cart.getSnapshot().sync === 'waiting');
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 1);
  });
  await settled(page);
  const [refused, next] = (await devstore.log()).requests.filter(({ cart }) => cart);
  expect(refused?.status).toBe(429);
  expect((next?.start ?? 0) - (refused?.start ?? 0)).toBeGreaterThanOrEqual(2000);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 3 });
});

test('no network for a while', async ({ page, pages, store, context }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-beanie')));
  await context.setOffline(true);
  await page.evaluate(() => {
    const [line] = window.cart.getSnapshot().lines;
    if (line) void window.cart.setQuantity(line, 5);
    void window.cart.add('woo-belt', 2);
  });
  await page.waitForFunction(() => window.cart.getSnapshot().sync === 'offline');
  const offline = await page.evaluate(() => {
    const { pending, error, count } = window.cart.getSnapshot();
    return { pending, count, code: error?.code };
  });
  expect(offline).toEqual({ pending: 2, count: 7, code: 'network' });
  await context.setOffline(false);
  await settled(page);
  await page.waitForFunction(() => window.cart.getSnapshot().sync === 'idle');
  expect(await page.evaluate(() => window.cart.getSnapshot().error)).toBeNull();
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 5, 'woo-belt': 2 });
});

test('a browser that forbids localStorage', async ({ page, pages, store }) => {
  const seen = watchPage(page);
  const traffic = new Traffic(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await openCart(page, pages.blank, store);
  expect(await page.evaluate(() => window.cart.getSnapshot().storage)).toBe('memory');
  await page.evaluate(() => {
    for (let click = 0; click < 20; click += 1) void window.cart.add('woo-beanie');
  });
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 20 });
  expect(seen.errors).toEqual([]);
});

test('a localStorage that is full', async ({ page, pages, store }) => {
  const seen = watchPage(page);
  const traffic = new Traffic(page);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await openCart(page, pages.blank, store);
  await page.evaluate(() => {
    for (let click = 0; click < 20; click += 1) void window.cart.add('woo-beanie');
  });
  await settled(page);
  expect(await page.evaluate(() => window.cart.getSnapshot().storage)).toBe('degraded');
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 20 });
  expect(seen.errors).toEqual([]);
});

test('records that something else has destroyed', async ({ page, pages, store }) => {
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => {
    await window.cart.add('woo-beanie', 2);
    await window.cart.settled();
    window.cart.destroy();
    for (const name of Object.keys(localStorage)) {
      if (!name.endsWith(':key')) localStorage.setItem(name, '{"half of a rec');
    }
  });
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.refresh()));
  expect(await shown(page)).toEqual({ 'woo-beanie': 2 });
});

test('two tabs that add at the same time', async ({ page, pages, store, context }) => {
  const other = await context.newPage();
  const tabs = [page, other] as const;
  const traffics = tabs.map((tab) => new Traffic(tab));
  for (const tab of tabs) await openCart(tab, pages.blank, store);
  const burst = (products: readonly string[]) => {
    for (const product of products) void window.cart.add(product);
  };
  await Promise.all([
    page.evaluate(burst, ['woo-beanie', 'woo-belt', 'woo-cap', 'woo-beanie']),
    other.evaluate(burst, ['woo-tshirt', 'woo-polo', 'woo-sunglasses', 'woo-tshirt']),
  ]);
  await Promise.all(tabs.map(settled));
  const keys = traffics.map(({ key }) => key);
  expect(keys[0]).toBe(keys[1]);
  const everything = {
    'woo-beanie': 2,
    'woo-belt': 1,
    'woo-cap': 1,
    'woo-tshirt': 2,
    'woo-polo': 1,
    'woo-sunglasses': 1,
  };
  expect(await stored(store, traffics[0]?.key ?? '')).toEqual(everything);
  // Each tab follows what the other has stored; nobody asks the store for it.
  const requests = traffics.map(({ count }) => count);
  for (const tab of tabs) await expect.poll(() => shown(tab)).toEqual(everything);
  expect(traffics.map(({ count }) => count)).toEqual(requests);
});

test('two tabs that click on the same product @devstore', async ({ page, pages, store, context, devstore }) => {
  await devstore.set({ latency: 60 });
  const other = await context.newPage();
  const traffic = new Traffic(page);
  for (const tab of [page, other]) await openCart(tab, pages.blank, store);
  const clicks = async () => {
    for (let click = 0; click < 15; click += 1) {
      void window.cart.add('woo-beanie');
      // A task of its own for each click, so that the tabs meet.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await window.cart.settled();
  };
  await Promise.all([page.evaluate(clicks), other.evaluate(clicks)]);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 30 });
  expect((await devstore.log()).overlaps).toBe(0);
});

test('a cart that was destroyed hands its intents to the next one @devstore', async ({
  page,
  pages,
  store,
  devstore,
}) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const code = await page.evaluate(async () => {
    const adding = window.cart.add('woo-beanie', 2);
    window.cart.destroy();
    return adding.catch((error: { code: string }) => error.code);
  });
  expect(code).toBe('destroyed');
  expect((await devstore.log()).cart_requests).toBe(0);
  await makeCart(page, store);
  await expectShown(page, { 'woo-beanie': 2 });
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2 });
});
