/** The back button: a page that comes back as it was left shows the cart as it is by then. */
import { findBrowser, flags } from '../../scripts/browser.mjs';
import { expect, test } from './fixtures.ts';
import { expectShown, isCartRequest, makeCart, openCart, settled, stored, storedKey, withoutLocks } from './helpers.ts';

test.use({
  launchOptions: {
    executablePath: findBrowser() ?? '',
    args: flags,
    // Playwright switches the cache off that this is about.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

test('the back button shows the cart as it is by then', async ({ context, page, pages, store }) => {
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => {
    await window.cart.add('woo-beanie', 2);
    window.collected = [];
    addEventListener('pageshow', (event) => window.collected.push(event.persisted ? 'from the cache' : 'anew'));
  });
  await settled(page);
  await page.goto(`${pages.blank}?next`);
  const other = await context.newPage();
  await openCart(other, pages.blank, store);
  await other.evaluate(async () => void (await window.cart.add('woo-belt', 1)));
  await settled(other);

  // A page from the cache does not load again.
  await page.goBack({ waitUntil: 'commit' });
  // No new cart is made: this is the page as it was left.
  expect(await page.evaluate(() => window.collected)).toEqual(['from the cache']);
  await expectShown(page, { 'woo-beanie': 2, 'woo-belt': 1 });
  await page.evaluate(async () => void (await window.cart.add('woo-beanie', 1)));
  await settled(page);
  await expectShown(other, { 'woo-beanie': 3, 'woo-belt': 1 });
  expect(await stored(store, await storedKey(page, store))).toEqual({ 'woo-beanie': 3, 'woo-belt': 1 });
});

for (const locks of [true, false]) {
  const name = `intents left with a page that is put away are done once, ${locks ? 'with' : 'without'} Web Locks`;
  test(name, async ({ context, page, pages, store }) => {
    test.setTimeout(60_000);
    if (!locks) await withoutLocks(context);
    await openCart(page, pages.blank, store);
    await page.evaluate(async () => void (await window.cart.add('woo-belt', 1)));
    await settled(page);
    const key = await storedKey(page, store);
    await page.route(
      (url) => isCartRequest(url.href),
      (route) => route.abort(),
    );
    await page.evaluate(() => {
      void window.cart.add('woo-beanie', 2);
      void window.cart.add('woo-cap', 1);
    });
    await expect.poll(() => page.evaluate(() => window.cart.getSnapshot().sync)).toBe('offline');
    await page.goto(`${pages.blank}?next`);
    await page.unrouteAll();
    await makeCart(page, store);
    await expectShown(page, { 'woo-belt': 1, 'woo-beanie': 2, 'woo-cap': 1 });
    await settled(page);
    expect(await stored(store, key)).toEqual({ 'woo-belt': 1, 'woo-beanie': 2, 'woo-cap': 1 });

    await page.goBack({ waitUntil: 'commit' });
    // From the cache with all it meant to send, or anew where the lane it held was wanted by the other page.
    if (!(await page.evaluate(() => Boolean(window.cart)))) await makeCart(page, store);
    await page.evaluate(async () => void (await window.cart.add('woo-beanie', 1)));
    await settled(page);
    await expectShown(page, { 'woo-belt': 1, 'woo-beanie': 3, 'woo-cap': 1 });
    expect(await stored(store, key)).toEqual({ 'woo-belt': 1, 'woo-beanie': 3, 'woo-cap': 1 });
  });
}
