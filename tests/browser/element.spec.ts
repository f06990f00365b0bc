/** The widgets on a static page, under a strict policy, against a store of another origin. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { root } from '../../scripts/lib/paths.mjs';
import { expect, type Store, test } from './fixtures.ts';
import { stored, storedKey, watchPage } from './helpers.ts';

const { source } = axe;

const address = (blank: string, store: Store) =>
  `${blank.replace('blank.html', 'elements.html')}?store=${encodeURIComponent(store.url)}`;

/** What axe-core complains of; it looks into open shadow roots, too. */
async function complaints(page: Page): Promise<string[]> {
  // The policy of the page forbids a script tag; the debugger's own door stays open.
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

const badge = (page: Page) => page.getByRole('button', { name: /^Cart, / });

test('two tags make a working cart: add, change, remove, undo', async ({ page, pages, store }) => {
  const seen = watchPage(page);
  await page.goto(address(pages.blank, store));
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByRole('button', { name: 'Two belts' }).click();
  await expect(badge(page)).toHaveAccessibleName('Cart, 3 items');
  await badge(page).click();
  const drawer = page.getByRole('dialog', { name: 'Your cart' });
  await expect(drawer).toBeVisible();
  await drawer.getByRole('button', { name: 'One more Beanie' }).click();
  await drawer.getByRole('textbox', { name: 'Quantity of Belt' }).fill('5');
  await drawer.getByRole('textbox', { name: 'Quantity of Belt' }).press('Enter');
  await expect(badge(page)).toHaveText(/7/);
  await drawer.getByRole('button', { name: 'Remove Beanie' }).click();
  await expect(drawer.getByRole('button', { name: 'Undo: Beanie removed' })).toBeVisible();
  await drawer.getByRole('button', { name: 'Undo: Beanie removed' }).click();
  await drawer.getByRole('button', { name: 'Check out' }).click();
  await page.waitForURL(/#checkout$/);
  expect(await stored(store, await storedKey(page, store))).toEqual({ 'woo-beanie': 2, 'woo-belt': 5 });
  expect(seen.errors).toEqual([]);
  expect(seen.console.filter((text) => /policy|refused/i.test(text))).toEqual([]);
});

test('only the line that changed is drawn again', async ({ page, pages, store }) => {
  await page.goto(address(pages.blank, store));
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByRole('button', { name: 'Two belts' }).click();
  await badge(page).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(2);
  const touched = await page.evaluate(async () => {
    const list = document.querySelector('cocart-cart')?.shadowRoot?.querySelector('cocart-line-list') as HTMLElement & {
      cart: import('cocart-wasm').Cart;
    };
    await list.cart.settled();
    const lines = new Set<string>();
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        lines.add(element?.closest('[data-line]')?.querySelector('[data-field=name]')?.textContent ?? '-');
      }
    });
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    observer.observe(list.shadowRoot?.querySelector('ul') as Element, everything);
    const [first] = list.cart.getSnapshot().lines;
    if (first) await list.cart.setQuantity(first, 4);
    await list.cart.settled();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return [...lines];
  });
  expect(touched).toEqual(['Beanie']);
});

