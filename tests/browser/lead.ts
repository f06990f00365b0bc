/** Leads the addresses of the examples to the store and the package of the test. */
import type { Page } from '@playwright/test';
import { pkg } from '../../scripts/lib/paths.mjs';
import { expect, type Store } from './fixtures.ts';

/** What a page has asked the store. */
export class Asked {
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
export async function lead(page: Page, store: Store): Promise<Asked> {
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
    try {
      await route.fulfill({ response: await route.fetch({ url: `${store.url}${url.pathname}${url.search}` }) });
    } catch {
      // The page or the store is gone before the other: a test that has ended.
      await route.abort().catch(() => undefined);
    }
    asked.end();
  });
  return asked;
}
