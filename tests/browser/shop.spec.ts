/** The demo storefront, used as shoppers use it. */
import type { Page } from '@playwright/test';
import { expect, type Pages, type Store, test } from './fixtures.ts';
import { productId, settled, stored, Traffic, watchPage } from './helpers.ts';

async function openShop(page: Page, pages: Pages, store: Store): Promise<void> {
  await page.goto(`${pages.shop}?store=${encodeURIComponent(store.url)}`);
  await expect(page.locator('article.card').first()).toBeVisible();
}

test('from the shelf to the checkout @profiles', async ({ page, pages, store }) => {
  const seen = watchPage(page);
  const traffic = new Traffic(page);
  const [beanie, belt] = [await productId(store, 'woo-beanie'), await productId(store, 'woo-belt')];
  await openShop(page, pages, store);
  await expect(page.getByTestId('badge')).toHaveText('0');
  await page.getByTestId('open-cart').click();
  await expect(page.getByText('Your cart is empty.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Close cart' }).click();

  await page.getByTestId(`add-${beanie}`).click();
  await page.getByTestId(`add-${belt}`).click();
  await expect(page.getByTestId('badge')).toHaveText('2');
  await expect(page.getByTestId(`add-${belt}`)).toHaveAttribute('data-added', 'true');

  await page.getByTestId('open-cart').click();
  const line = page.getByTestId(`line-${beanie}`);
  await line.getByTestId('plus').click();
  await line.getByTestId('plus').click();
  await line.getByTestId('minus').click();
  await expect(line.getByTestId('quantity')).toHaveValue('2');
  await line.getByTestId('quantity').fill('12');
  await line.getByTestId('quantity').press('Enter');
  await expect(page.getByTestId('badge')).toHaveText('13');
  await page.getByTestId('checkout').click();
  await expect(page.getByText('The store has confirmed all 13 items.')).toBeVisible();
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 12, 'woo-belt': 1 });
  await expect(page.getByTestId('sync')).toHaveAttribute('data-sync', 'idle');
  expect(seen.errors).toEqual([]);
});

test('remove, undo, empty', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  const [beanie, belt] = [await productId(store, 'woo-beanie'), await productId(store, 'woo-belt')];
  await openShop(page, pages, store);
  await page.getByTestId(`add-${beanie}`).click();
  await page.getByTestId(`add-${belt}`).click();
  await page.getByTestId('open-cart').click();
  await page.getByTestId(`line-${beanie}`).getByTestId('remove').click();
  await expect(page.getByTestId(`line-${beanie}`)).toHaveCount(0);
  // Whoever uses the keyboard goes on at the way back.
  await expect(page.getByTestId('undo')).toBeFocused();
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-belt': 1 });

  await page.getByTestId('undo').click();
  await expect(page.getByTestId(`line-${beanie}`)).toBeVisible();
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-belt': 1, 'woo-beanie': 1 });

  await page.getByTestId('clear').click();
  await expect(page.getByTestId('quantity')).toHaveCount(0);
  await expect(page.getByTestId('badge')).toHaveText('0');
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({});
});

test('the offline switch: the cart goes on, and the store catches up', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  const [beanie, belt] = [await productId(store, 'woo-beanie'), await productId(store, 'woo-belt')];
  await openShop(page, pages, store);
  await page.getByTestId(`add-${beanie}`).click();
  await settled(page);
  await page.getByTestId('offline-switch').check({ force: true });
  await page.getByTestId(`add-${belt}`).click();
  await page.getByTestId(`add-${belt}`).click();
  await expect(page.getByTestId('badge')).toHaveText('3');
  await expect(page.getByTestId('sync')).toHaveAttribute('data-sync', 'offline');
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 1 });

  await page.getByTestId('offline-switch').uncheck({ force: true });
  await settled(page);
  await expect(page.getByTestId('sync')).toHaveAttribute('data-sync', 'idle');
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 1, 'woo-belt': 2 });
});

test('a variable product asks for its options @profiles', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  const hoodie = await productId(store, 'woo-hoodie');
  await openShop(page, pages, store);
  const card = page.getByTestId(`product-${hoodie}`);
  for (const select of await card.locator('select').all()) await select.selectOption('');
  await card.getByTestId(`add-${hoodie}`).click();
  await expect(card.getByRole('alert')).toContainText('Please choose');
  await expect(card.locator('select').first()).toBeFocused();
  await card.locator('select').nth(0).selectOption('blue');
  await card.locator('select').nth(1).selectOption('Yes');
  await card.getByTestId(`add-${hoodie}`).click();
  await expect(page.getByTestId('badge')).toHaveText('1');
  await settled(page);
  expect(Object.values(await stored(store, traffic.key))).toEqual([1]);
});

test('the keyboard alone', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  const beanie = await productId(store, 'woo-beanie');
  await openShop(page, pages, store);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the products' })).toBeFocused();
  await page.getByTestId(`add-${beanie}`).focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('open-cart').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.drawer h2')).toBeFocused();
  const plus = page.getByTestId('plus');
  const reached = () => plus.evaluate((button) => button === document.activeElement);
  for (let tabs = 0; tabs < 12 && !(await reached()); tabs += 1) await page.keyboard.press('Tab');
  await expect(plus).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expect(page.getByTestId('quantity')).toHaveValue('3');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toBeHidden();
  await expect(page.getByTestId('open-cart')).toBeFocused();
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 3 });
});

test('what is refused says why @devstore', async ({ page, pages, store, devstore }) => {
  const traffic = new Traffic(page);
  await openShop(page, pages, store);
  await expect(page.getByTestId('add-38')).toBeDisabled();
  // Sold out after the page was drawn.
  await devstore.set({ stock: { 35: 0 } });
  await page.getByTestId('add-35').click();
  await page.getByTestId('add-14').click();
  const reason = page.getByTestId('product-35').getByRole('alert');
  await expect(reason).toContainText('out of stock');
  await expect(page.getByTestId('notice').filter({ hasText: 'out of stock' })).toBeVisible();
  await expect(page.getByTestId('badge')).toHaveText('1');
  await page
    .getByTestId('notice')
    .filter({ hasText: 'out of stock' })
    .getByRole('button', { name: 'Dismiss message' })
    .click();
  await expect(page.getByTestId('notice').filter({ hasText: 'out of stock' })).toHaveCount(0);
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 1 });
});

test('more products come on demand @devstore', async ({ page, pages, store }) => {
  await openShop(page, pages, store);
  const cards = page.locator('article.card');
  await expect(cards).toHaveCount(24);
  await page.getByTestId('load-more').click();
  await expect(cards).toHaveCount(48);
});

test('a store that cannot be reached', async ({ page, pages, store }) => {
  await page.route(
    (url) => url.href.startsWith(store.url),
    (route) => route.abort(),
  );
  await page.goto(`${pages.shop}?store=${encodeURIComponent(store.url)}`);
  await expect(page.getByText('The store cannot be reached')).toBeVisible();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('article.card').first()).toBeVisible();
});