test('nothing for axe-core to complain of, and the keyboard does everything', async ({ page, pages, store }) => {
  await page.goto(address(pages.blank, store));
  await expect(badge(page)).toHaveAccessibleName('Cart, 0 items');
  expect(await complaints(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add to cart' }).focus();
  await page.keyboard.press('Enter');
  await expect(badge(page)).toHaveAccessibleName('Cart, 1 item');
  await badge(page).focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('button', { name: 'Check out' })).toBeVisible();
  expect(await complaints(page)).toEqual([]);
  // The last line goes: the focus must not be lost.
  await drawer.getByRole('button', { name: 'Remove Beanie' }).focus();
  await page.keyboard.press('Enter');
  await expect(drawer.getByRole('heading', { name: 'Your cart' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(badge(page)).toBeFocused();
});

test('speaks the language of the page, with its plurals and its direction', async ({ page, pages, store }) => {
  await page.goto(address(pages.blank, store));
  await page.evaluate(async () => {
    const { defineCartElements } = (await import('/pkg/element.js' as string)) as typeof import('cocart-wasm/element');
    const open = { one: 'سلة، عنصر واحد', two: 'سلة، عنصران', few: 'سلة، {count} عناصر', other: 'سلة، {count}' };
    defineCartElements({ text: { ar: { open, cart: 'سلتك' } } });
    document.documentElement.lang = 'ar-EG';
    document.documentElement.dir = 'rtl';
  });
  await page.getByRole('button', { name: 'Two belts' }).click();
  await expect(page.getByRole('button', { name: 'سلة، عنصران' })).toBeVisible();
  await page.getByRole('button', { name: 'سلة، عنصران' }).click();
  const box = await page.getByRole('dialog', { name: 'سلتك' }).boundingBox();
  expect(box?.x, 'at the end of the line of reading').toBe(0);
  await page
    .locator('cocart-add')
    .first()
    .evaluate((element) => element.setAttribute('text', '{"add":"Kaufen"}'));
  await page.evaluate(() => document.querySelector('cocart-add')?.setAttribute('lang', 'de'));
  await expect(page.locator('cocart-add').first()).toHaveText('Kaufen');
});

test('a page may use a template of its own, and take events over', async ({ page, pages, store }) => {
  await page.goto(address(pages.blank, store));
  await page.evaluate(() => {
    const template = document.createElement('template');
    const line = document.createElement('b');
    line.dataset['field'] = 'name';
    template.content.append(line);
    const list = document.createElement('cocart-line-list');
    list.append(template);
    document.querySelector('main')?.append(list);
    window.collected = [];
    document.body.addEventListener('cocart-add', (event) => {
      const { product } = (event as CustomEvent<{ product: string }>).detail;
      window.collected.push(product);
      if (product === 'woo-belt') event.preventDefault();
    });
    document.body.addEventListener('cocart-error', (event) => {
      window.collected.push((event as CustomEvent<{ code: string }>).detail.code);
    });
  });
  await page.getByRole('button', { name: 'Two belts' }).click();
  await page.getByRole('button', { name: 'Add to cart' }).click();
  const list = page.locator('main > cocart-line-list');
  await expect(list.locator('b')).toHaveText(['Beanie']);
  await page
    .locator('cocart-add')
    .first()
    .evaluate((element) => element.setAttribute('product', 'no-such-thing'));
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.locator('cocart-add').first().getByRole('alert')).not.toBeEmpty();
  expect(await page.evaluate(() => window.collected.slice(0, 3))).toEqual(['woo-belt', 'woo-beanie', 'no-such-thing']);
  await expect.poll(() => page.evaluate(() => window.collected.length)).toBe(4);
});

test('the badge shows the cart of the last page before anything is asked', async ({ page, pages, store }) => {
  await page.goto(address(pages.blank, store));
  await page.getByRole('button', { name: 'Two belts' }).click();
  await expect(badge(page)).toHaveAccessibleName('Cart, 2 items');
  await page.waitForTimeout(150);
  await page.route(/\/pkg\/(engine|bytes)\.js/, (route) => route.abort());
  await page.goto(address(pages.blank, store));
  await expect(badge(page)).toHaveAccessibleName('Cart, 2 items');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`looks right in ${scheme}, and the contrast is enough`, async ({ page, pages, store }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 900, height: 640 });
    await page.goto(address(pages.blank, store));
    await page.evaluate(() => document.documentElement.style.setProperty('color-scheme', 'light dark'));
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('button', { name: 'Two belts' }).click();
    await badge(page).click();
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(2);
    await expect(page.getByRole('dialog')).toContainText('$');
    expect(await complaints(page)).toEqual([]);
    if (process.env['SCREENSHOTS']) await page.screenshot({ path: join(root, `docs/widgets-${scheme}.png`) });
  });
}
