/** Login and logout from another origin than the store's, with the add-on CoCart CORS and without it. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { makeCart, openCart, settled, storedKey } from './helpers.ts';

const jane = { username: 'jane', password: 'jane-pass' };
/** Jane's id, under which the store keeps her cart. */
const janesKey = '2';

/** Logs in, and tells with which code that was refused, if it was. */
function login(page: Page, credentials = jane): Promise<string> {
  return page.evaluate(
    (given) =>
      window.cart.login(given).then(
        () => 'done',
        (error) => error.code,
      ),
    credentials,
  );
}

/** Everything that the page keeps and what it shows, as one text. */
function kept(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify({ ...localStorage }));
}

function customer(page: Page): Promise<boolean> {
  return page.evaluate(() => window.cart.getSnapshot().customer);
}

async function add(page: Page, product: number, quantity: number): Promise<void> {
  await page.evaluate(([id, count]) => void window.cart.add(id, count), [product, quantity] as const);
}

test('two carts become one, in all tabs, over a reload, and logout leaves nothing @devstore @profiles', async ({
  context,
  page,
  pages,
  store,
  devstore,
}) => {
  await devstore.set({ cors_addon: true });
  await openCart(page, pages.blank, store);
  await add(page, 17, 1);
  await add(page, 14, 2);
  expect(await login(page)).toBe('done');
  await page.evaluate(() => window.cart.logout());
  expect(await customer(page)).toBe(false);
  expect(await page.evaluate(() => window.cart.getSnapshot().count)).toBe(0);
  expect(await devstore.cart(janesKey)).toEqual({ 14: 2, 17: 1 });

  const other = await context.newPage();
  await openCart(other, pages.blank, store);
  await add(page, 14, 1);
  await add(page, 16, 4);
  await settled(page);
  const guest = await storedKey(page, store);
  await add(other, 15, 1);
  expect(await login(page)).toBe('done');
  await settled(page);
  await settled(other);
  const all = { 14: 2, 15: 1, 16: 4, 17: 1 };
  expect(await devstore.cart(janesKey)).toEqual(all);
  expect(await devstore.cart(guest)).toEqual({});
  await expect.poll(() => customer(other)).toBe(true);

  await page.reload();
  await makeCart(page, store);
  expect(await customer(page)).toBe(true);
  await add(page, 39, 1);
  await settled(page);
  expect(await devstore.cart(janesKey)).toEqual({ ...all, 39: 1 });

  expect(await kept(page)).toContain(':customer');
  expect(await page.evaluate(() => JSON.stringify(window.cart.getSnapshot()))).not.toContain('eyJ');
  await page.evaluate(() => window.cart.logout());
  await expect.poll(() => customer(other)).toBe(false);
  const left = await kept(page);
  expect(left).not.toContain(':customer');
  expect(left).not.toContain(':base');
  await add(other, 12, 1);
  await settled(other);
  expect(await storedKey(other, store)).toMatch(/^w[0-9a-f]{32}$/);
  expect(await devstore.cart(await storedKey(other, store))).toEqual({ 12: 1 });
  expect(await devstore.cart(janesKey)).toEqual({ ...all, 39: 1 });
  const log = await devstore.log();
  expect(log.overlaps).toBe(0);
});

test('without the add-on a login says what is missing, and the guest goes on @devstore @profiles', async ({
  page,
  pages,
  store,
  devstore,
}) => {
  await openCart(page, pages.blank, store);
  await add(page, 14, 2);
  if (store.profile !== '4.3') {
    // Since 4.6.2 the store takes the header without the add-on (contract 18).
    expect(await login(page)).toBe('done');
    expect(await devstore.cart(janesKey)).toEqual({ 14: 2 });
    return;
  }
  expect(await login(page)).toBe('authorization_blocked');
  expect(await customer(page)).toBe(false);
  expect(await kept(page)).not.toContain(':customer');
  await add(page, 15, 1);
  await settled(page);
  expect(await devstore.cart(await storedKey(page, store))).toEqual({ 14: 2, 15: 1 });
  expect(await devstore.cart(janesKey)).toEqual({});
});

test('wrong credentials are refused in the words of the store @devstore @profiles', async ({
  page,
  pages,
  store,
  devstore,
}) => {
  await devstore.set({ cors_addon: true });
  await openCart(page, pages.blank, store);
  await add(page, 14, 1);
  expect(await login(page, { ...jane, password: 'wrong' })).toBe('cocart_authentication_error');
  // 4.3 dies of an unknown user, without CORS headers (contract 16.2).
  const unknown = store.profile === '4.3' ? 'login_failed' : 'cocart_authentication_error';
  expect(await login(page, { username: 'nobody', password: 'x' })).toBe(unknown);
  await settled(page);
  expect(await devstore.cart(await storedKey(page, store))).toEqual({ 14: 1 });
});
