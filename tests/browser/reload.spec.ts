/** Leaving and coming back: the cart is there at once, and what was on its way arrives exactly once. */
import { expect, test } from './fixtures.ts';
import {
  expectShown,
  holdAnswers,
  isCartRequest,
  makeCart,
  openCart,
  settled,
  shown,
  stored,
  Traffic,
} from './helpers.ts';

test('the cart is back before any request has been answered', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  const address = `${pages.counter}?store=${encodeURIComponent(store.url)}&product=woo-belt`;
  await page.goto(address);
  await page.waitForFunction(() => window.cart?.getSnapshot().status === 'ready');
  await page.evaluate(async () => {
    await Promise.all([window.cart.add('woo-beanie', 3), window.cart.add('woo-belt', 1)]);
    await window.cart.settled();
  });
  const before = await page.evaluate(() => {
    const { lines, totals, currency } = window.cart.getSnapshot();
    return { lines: lines.map(({ id, key, name, quantity }) => ({ id, key, name, quantity })), totals, currency };
  });

  const held = await holdAnswers(page);
  await page.reload();
  await expect(page.locator('#count')).toHaveText('4');
  await expect(page.locator('#lines li')).toHaveText([/3 × Beanie/, /1 × Belt/]);
  const after = await page.evaluate(() => {
    const { lines, totals, currency, status } = window.cart.getSnapshot();
    return {
      status,
      cart: { lines: lines.map(({ id, key, name, quantity }) => ({ id, key, name, quantity })), totals, currency },
    };
  });
  expect(after).toEqual({ status: 'ready', cart: before });

  await held.release();
  await settled(page);
  expect(await shown(page)).toEqual({ 'woo-beanie': 3, 'woo-belt': 1 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 3, 'woo-belt': 1 });
});

test('the demo storefront draws its cart before any request has been answered', async ({ page, pages, store }) => {
  await page.goto(`${pages.shop}?store=${encodeURIComponent(store.url)}`);
  await page.waitForFunction(() => window.cart?.getSnapshot().status === 'ready');
  await page.evaluate(async () => void (await window.cart.add('woo-beanie', 3)));
  await settled(page);

  await page.route(
    (url) => url.href.startsWith(store.url),
    () => {
      // Never answered: not the cart, and not the products either.
    },
  );
  await page.reload();
  await expect(page.getByTestId('badge')).toHaveText('3');
  await page.getByTestId('open-cart').click();
  await expect(page.getByTestId('quantity')).toHaveValue('3');
  await expect(page.getByTestId('total')).not.toBeEmpty();
});

test('a reload while a request is on the wire that the store carried out', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const held = await holdAnswers(page);
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 2);
  });
  await held.first;
  // Waits for its turn behind the first one: not sent before the reload.
  await page.evaluate(() => {
    void window.cart.add('woo-belt', 1);
    void window.cart.add('woo-beanie', 1);
  });
  await page.goto('about:blank');
  await held.drop();
  await openCart(page, pages.blank, store);
  await expectShown(page, { 'woo-beanie': 3, 'woo-belt': 1 });
  await settled(page);
  expect(await shown(page)).toEqual({ 'woo-beanie': 3, 'woo-belt': 1 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 3, 'woo-belt': 1 });
});

test('a reload while a request is on the wire that never reaches the store', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const lost = (url: URL) => isCartRequest(url.href);
  const sent = page.waitForRequest((request) => isCartRequest(request.url()));
  await page.route(lost, () => {
    // Neither sent on nor answered.
  });
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 2);
  });
  await sent;
  await page.evaluate(() => {
    void window.cart.add('woo-cap', 1);
  });
  await page.goto('about:blank');
  await page.unrouteAll({ behavior: 'ignoreErrors' });

  await openCart(page, pages.blank, store);
  await expectShown(page, { 'woo-beanie': 2, 'woo-cap': 1 });
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2, 'woo-cap': 1 });
});

test('a reload in the same task as the click', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(() => {
      void window.cart.add('woo-beanie', 2);
      location.reload();
    }),
  ]);
  await makeCart(page, store);
  await expectShown(page, { 'woo-beanie': 2 });
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2 });
});

test('a cart of the memory alone is gone after a reload', async ({ page, pages, store }) => {
  await openCart(page, pages.blank, store, { storage: 'memory' });
  await page.evaluate(async () => void (await window.cart.add('woo-beanie')));
  await settled(page);
  expect(await page.evaluate(() => [window.cart.getSnapshot().storage, localStorage.length])).toEqual(['memory', 0]);
  await openCart(page, pages.blank, store, { storage: 'memory' });
  expect(await shown(page)).toEqual({});
});

test('settled right after a reload waits for what was left unsent', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  await page.route(
    (url) => isCartRequest(url.href),
    () => {
      // Neither sent on nor answered.
    },
  );
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 2);
  });
  await page.goto('about:blank');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await openCart(page, pages.blank, store);
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2 });
});
