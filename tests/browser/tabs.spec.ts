/** Many tabs, one cart: with the browser's locks and without them, nothing is lost and nothing is doubled. */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, type Pages, type Store, test } from './fixtures.ts';
import { expectShown, openCart, settled, stored, storedKey, Traffic, withoutLocks } from './helpers.ts';

/** Products that each tab sets for itself. */
const own = ['woo-belt', 'woo-cap', 'woo-polo', 'woo-album', 'woo-single'] as const;

async function openTabs(context: BrowserContext, pages: Pages, store: Store, count: number): Promise<Page[]> {
  const tabs = await Promise.all(Array.from({ length: count }, () => context.newPage()));
  await Promise.all(tabs.map((tab) => openCart(tab, pages.blank, store)));
  return tabs;
}

/** Every tab adds one product they share, and sets the quantity of one of its own again and again. */
async function work(tabs: readonly Page[], rounds: number): Promise<Record<string, number>> {
  await Promise.all(
    tabs.map((tab, at) =>
      tab.evaluate(
        async ({ product, rounds }) => {
          const pause = (most: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * most));
          void window.cart.add(product);
          for (let round = 1; round <= rounds; round += 1) {
            void window.cart.add('woo-beanie');
            const line = window.cart.getSnapshot().lines.find(({ sku, name }) => [sku, name].includes(product));
            if (line) void window.cart.setQuantity(line, round + 1);
            await pause(150);
          }
          await window.cart.settled();
        },
        { product: own[at] ?? '', rounds },
      ),
    ),
  );
  const meant = tabs.map((_, at) => [own[at] ?? '', rounds + 1] as const);
  return { 'woo-beanie': tabs.length * rounds, ...Object.fromEntries(meant) };
}

for (const locks of [true, false]) {
  for (const count of [2, 5]) {
    const name = `${count} tabs that add and set at once, ${locks ? 'with' : 'without'} Web Locks @devstore`;
    test(name, async ({ context, pages, store, devstore }) => {
      test.setTimeout(90_000);
      await devstore.set({ latency: 40 });
      if (!locks) await withoutLocks(context);
      const tabs = await openTabs(context, pages, store, count);
      const [first] = tabs;
      if (!first) throw new Error('There is no tab.');
      expect(await first.evaluate(() => Boolean(navigator.locks))).toBe(locks);
      const meant = await work(tabs, 6);
      expect(await stored(store, await storedKey(first, store))).toEqual(meant);
      await Promise.all(tabs.map((tab) => expectShown(tab, meant)));
      expect((await devstore.log()).overlaps).toBe(0);
    });
  }
}

test('two tabs that make the first request of a cart at once, without Web Locks @devstore', async ({
  context,
  pages,
  store,
  devstore,
}) => {
  await withoutLocks(context);
  const [one, other] = await openTabs(context, pages, store, 2);
  if (!one || !other) throw new Error('There are no tabs.');
  await Promise.all([one, other].map((tab) => tab.evaluate(() => void window.cart.add('woo-beanie', 2))));
  await Promise.all([settled(one), settled(other)]);
  expect(await stored(store, await storedKey(one, store))).toEqual({ 'woo-beanie': 4 });
  expect((await devstore.log()).overlaps).toBe(0);
});

test('a tab that crashes with the lease loses it', async ({ context, pages, store }) => {
  test.setTimeout(60_000);
  await withoutLocks(context);
  const [one, other] = await openTabs(context, pages, store, 2);
  if (!one || !other) throw new Error('There are no tabs.');
  await one.evaluate(async () => void (await window.cart.add('woo-belt')));
  const key = await storedKey(one, store);
  // The lease of a tab that has not said good-bye, as a crash leaves it behind.
  await one.evaluate((name) => localStorage.setItem(name, 'gone-7'), `cocart:${store.url}:lane`);
  const began = Date.now();
  await other.evaluate(() => void window.cart.add('woo-beanie', 2));
  await settled(other);
  expect(Date.now() - began).toBeGreaterThan(7_000);
  expect(await stored(store, key)).toEqual({ 'woo-belt': 1, 'woo-beanie': 2 });
  // A lease that nobody holds any more leaves nothing behind.
  await expect.poll(() => other.evaluate((name) => localStorage.getItem(name), `cocart:${store.url}:lane`)).toBeNull();
});

test('a tab whose lease was taken while it was frozen does nothing twice', async ({ context, pages, store, page }) => {
  test.setTimeout(60_000);
  await withoutLocks(context);
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-belt')));
  const key = await storedKey(page, store);
  // The answer reaches the page only after somebody else has had the lane.
  await page.evaluate((name) => {
    const ask = window.fetch;
    window.fetch = async (...given) => {
      const answer = await ask(...given);
      localStorage.setItem(name, 'thief-1');
      localStorage.removeItem(name);
      return answer;
    };
  }, `cocart:${store.url}:lane`);
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 2);
  });
  await page.waitForTimeout(3_000);
  await openCart(page, pages.blank, store);
  await expectShown(page, { 'woo-belt': 1, 'woo-beanie': 2 });
  await settled(page);
  expect(await stored(store, key)).toEqual({ 'woo-belt': 1, 'woo-beanie': 2 });
});

for (const without of ['BroadcastChannel', 'storage events'] as const) {
  test(`another tab shows a change at once and asks nothing, without ${without}`, async ({ context, pages, store }) => {
    await context.addInitScript((missing) => {
      if (missing === 'BroadcastChannel') Object.defineProperty(window, missing, { value: undefined });
      else addEventListener('storage', (event) => event.stopImmediatePropagation());
    }, without);
    const [one, other] = await openTabs(context, pages, store, 2);
    if (!one || !other) throw new Error('There are no tabs.');
    await other.evaluate(async () => void (await window.cart.refresh()));
    const traffic = new Traffic(other);
    await one.evaluate(async () => {
      await window.cart.add('woo-beanie', 2);
      await window.cart.settled();
    });
    await expectShown(other, { 'woo-beanie': 2 });
    expect(traffic.count).toBe(0);
  });
}

test('two carts of one page show the same @profiles', async ({ page, pages, store }) => {
  await openCart(page, pages.blank, store);
  const seen = await page.evaluate(async (address) => {
    const { createCart } = await import('cocart-wasm');
    const second = createCart({ store: address });
    await second.refresh();
    await Promise.all([window.cart.add('woo-beanie', 2), second.add('woo-belt')]);
    await Promise.all([window.cart.settled(), second.settled()]);
    const shown = () => [window.cart, second].map((cart) => cart.getSnapshot().count);
    for (let wait = 0; wait < 50 && shown().some((count) => count !== 3); wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return shown();
  }, store.url);
  expect(seen).toEqual([3, 3]);
  expect(await stored(store, await storedKey(page, store))).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
});
