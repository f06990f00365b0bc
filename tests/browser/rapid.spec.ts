/** Many actions in a short time: all of them count, and few requests carry them. */
import { expect, test } from './fixtures.ts';
import { openCart, settled, shown, stored, Traffic, tenProducts } from './helpers.ts';

// As slow as a shop on a common host: that is what makes clicks and requests meet.
test.use({ storeOptions: { latency: 80 } });

const clicks = 50;

/** Clicks 50 times within one task, faster than any finger. */
const clickAtOnce = (button: Element, times: number) => {
  for (let click = 0; click < times; click += 1) (button as HTMLButtonElement).click();
};

test('50 clicks at once on a plain page', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await page.goto(`${pages.counter}?store=${encodeURIComponent(store.url)}&product=woo-beanie`);
  await page.waitForFunction(() => window.cart?.getSnapshot().status === 'ready');
  const atOnce = await page.locator('#plus').evaluate((button: HTMLButtonElement, times) => {
    for (let click = 0; click < times; click += 1) button.click();
    return { count: window.cart.getSnapshot().count, drawn: document.querySelector('output')?.value };
  }, clicks);
  expect(atOnce).toEqual({ count: 50, drawn: '50' });
  await settled(page);
  expect(await page.evaluate(() => window.cart.getSnapshot().count)).toBe(50);
  expect(traffic.count).toBeLessThanOrEqual(3);
  expect(traffic.overlaps).toBe(0);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 50 });
});

test('50 clicks of a mouse on a plain page', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await page.goto(`${pages.counter}?store=${encodeURIComponent(store.url)}&product=woo-beanie`);
  await page.waitForFunction(() => window.cart?.getSnapshot().status === 'ready');
  await page.locator('#plus').click({ clickCount: clicks });
  expect(await page.locator('#count').textContent()).toBe('50');
  await settled(page);
  expect(traffic.overlaps).toBe(0);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 50 });
});

test('50 clicks on "+" in the demo storefront', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await page.goto(`${pages.shop}?store=${encodeURIComponent(store.url)}`);
  await page.waitForFunction(() => window.cart?.getSnapshot().status === 'ready');
  await page.evaluate(async () => void (await window.cart.add('woo-belt')));
  await page.getByTestId('open-cart').click();
  const plus = page.getByTestId('plus');
  await expect(plus).toHaveCount(1);
  await settled(page);
  traffic.reset();

  await plus.evaluate(clickAtOnce, clicks);
  expect(await shown(page)).toEqual({ 'woo-belt': 51 });
  await expect(page.getByTestId('quantity')).toHaveValue('51');
  await settled(page);
  expect(traffic.count).toBeLessThanOrEqual(3);
  expect(traffic.overlaps).toBe(0);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-belt': 51 });
  await expect(page.getByTestId('badge')).toHaveText('51');
});

test('ten different products in one tick', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const atOnce = await page.evaluate((products) => {
    for (const product of products) void window.cart.add(product);
    return window.cart.getSnapshot().lines.length;
  }, tenProducts);
  expect(atOnce).toBe(10);
  await settled(page);
  expect(traffic.overlaps).toBe(0);
  const everything = Object.fromEntries(tenProducts.map((product) => [product, 1]));
  expect(await shown(page)).toEqual(everything);
  expect(await stored(store, traffic.key)).toEqual(everything);
});

test('adds, changes and removals in one tick', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => {
    await Promise.all([window.cart.add('woo-beanie', 2), window.cart.add('woo-belt', 3), window.cart.add('woo-cap')]);
    const [beanie, belt, cap] = window.cart.getSnapshot().lines;
    if (!beanie || !belt || !cap) throw new Error('Three lines were expected.');
    void window.cart.setQuantity(beanie, 7);
    void window.cart.remove(belt);
    void window.cart.add('woo-tshirt', 4);
    void window.cart.add('woo-cap');
    void window.cart.setQuantity(beanie, 6);
  });
  const meant = { 'woo-beanie': 6, 'woo-cap': 2, 'woo-tshirt': 4 };
  expect(await shown(page)).toEqual(meant);
  await settled(page);
  expect(traffic.overlaps).toBe(0);
  expect(await stored(store, traffic.key)).toEqual(meant);
});

test('the store saw few requests, one after the other @devstore', async ({ page, pages, store, devstore }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  await page.evaluate(() => {
    for (let click = 0; click < 50; click += 1) void window.cart.add('woo-beanie');
  });
  await settled(page);
  const clicked = await devstore.log();
  expect(clicked.cart_requests).toBeLessThanOrEqual(3);
  expect(clicked.cart_requests).toBe(traffic.count);
  expect(clicked.overlaps).toBe(0);

  await page.evaluate((products) => {
    for (const product of products) void window.cart.add(product);
  }, tenProducts);
  await settled(page);
  const { cart_requests, overlaps } = await devstore.log();
  expect(cart_requests).toBeLessThanOrEqual(6);
  expect(overlaps).toBe(0);
});

test('a store that runs no batches loses nothing either @devstore', async ({ page, pages, store, devstore }) => {
  await devstore.set({ batch: false });
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  await page.evaluate((products) => {
    for (const product of products) void window.cart.add(product);
  }, tenProducts);
  await settled(page);
  expect((await devstore.log()).overlaps).toBe(0);
  expect(await stored(store, traffic.key)).toEqual(Object.fromEntries(tenProducts.map((product) => [product, 1])));
});

test('control: the same burst sent naively keeps one or two of ten @devstore', async ({
  page,
  pages,
  store,
  devstore,
}) => {
  // The browser sends six at once and the rest after them. Long enough that the six surely meet.
  await devstore.set({ latency: 400 });
  await page.goto(pages.blank);
  const statuses = await page.evaluate(
    ({ address, products }) =>
      Promise.all(
        products.map(async (product) => {
          const response = await fetch(`${address}/wp-json/cocart/v2/cart/add-item?cart_key=naive-client`, {
            method: 'POST',
            body: new URLSearchParams({ id: product, quantity: '1' }),
          });
          return response.status;
        }),
      ),
    { address: store.url, products: tenProducts },
  );
  expect(statuses).toEqual(tenProducts.map(() => 200));
  const kept = Object.keys(await stored(store, 'naive-client')).length;
  expect([1, 2]).toContain(kept);
});
