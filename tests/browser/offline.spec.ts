/** Without a network, by the browser's own switch: whatever the shopper does arrives in the end, once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectShown, launchForOwnPages, makeCart, openCart, settled, shown, stored, storedKey } from './helpers.ts';

test.use({ launchOptions: launchForOwnPages });

/** Serves the files of pages although the browser is offline, as a service worker would from its cache. */
async function keepPages(context: BrowserContext, page: string): Promise<void> {
  const { origin } = new URL(page);
  await context.route(
    (url) => url.origin === origin,
    async (route) => {
      const response = await fetch(route.request().url());
      const contentType = response.headers.get('content-type') ?? '';
      await route.fulfill({ status: response.status, contentType, body: Buffer.from(await response.arrayBuffer()) });
    },
  );
}

test('a cart that is filled offline, over reloads and a new tab', async ({ context, page, pages, store }) => {
  test.setTimeout(60_000);
  await keepPages(context, pages.blank);
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-belt', 1)));
  await settled(page);
  const key = await storedKey(page, store);
  await context.setOffline(true);
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 2);
    const [belt] = window.cart.getSnapshot().lines;
    if (belt) void window.cart.setQuantity(belt, 3);
  });
  await expect.poll(() => page.evaluate(() => window.cart.getSnapshot().sync)).toBe('offline');

  await page.reload();
  await makeCart(page, store);
  await expectShown(page, { 'woo-belt': 3, 'woo-beanie': 2 });
  await page.evaluate(() => void window.cart.add('woo-beanie', 1));
  await page.close();
  const next = await context.newPage();
  await openCart(next, pages.blank, store);
  await expectShown(next, { 'woo-belt': 3, 'woo-beanie': 3 });
  await next.evaluate(() => void window.cart.add('woo-cap', 1));
  expect(await stored(store, key)).toEqual({ 'woo-belt': 1 });

  await context.setOffline(false);
  await settled(next);
  const meant = { 'woo-belt': 3, 'woo-beanie': 3, 'woo-cap': 1 };
  expect(await shown(next)).toEqual(meant);
  expect(await stored(store, key)).toEqual(meant);
});

test('a first cart that is filled offline before the store was ever asked @profiles', async ({
  context,
  page,
  pages,
  store,
}) => {
  await keepPages(context, pages.blank);
  await page.goto(pages.blank);
  await context.setOffline(true);
  await makeCart(page, store);
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 2);
    void window.cart.add('woo-belt', 1);
  });
  await page.reload();
  await makeCart(page, store);
  await expectShown(page, { 'woo-beanie': 2, 'woo-belt': 1 });
  await context.setOffline(false);
  await settled(page);
  expect(await stored(store, await storedKey(page, store))).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
});

test('a cart that is filled offline, and a browser that is restarted before the network is back', async ({
  pages,
  store,
}) => {
  test.setTimeout(60_000);
  const profile = await mkdtemp(join(tmpdir(), 'cocart-profile-'));
  const launch = async (): Promise<BrowserContext> => {
    const context = await chromium.launchPersistentContext(profile, launchForOwnPages);
    await keepPages(context, pages.blank);
    return context;
  };
  try {
    const before = await launch();
    const page = await before.newPage();
    await openCart(page, pages.blank, store);
    await page.evaluate(async () => void (await window.cart.add('woo-belt', 1)));
    await settled(page);
    const key = await storedKey(page, store);
    await before.setOffline(true);
    await page.evaluate(() => {
      void window.cart.add('woo-beanie', 2);
      const [belt] = window.cart.getSnapshot().lines;
      if (belt) void window.cart.remove(belt);
    });
    await expect.poll(() => page.evaluate(() => window.cart.getSnapshot().sync)).toBe('offline');
    await before.close();

    const after = await launch();
    await after.setOffline(true);
    const again = await after.newPage();
    await openCart(again, pages.blank, store);
    await expectShown(again, { 'woo-beanie': 2 });
    await again.evaluate(() => void window.cart.add('woo-beanie', 1));
    expect(await stored(store, key)).toEqual({ 'woo-belt': 1 });
    await after.setOffline(false);
    await settled(again);
    expect(await shown(again)).toEqual({ 'woo-beanie': 3 });
    expect(await stored(store, key)).toEqual({ 'woo-beanie': 3 });
    await after.close();
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});
