/** A host whose cache answers reads of the cart with an older one. */
import { expect, test } from './fixtures.ts';
import { openCart, shown, storedKey } from './helpers.ts';

test('an old cart out of a cache is looked at once more before lines are taken for gone @devstore', async ({
  page,
  pages,
  store,
  devstore,
}) => {
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => {
    await window.cart.add('woo-beanie', 2);
    // The cache of the host has seen one line.
    await window.cart.refresh();
    await window.cart.add('woo-belt');
    window.collected = [];
    for (const told of ['reset', 'conflict'] as const) window.cart.on(told, () => window.collected.push(told));
    window.cart.subscribe(() => window.collected.push(String(window.cart.getSnapshot().lines.length)));
  });
  await devstore.arm({ method: 'GET', path: '/v2/cart', cached: true });
  await page.evaluate(() => window.cart.refresh());
  expect(await devstore.armed(), 'the cache has answered').toBe(0);
  expect(Object.values(await shown(page))).toEqual([2, 1]);
  // No moment without the belt, and nobody was told that it was gone.
  expect(new Set(await page.evaluate(() => window.collected))).toEqual(new Set(['2']));
  expect(Object.values(await devstore.cart(await storedKey(page, store)))).toEqual([2, 1]);
  const reads = (await devstore.log()).requests.filter(({ method }) => method === 'GET');
  const addresses = reads.map(({ path, query }) => `${path}?${query}`);
  expect(new Set(addresses).size, 'each read has an address of its own').toBe(addresses.length);
});
