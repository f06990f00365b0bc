/** The first examples of the README, to the letter: the addresses in them lead to the store of the test. */
import type { Page } from '@playwright/test';
import { pkg } from '../../scripts/lib/paths.mjs';
import { expect, type Store, test } from './fixtures.ts';
import { launchForOwnPages, stored } from './helpers.ts';

test.use({ launchOptions: launchForOwnPages });

/** What a page has asked the store. */
class Asked {
  key = '';
  #open = 0;
  #last = Date.now();

  begin(url: URL): void {
    this.key = url.searchParams.get('cart_key') ?? this.key;
    this.#open += 1;
  }

  end(): void {
    this.#open -= 1;
    this.#last = Date.now();
  }

  /** Resolves when the page asks nothing more: a read of its cart beside a write would undo the write. */
  async rested(): Promise<void> {
    await expect.poll(() => this.key !== '' && this.#open === 0 && Date.now() - this.#last > 700).toBe(true);
  }
}

/** Lets https://shop.example be the store, and https://cdn.example what a content delivery network has. */
async function lead(page: Page, store: Store): Promise<Asked> {
  const asked = new Asked();
  await page.route('https://cdn.example/cocart-wasm/*', (route) =>
    route.fulfill({
      path: `${pkg}/${new URL(route.request().url()).pathname.split('/').at(-1)}`,
      headers: { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' },
    }),
  );
  await page.route('https://shop.example/**', async (route) => {
    const url = new URL(route.request().url());
    asked.begin(url);
    await route.fulfill({ response: await route.fetch({ url: `${store.url}${url.pathname}${url.search}` }) });
    asked.end();
  });
  return asked;
}

for (const name of ['react19', 'react18', 'vue', 'svelte']) {
  test(`for ${name}`, async ({ page, pages, store }) => {
    const asked = await lead(page, store);
    await page.goto(`${pages.apps}/${name}/quick.html`);
    const add = page.getByRole('button', { name: 'Add a beanie' });
    await add.click();
    const line = page.getByRole('button', { name: 'Beanie ×' });
    await expect(line).toHaveText(/× 1$/);
    await line.click();
    await expect(line).toHaveText(/× 2$/);
    await asked.rested();
    expect(await stored(store, asked.key)).toEqual({ 'woo-beanie': 2 });
  });
}

test('for a plain page', async ({ page, pages, store }) => {
  const asked = await lead(page, store);
  await page.goto(`${pages.examples}/quick-start/page.html`);
  await page.getByRole('button', { name: 'Add a beanie' }).click();
  await expect(page.locator('output')).toHaveText('1');
  await asked.rested();
  expect(await stored(store, asked.key)).toEqual({ 'woo-beanie': 1 });
});

test('for a program @devstore', async ({ page, pages, store }) => {
  const asked = await lead(page, store);
  const counts: string[] = [];
  page.on('console', (message) => counts.push(message.text()));
  await page.goto(`${pages.apps}/script/quick.html`);
  await asked.rested();
  expect(await stored(store, asked.key)).toMatchObject({ 'woo-belt': 1 });
  expect(counts.at(-1)).toMatch(/^[34]$/);
});
