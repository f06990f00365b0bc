/** Whose cart it is, where that changes while the cart is used: tokens that end, keys that are no guest's, carts that are gone. */
import { expect, test } from './fixtures.ts';
import { expectShown, makeCart, openCart, settled, storedKey } from './helpers.ts';

/** Jane's id, under which the store keeps her cart. */
const janesKey = '2';

test('tokens that end while two tabs are used are refreshed once, and every intent lands @devstore @profiles', async ({
  context,
  page,
  pages,
  store,
  devstore,
}) => {
  await devstore.set({ cors_addon: true });
  await openCart(page, pages.blank, store);
  await page.evaluate(() => window.cart.login({ username: 'jane', password: 'jane-pass' }));
  const other = await context.newPage();
  await openCart(other, pages.blank, store);
  await expect.poll(() => other.evaluate(() => window.cart.getSnapshot().customer)).toBe(true);
  await devstore.clearLog();

  await devstore.expireTokens();
  const add = (id: number) => window.cart.add(id).then(({ status }) => status);
  const ended = await Promise.all([
    ...[14, 15].map((id) => page.evaluate(add, id)),
    ...[16, 17].map((id) => other.evaluate(add, id)),
  ]);
  expect(ended).toEqual(['done', 'done', 'done', 'done']);
  await settled(page);
  await settled(other);
  expect(await devstore.cart(janesKey)).toEqual({ 14: 1, 15: 1, 16: 1, 17: 1 });
  const log = await devstore.log();
  const refreshes = log.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/jwt/refresh-token'));
  expect(refreshes.map(({ status }) => status)).toEqual([200]);
  expect(log.overlaps).toBe(0);
  for (const tab of [page, other]) {
    expect(await tab.evaluate(() => window.cart.getSnapshot().customer)).toBe(true);
    expect(await tab.evaluate(() => window.cart.getSnapshot().count)).toBe(4);
  }

  // The new pair works in the other tab, too, and again when it ends.
  await devstore.expireTokens();
  expect(await other.evaluate(add, 39)).toBe('done');
  expect(await devstore.cart(janesKey)).toMatchObject({ 39: 1 });
});

for (const foreign of ['2', '12e3', 'no key at all!']) {
  test(`a stored key "${foreign}" is no guest's: it is never sent, and a new one takes its place @devstore`, async ({
    page,
    pages,
    store,
    devstore,
  }) => {
    await page.goto(pages.blank);
    await page.evaluate(([name, key]) => localStorage.setItem(name, key), [
      `cocart:${store.url}:key`,
      foreign,
    ] as const);
    await makeCart(page, store);
    expect(await page.evaluate(() => window.cart.add(14).then(({ status }) => status))).toBe('done');
    const key = await storedKey(page, store);
    expect(key).toMatch(/^w[0-9a-f]{32}$/);
    expect(await devstore.cart(key)).toEqual({ 14: 1 });
    const { requests } = await devstore.log();
    expect(requests.filter(({ query }) => new URLSearchParams(query).get('cart_key') === foreign)).toEqual([]);
  });
}

test('a cart that is gone is told as reset, and only what was never sent is kept @devstore', async ({
  page,
  pages,
  store,
  devstore,
}) => {
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => {
    await window.cart.add('woo-beanie', 2);
    await window.cart.add('woo-belt');
  });
  const key = await storedKey(page, store);
  // Offline the shopper changes what is there, which is tried, and adds something new, which waits; meanwhile the
  // cart expires.
  await page.context().setOffline(true);
  await page.evaluate(async () => {
    window.collected = [];
    window.cart.on('reset', () => window.collected.push('reset'));
    const [beanie] = window.cart.getSnapshot().lines;
    const note = (name: string, intent: Promise<{ status: string }>) =>
      intent.then(
        ({ status }) => window.collected.push(`${name} ${status}`),
        (error) => window.collected.push(`${name} ${error.code}`),
      );
    if (beanie) void note('set', window.cart.setQuantity(beanie, 5));
    while (window.cart.getSnapshot().sync !== 'offline') await new Promise((resolve) => setTimeout(resolve, 20));
    void note('add', window.cart.add('woo-cap'));
  });
  await devstore.forget(key);
  await page.context().setOffline(false);
  await expectShown(page, { 'woo-cap': 1 });
  await settled(page);
  expect((await page.evaluate(() => window.collected)).sort()).toEqual(['add done', 'reset', 'set cart_reset']);
  expect(Object.values(await devstore.cart(await storedKey(page, store)))).toEqual([1]);
});
