/** The demo's "break it" panel: every trouble is clicked, and the store ends up with what was asked for. */
import type { Page } from '@playwright/test';
import { expect, type Pages, type Store, test } from './fixtures.ts';
import { productId, settled, stored, Traffic, watchPage } from './helpers.ts';

async function openPanel(page: Page, pages: Pages, store: Store): Promise<void> {
  await page.goto(`${pages.shop}?store=${encodeURIComponent(store.url)}`);
  await expect(page.locator('article.card').first()).toBeVisible();
  await page.getByTestId('break-it').click();
  await expect(page.getByRole('heading', { name: 'Break it' })).toBeVisible();
}

for (const trouble of ['lose-request', 'lose-answer', 'error-500', 'error-429', 'html']) {
  test(`${trouble}: nothing is lost, nothing is doubled @devstore`, async ({ page, pages, store, devstore }) => {
    const traffic = new Traffic(page);
    const [beanie, belt] = [await productId(store, 'woo-beanie'), await productId(store, 'woo-belt')];
    await openPanel(page, pages, store);
    await page.getByTestId(trouble).click();
    await expect(page.getByTestId('armed')).toHaveText(/One trouble waits for a request/);
    await page.getByTestId(`add-${beanie}`).click();
    await page.getByTestId(`add-${belt}`).click();
    await page.getByTestId(`add-${beanie}`).click();
    await settled(page);
    expect(await devstore.armed(), 'the trouble has struck').toBe(0);
    expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
    await expect(page.getByTestId('count-store')).toHaveText('3');
    await expect(page.getByTestId('count-page')).toHaveText('3');
    await expect(page.getByTestId('armed')).toHaveText('Nothing waits to go wrong.');
    await expect(page.getByText('Everything is confirmed.')).toBeVisible();
    expect(await page.getByTestId('events').locator('[data-type=request]').count()).toBeGreaterThan(1);
  });
}

test('offline: the queue shows what waits; one is dropped, the rest is sent @devstore', async ({
  page,
  pages,
  store,
}) => {
  const traffic = new Traffic(page);
  const [beanie, belt] = [await productId(store, 'woo-beanie'), await productId(store, 'woo-belt')];
  await openPanel(page, pages, store);
  await page.getByTestId(`add-${beanie}`).click();
  await settled(page);
  await page.getByTestId('offline-switch').click();
  await page.getByTestId(`add-${beanie}`).click();
  await page.getByTestId(`add-${belt}`).click();
  const queue = page.getByTestId('queue').getByRole('listitem');
  await expect(queue).toHaveCount(2);
  const dropped = queue.filter({ hasText: 'Belt' });
  await expect(dropped.getByTestId('drop')).toBeEnabled({ timeout: 20_000 });
  await dropped.getByTestId('drop').click();
  await expect(queue).toHaveCount(1);
  await expect(page.getByTestId('events').locator('[data-type=rejected]')).toContainText('dropped');
  await page.getByTestId('offline-switch').click();
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2 });
  await expect(page.getByTestId('count-store')).toHaveText('2');
});

test('a slow store and a second tab: both show one cart @devstore', async ({ page, pages, store, devstore }) => {
  const traffic = new Traffic(page);
  const [beanie, belt] = [await productId(store, 'woo-beanie'), await productId(store, 'woo-belt')];
  await openPanel(page, pages, store);
  await page.getByTestId('slow-switch').click();
  await expect(page.getByTestId('slow-switch')).toBeChecked();
  await page.getByTestId(`add-${beanie}`).click();
  await expect(page.getByTestId('queue').getByText('sending')).toBeVisible();
  const [second] = await Promise.all([page.waitForEvent('popup'), page.getByTestId('second-tab').click()]);
  await second.getByTestId(`add-${belt}`).click();
  await page.getByTestId('slow-switch').click();
  await settled(page);
  await settled(second);
  for (const tab of [page, second]) await expect(tab.getByTestId('badge')).toHaveText('2', { timeout: 15_000 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 1, 'woo-belt': 1 });
  expect((await devstore.log()).overlaps).toBe(0);
});

test('a trouble can be called off, and the key is on no part of the panel @devstore', async ({
  page,
  pages,
  store,
  devstore,
}) => {
  const seen = watchPage(page);
  const traffic = new Traffic(page);
  await openPanel(page, pages, store);
  await page.getByTestId('error-500').click();
  await page.getByTestId('html').click();
  await expect(page.getByTestId('armed')).toContainText('2 troubles wait');
  await page.getByTestId('disarm').click();
  await expect(page.getByTestId('armed')).toHaveText('Nothing waits to go wrong.');
  expect(await devstore.armed()).toBe(0);
  await page.getByTestId(`add-${await productId(store, 'woo-beanie')}`).click();
  await settled(page);
  const text = (await page.locator('body').innerText()) + seen.console.join('\n');
  expect(text).not.toContain(traffic.key);
  expect(seen.errors).toEqual([]);
});
