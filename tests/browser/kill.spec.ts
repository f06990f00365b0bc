/** A page that is killed between request and answer: the next one ends with exactly what was asked. */
import type { Page } from '@playwright/test';
import { expect, type Store, test } from './fixtures.ts';
import { expectShown, isCartRequest, openCart, settled, shown, stored, storedKey, withoutLocks } from './helpers.ts';

/** Crashes the renderer of a page. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // Never answered: there is nobody left who could.
  session.send('Page.crash').catch(() => {});
  await crashed;
}

/** Ends a page the way it is named; nothing of it runs afterwards. */
const ends: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'closes the tab': (page) => page.close(),
  'crashes the renderer': crash,
  'leaves the page': async (page) => void (await page.goto('about:blank')),
};

/** When the end comes, in milliseconds after the request went on the wire; the store takes 400. */
const moments = [0, 200, 600];

/** The page begins a cart of one belt, asks for two beanies, and for a cap behind them; then it is killed. */
async function beginAndDie(page: Page, store: Store, die: () => Promise<void>, moment: number): Promise<string> {
  await page.evaluate(async () => void (await window.cart.add('woo-belt')));
  await settled(page);
  const key = await storedKey(page, store);
  const sent = page.waitForRequest((request) => isCartRequest(request.url()) && request.method() === 'POST');
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 2);
    const [belt] = window.cart.getSnapshot().lines;
    if (belt) void window.cart.setQuantity(belt, 5);
  });
  await sent;
  // Behind the request on the wire: never sent by this page.
  await page.evaluate(() => void window.cart.add('woo-cap'));
  await page.waitForTimeout(moment);
  await die();
  return key;
}

const meant = { 'woo-belt': 5, 'woo-beanie': 2, 'woo-cap': 1 };

for (const [how, end] of Object.entries(ends)) {
  for (const moment of moments) {
    test(`the shopper ${how} ${moment} ms after a request @devstore`, async ({ context, pages, store, devstore }) => {
      test.setTimeout(60_000);
      await devstore.set({ latency: 400 });
      const page = await context.newPage();
      await openCart(page, pages.blank, store);
      const key = await beginAndDie(page, store, () => end(page), moment);
      const next = await context.newPage();
      await openCart(next, pages.blank, store);
      await expectShown(next, meant);
      await settled(next);
      await expectShown(next, meant);
      expect(await stored(store, key)).toEqual(meant);
    });
  }
}

for (const locks of [true, false]) {
  const name = `a renderer crashes while another tab is open, ${locks ? 'with' : 'without'} Web Locks @devstore`;
  test(name, async ({ context, pages, store, devstore }) => {
    test.setTimeout(90_000);
    if (!locks) await withoutLocks(context);
    await devstore.set({ latency: 400 });
    const [page, other] = [await context.newPage(), await context.newPage()];
    await openCart(other, pages.blank, store);
    await openCart(page, pages.blank, store);
    const key = await beginAndDie(page, store, () => crash(page), 100);
    // Nothing is done there: it takes over by itself what the other one has left.
    await expect.poll(() => shown(other), { timeout: 40_000 }).toEqual(meant);
    await settled(other);
    expect(await stored(store, key)).toEqual(meant);
  });
}

test('a renderer crashes where there are no Web Locks @devstore', async ({ context, pages, store, devstore }) => {
  test.setTimeout(90_000);
  await withoutLocks(context);
  await devstore.set({ latency: 400 });
  const page = await context.newPage();
  await openCart(page, pages.blank, store);
  const key = await beginAndDie(page, store, () => crash(page), 100);
  const next = await context.newPage();
  await openCart(next, pages.blank, store);
  // Its leases run out first. The store is not asked before: a read that is on its way would erase what is added.
  await expect.poll(() => shown(next), { timeout: 40_000 }).toEqual(meant);
  await settled(next);
  expect(await stored(store, key)).toEqual(meant);
});

test('what is safe to repeat is sent so that it outlives the page, and an add is not', async ({
  page,
  pages,
  store,
}) => {
  await page.addInitScript(() => {
    window.collected = [];
    const ask = window.fetch;
    window.fetch = (request, ...rest) => {
      if (request instanceof Request) {
        window.collected.push(`${new URL(request.url).pathname.split('/')[5]} ${request.keepalive}`);
      }
      return ask(request, ...rest);
    };
  });
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => {
    await window.cart.add('woo-belt');
    const [belt] = window.cart.getSnapshot().lines;
    if (belt) await window.cart.setQuantity(belt, 4);
    await window.cart.refresh();
    if (belt) await window.cart.remove(belt);
  });
  const asked = await page.evaluate(() => window.collected);
  expect(asked).toEqual(['add-item false', 'item true', 'undefined false', 'item true']);
});

test('a quantity that is set as the shopper leaves arrives although nobody hears the answer', async ({
  page,
  pages,
  store,
}) => {
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-belt')));
  await settled(page);
  const key = await storedKey(page, store);
  await page.route(`${pages.blank}?next`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.evaluate((next) => {
    const [belt] = window.cart.getSnapshot().lines;
    if (belt) void window.cart.setQuantity(belt, 4);
    location.href = next;
  }, `${pages.blank}?next`);
  await page.waitForURL('**/blank.html?next');
  await expect.poll(() => stored(store, key)).toEqual({ 'woo-belt': 4 });
});
