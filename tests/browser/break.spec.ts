/** The demo's "break it" part: every fault is clicked, and the store ends up with what was asked for. */
import type { Page } from '@playwright/test';
import { expect, type Pages, type Store, test } from './fixtures.ts';
import { productId, settled, stored, Traffic, watchPage } from './helpers.ts';

async function openPanel(page: Page, pages: Pages, store: Store): Promise<void> {
  await page.goto(`${pages.shop}?store=${encodeURIComponent(store.url)}`);
  await expect(page.locator('article.card').first()).toBeVisible();
  await page.getByTestId('break-it').click();
  await expect(page.getByRole('heading', { name: 'Break it' })).toBeVisible();
}

/** The panel of `cocart-wasm/devtools` in the page. */
const pane = (page: Page, name: string) => page.locator(`[data-cocart-devtools] [data-pane=${name}]`);

for (const fault of ['lose-request', 'lose-answer', 'error-500', 'error-429', 'html']) {
  test(`${fault}: nothing is lost, nothing is doubled @devstore`, async ({ page, pages, store }) => {
    const traffic = new Traffic(page);
    const [beanie, belt] = [await productId(store, 'woo-beanie'), await productId(store, 'woo-belt')];
    await openPanel(page, pages, store);
    await page.locator(`[data-fault=${fault}]`).click();
    await expect(pane(page, 'faults')).toContainText('1 fault waits for a request.');
    await page.getByTestId(`add-${beanie}`).click();
    await page.getByTestId(`add-${belt}`).click();
    await page.getByTestId(`add-${beanie}`).click();
    await settled(page);
    expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
    await expect(page.getByTestId('count-store')).toHaveText('3');
    await expect(page.getByTestId('count-page')).toHaveText('3');
    await expect(pane(page, 'faults')).toContainText('Nothing waits to go wrong.');
    await expect(pane(page, 'requests').locator('[data-mark=fault]')).toHaveCount(1);
    await expect(pane(page, 'requests').locator('[data-mark=fault]')).toContainText(fault);
    await expect(pane(page, 'queue')).toContainText('Everything is confirmed.');
    expect(await pane(page, 'timeline').locator('[data-type=request]').count()).toBeGreaterThan(1);
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
  const queue = pane(page, 'queue').getByRole('listitem');
  await expect(queue).toHaveCount(2);
  const dropped = queue.filter({ hasText: 'Belt' }).getByRole('button', { name: 'Drop: ' });
  await expect(dropped).toHaveAttribute('aria-disabled', 'false', { timeout: 20_000 });
  await dropped.click();
  await expect(queue).toHaveCount(1);
  await expect(pane(page, 'timeline').locator('[data-type=rejected]')).toContainText('dropped');
  await page.getByTestId('offline-switch').click();
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2 });
  await expect(page.getByTestId('count-store')).toHaveText('2');
});

test('a slow store and a second tab: both show one cart @devstore', async ({ page, pages, store, devstore }) => {
  const traffic = new Traffic(page);
  const [beanie, belt] = [await productId(store, 'woo-beanie'), await productId(store, 'woo-belt')];
  await openPanel(page, pages, store);
  await devstore.set({ latency: 2500 });
  await page.getByTestId(`add-${beanie}`).click();
  await expect(pane(page, 'queue').getByText('sending')).toBeVisible();
  const [second] = await Promise.all([page.waitForEvent('popup'), page.getByTestId('second-tab').click()]);
  await second.getByTestId(`add-${belt}`).click();
  await devstore.set({ latency: 0 });
  await settled(page);
  await settled(second);
  for (const tab of [page, second]) await expect(tab.getByTestId('badge')).toHaveText('2', { timeout: 15_000 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 1, 'woo-belt': 1 });
  expect((await devstore.log()).overlaps).toBe(0);
});

test('a fault can be called off, and the key is on no part of the page @devstore', async ({ page, pages, store }) => {
  const seen = watchPage(page);
  const traffic = new Traffic(page);
  await openPanel(page, pages, store);
  await page.locator('[data-fault=error-500]').click();
  await page.locator('[data-fault=html]').click();
  await expect(pane(page, 'faults')).toContainText('2 faults wait');
  await pane(page, 'faults').getByRole('button', { name: 'Call off' }).click();
  await expect(pane(page, 'faults')).toContainText('Nothing waits to go wrong.');
  await page.getByTestId(`add-${await productId(store, 'woo-beanie')}`).click();
  await settled(page);
  await expect(pane(page, 'requests').locator('[data-mark=fault]')).toHaveCount(0);
  const panel = await page.locator('[data-cocart-devtools]').evaluate((host) => host.shadowRoot?.innerHTML ?? '');
  expect(panel).toContain('cocart/v2/cart');
  const text = (await page.locator('body').innerText()) + panel + seen.console.join('\n');
  expect(text).not.toContain(traffic.key);
  expect(seen.errors).toEqual([]);
});

test('?devtools opens it at once @devstore', async ({ page, pages, store }) => {
  await page.goto(`${pages.shop}?devtools&store=${encodeURIComponent(store.url)}`);
  await expect(page.getByRole('region', { name: 'Cart devtools' })).toBeVisible();
});
