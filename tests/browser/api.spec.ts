/** Calls of the API beside the intents of the shopper: one lane, one cart, nothing lost, in all tabs. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectShown, makeCart, openCart, settled, shown, storedKey, Traffic, withoutLocks } from './helpers.ts';

/** How a call of the API ended: `done`, or the code of its refusal, with its words. */
function api(page: Page, call: string, parameters: object = {}): Promise<{ code: string; message: string }> {
  return page.evaluate(
    async ([name, given]) => {
      let target: unknown = window.cart.api;
      for (const part of name.split('.')) target = Reflect.get(Object(target), part);
      return (target as (parameters: object) => Promise<unknown>)(given).then(
        () => ({ code: 'done', message: '' }),
        ({ code, message }) => ({ code, message }),
      );
    },
    [call, parameters] as const,
  );
}

const done = { code: 'done', message: '' };

/** Ten rounds of an intent and a call at the same moment; resolves when all have ended. */
function rounds(page: Page, intended: number, called: number): Promise<string[]> {
  return page.evaluate(
    async ([first, second]) => {
      const calls: Promise<unknown>[] = [];
      for (let round = 0; round < 5; round += 1) {
        void window.cart.add(first, 1);
        calls.push(window.cart.api.cart.addItem({ id: second, quantity: 1 }));
        void window.cart.add(second, 1);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
      const ended = await Promise.allSettled(calls);
      await window.cart.settled();
      return ended.map(({ status }) => status);
    },
    [intended, called] as const,
  );
}

for (const locks of [true, false]) {
  test(`calls beside intents in two tabs lose nothing, ${locks ? 'with locks' : 'with leases'} @devstore`, async ({
    context,
    pages,
    store,
    devstore,
  }) => {
    test.setTimeout(90_000);
    if (!locks) await withoutLocks(context);
    const tabs = [await context.newPage(), await context.newPage()];
    for (const tab of tabs) await openCart(tab, pages.blank, store);
    await devstore.set({ latency: 15 });
    const ends = await Promise.all(tabs.map((tab) => rounds(tab, 14, 16)));
    expect(ends.flat()).toEqual(Array.from({ length: 10 }, () => 'fulfilled'));
    // Five intents and ten of the second product, from each tab.
    const meant = { 14: 10, 16: 20 };
    const [first] = tabs;
    expect(await devstore.cart(await storedKey(first as Page, store))).toEqual(meant);
    for (const tab of tabs) {
      await settled(tab);
      await expectShown(tab, { 'woo-beanie': 10, 'woo-cap': 20 });
    }
    expect((await devstore.log()).overlaps).toBe(0);
  });
}

test('with storage denied, calls and intents of the page wait for each other @devstore', async ({
  page,
  pages,
  store,
  devstore,
}) => {
  await devstore.set({ latency: 15 });
  await openCart(page, pages.blank, store, { storage: 'memory' });
  expect(await rounds(page, 14, 16)).toEqual(Array.from({ length: 5 }, () => 'fulfilled'));
  await expectShown(page, { 'woo-beanie': 5, 'woo-cap': 10 });
  expect((await devstore.log()).overlaps).toBe(0);
});

test('what a call has changed shows without another request @devstore', async ({ page, pages, store, devstore }) => {
  await openCart(page, pages.blank, store);
  await page.evaluate(() => window.cart.add('woo-beanie', 2));
  await devstore.clearLog();
  expect(await api(page, 'cart.addItem', { id: 17, quantity: 1 })).toEqual(done);
  expect(await shown(page)).toEqual({ 'woo-beanie': 2, 'woo-sunglasses': 1 });
  expect((await devstore.log()).cart_requests).toBe(1);
  // An intent is planned over it: the line is there, so it is set, not added.
  await page.evaluate(() => window.cart.add('woo-sunglasses', 4));
  expect(await devstore.cart(await storedKey(page, store))).toEqual({ 14: 2, 17: 5 });
  // A call that answers no cart is followed by one that reads it.
  const [line] = await page.evaluate(() => window.cart.getSnapshot().lines.map(({ key }) => key));
  expect(await api(page, 'cart.removeItem', { item_key: line, return_status: true })).toEqual(done);
  expect(await shown(page)).toEqual({ 'woo-sunglasses': 5 });
});

test('the catalogue does not wait for the cart @devstore', async ({ page, pages, store, devstore }) => {
  await openCart(page, pages.blank, store);
  await devstore.arm({ path: 'add-item', hold: 3_000 });
  const name = await page.evaluate(async () => {
    const order: string[] = [];
    const add = window.cart.add('woo-beanie').then(() => order.push('cart'));
    await window.cart.api.products.get({ id: 16 }).then(() => order.push('catalogue'));
    await add;
    return order;
  });
  expect(name).toEqual(['catalogue', 'cart']);
});

test.describe('before 4.6.2, whose stock shops answer no preflight', () => {
  test.use({ storeOptions: { profile: '4.3' } });

  test('a guest of another origin needs no preflight; what does says what the shop lacks @devstore', async ({
    page,
    pages,
    store,
    devstore,
  }) => {
    const methods: string[] = [];
    page.on('request', (request) => methods.push(request.method()));
    await openCart(page, pages.blank, store);
    expect(await api(page, 'cart.addItem', { id: 14, quantity: 2 })).toEqual(done);
    const [line] = await page.evaluate(() => window.cart.getSnapshot().lines.map(({ key }) => key));
    expect(await api(page, 'cart.updateItem', { item_key: line, quantity: 3 })).toEqual(done);
    expect(await api(page, 'cart.removeItem', { item_key: line })).toEqual(done);
    expect(await api(page, 'cart.restoreItem', { item_key: line })).toEqual(done);
    expect(await shown(page)).toEqual({ 'woo-beanie': 3 });
    expect(new Set(methods)).toEqual(new Set(['GET', 'POST']));

    const refused = (given: object) =>
      page.evaluate(
        async ([address, more]) => {
          const { createClient } = await import('cocart-wasm');
          const client = createClient({ store: address, storage: 'memory', ...more });
          return client.store().then(
            () => ({ code: 'done', message: '' }),
            ({ code, message }) => ({ code, message }),
          );
        },
        [store.url, given] as const,
      );
    const jane = { auth: { type: 'basic', username: 'jane', password: 'jane-pass' } };
    const both = { message: expect.stringMatching(/CoCart CORS.*one origin|reverse proxy/s) };
    expect(await refused(jane)).toMatchObject({ code: 'authorization_blocked', ...both });
    expect(await refused({ headers: { 'X-Mine': '1' } })).toMatchObject({ code: 'cors_blocked', ...both });
    await devstore.set({ cors_addon: true });
    expect(await refused(jane)).toEqual(done);
  });

  test("a customer's calls go with the customer's token @devstore", async ({ page, pages, store, devstore }) => {
    await devstore.set({ cors_addon: true });
    await openCart(page, pages.blank, store);
    await page.evaluate(() => window.cart.login({ username: 'jane', password: 'jane-pass' }));
    expect(await api(page, 'cart.addItem', { id: 17, quantity: 2 })).toEqual(done);
    expect(await devstore.cart('2')).toEqual({ 17: 2 });
    expect(await shown(page)).toEqual({ 'woo-sunglasses': 2 });
    // CoCart 4.x loads no customer's cart from a link.
    const refusal = page.evaluate(() =>
      window.cart.checkoutUrl().then(
        () => 'done',
        ({ code }) => code,
      ),
    );
    expect(await refusal).toBe('unsupported');
  });
});

for (const profile of ['4.3', '5.0'] as const) {
  test.describe(`CoCart ${profile}`, () => {
    test.use({ storeOptions: { profile } });

    test('the way to the checkout waits for all intents, and names this cart @devstore', async ({
      page,
      pages,
      store,
      devstore,
    }) => {
      await openCart(page, pages.blank, store);
      const address = await page.evaluate(() => {
        void window.cart.add('woo-beanie', 2);
        return window.cart.checkoutUrl({ keepCart: true, notify: true });
      });
      const key = await storedKey(page, store);
      const url = new URL(address);
      expect(url.origin + url.pathname).toBe(`${store.url}/checkout/`);
      expect(Object.fromEntries(url.searchParams)).toEqual({
        'cocart-load-cart': key,
        'keep-cart': 'true',
        notify: 'true',
        // Without it 5.0 leads back home.
        ...(profile === '5.0' ? { c_hash: expect.stringMatching(/^[0-9a-f]{32}$/) } : {}),
      });
      expect(await devstore.cart(key)).toEqual({ 14: 2 });
    });
  });
}

test('a cart from a link takes the place of this one in all tabs, after what was meant for it @devstore', async ({
  context,
  pages,
  store,
  devstore,
}) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const tab of [one, two]) await openCart(tab, pages.blank, store);
  await fetch(`${store.url}/wp-json/cocart/v2/cart/add-item?id=22&quantity=1&cart_key=wlinked`, { method: 'POST' });
  await one.evaluate(() => window.cart.add('woo-cap', 1));
  const old = await storedKey(one, store);
  const ended = await one.evaluate(async () => {
    void window.cart.add('woo-beanie', 2);
    const numeric = await window.cart.adopt('2').then(
      () => 'done',
      ({ code }) => code,
    );
    await window.cart.adopt('wlinked');
    return numeric;
  });
  expect(ended).toBe('invalid_argument');
  expect(await storedKey(one, store)).toBe('wlinked');
  expect(await devstore.cart(old)).toEqual({ 14: 2, 16: 1 });
  for (const tab of [one, two]) await expectShown(tab, { 'woo-album': 1 });
  await two.evaluate(() => window.cart.add('woo-belt', 1));
  expect(await devstore.cart('wlinked')).toEqual({ 15: 1, 22: 1 });
});

test('a page without a cart loads neither WASM nor engine for the catalogue @devstore', async ({
  page,
  pages,
  store,
}) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(pages.blank);
  const count = await page.evaluate(async (address) => {
    const { createClient } = await import('cocart-wasm');
    let seen = 0;
    for await (const product of createClient({ store: address }).products.list.all({ per_page: 100 }))
      seen += product.id > 0 ? 1 : 0;
    return seen;
  }, store.url);
  expect(count).toBeGreaterThan(200);
  expect(loaded.filter((path) => path.startsWith('/pkg/'))).toEqual(['/pkg/index.js', '/pkg/client.js']);
});

test('a page that only makes a cart does not load the client @devstore', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(pages.blank);
  await makeCart(page, store);
  await page.evaluate(() => window.cart.add('woo-beanie'));
  expect(traffic.count).toBe(1);
  expect(loaded.filter((path) => path.startsWith('/pkg/')).sort()).toEqual([
    '/pkg/bytes.js',
    '/pkg/engine.js',
    '/pkg/index.js',
  ]);
});
