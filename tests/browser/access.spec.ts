/** The demo storefront for everyone: checked by axe, on narrow screens, light and dark. */
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, type Pages, type Store, test } from './fixtures.ts';
import { productId, settled } from './helpers.ts';

const axeScript = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The rules that the page breaks now, each with what breaks it. */
async function violations(page: Page): Promise<string[]> {
  // Colours and sizes count when they have come to rest.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const results = await page.evaluate(
    () => (window as unknown as { axe: { run(): Promise<unknown> } }).axe.run() as Promise<AxeResults>,
  );
  expect(results.passes.length, 'axe has looked at the page').toBeGreaterThan(20);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Opens the storefront with two products in its cart, one of them removed. */
async function openFilledShop(page: Page, pages: Pages, store: Store): Promise<void> {
  const [beanie, belt] = [await productId(store, 'woo-beanie'), await productId(store, 'woo-belt')];
  await page.goto(`${pages.shop}?store=${encodeURIComponent(store.url)}`);
  await page.getByTestId(`add-${beanie}`).click();
  await page.getByTestId(`add-${belt}`).click();
  await settled(page);
  await page.evaluate(() => {
    const [first] = window.cart.getSnapshot().lines;
    if (first) void window.cart.remove(first);
  });
  await settled(page);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing: ${colorScheme}, ${width} px`, async ({ page, pages, store }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await openFilledShop(page, pages, store);
      await page.addScriptTag({ path: axeScript });
      expect(await violations(page)).toEqual([]);
      if (!store.real) {
        await page.getByTestId('break-it').click();
        await page.locator('[data-fault=error-429]').click();
        await expect(page.getByRole('region', { name: 'Cart devtools' })).toContainText('1 fault waits');
        expect(await violations(page)).toEqual([]);
        await page.getByRole('button', { name: 'Call off' }).click();
      }
      await page.getByTestId('open-cart').click();
      await expect(page.getByTestId('checkout')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }
}

test('360 px are enough: nothing scrolls sideways', async ({ page, pages, store }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openFilledShop(page, pages, store);
  const wider = () =>
    page.evaluate(() => {
      const limit = document.documentElement.clientWidth;
      const page = document.documentElement.scrollWidth > limit ? ['page'] : [];
      const drawer = document.querySelector('dialog[open]');
      return drawer && drawer.scrollWidth > drawer.clientWidth ? [...page, 'drawer'] : page;
    });
  expect(await wider()).toEqual([]);
  if (!store.real) {
    await page.getByTestId('break-it').click();
    await expect(page.locator('[data-fault=error-500]')).toBeVisible();
    expect(await wider()).toEqual([]);
    await page.getByTestId('break-it').click();
  }
  await page.getByTestId('open-cart').click();
  await expect(page.getByTestId('checkout')).toBeVisible();
  expect(await wider()).toEqual([]);
  const box = await page.getByTestId('plus').boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(24);
  expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
});

test('light and dark', async ({ page, pages, store }) => {
  await page.goto(`${pages.shop}?store=${encodeURIComponent(store.url)}`);
  /** How bright the page is behind the text and the text itself, from 0 to 255. */
  const brightness = () =>
    page.evaluate(() => {
      const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const { backgroundColor, color } = getComputedStyle(document.body);
      return [backgroundColor, color].map((colour) => {
        if (!context) throw new Error('There is no canvas.');
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
        return (red + green + blue) / 3;
      });
    });
  await page.emulateMedia({ colorScheme: 'light' });
  const [lightPage = 0, lightText = 255] = await brightness();
  expect(lightPage).toBeGreaterThan(200);
  expect(lightText).toBeLessThan(100);
  await page.emulateMedia({ colorScheme: 'dark' });
  const [darkPage = 255, darkText = 0] = await brightness();
  expect(darkPage).toBeLessThan(60);
  expect(darkText).toBeGreaterThan(180);
});
