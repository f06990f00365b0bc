/** The back button: a page that comes back as it was left shows the cart as it is by then. */
import { findBrowser, flags } from '../../scripts/browser.mjs';
import { expect, test } from './fixtures.ts';
import { expectShown, openCart, settled, stored, storedKey } from './helpers.ts';

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
