/** Copies of the built demo storefront on addresses of their own, whose files a test may change. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demo } from '../../scripts/lib/paths.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { expect, type Store } from './fixtures.ts';

/** A copy, and what a test does with it. */
export interface ShopCopy {
  /** The shop on a store. */
  address(store: Store | string): string;
  /** Changes a file. Fails where it does not hold what is to be changed. */
  change(name: string, from: RegExp, to: string): Promise<void>;
  stop(): Promise<void>;
}

/** A copy of the built demo. */
export async function copyShop(): Promise<ShopCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'cocart-shop-'));
  await cp(demo, folder, { recursive: true });
  const shop = await serve([['/', folder]]);
  return {
    address: (store) => `${shop.url}/?store=${encodeURIComponent(typeof store === 'string' ? store : store.url)}`,
    async change(name, from, to) {
      const before = await readFile(join(folder, name), 'utf8');
      expect(before).toMatch(from);
      await writeFile(join(folder, name), before.replace(from, to));
    },
    async stop() {
      await shop.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The first visit of a shopper; resolves when the app, the products and their pictures are kept. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('article.card').first()).toBeVisible();
  for (const part of ['/wp-json/cocart/v2/products?', '/wp-content/uploads/']) {
    await expect.poll(() => keptAddresses(page)).toContainEqual(expect.stringContaining(part));
  }
}

/** Everything that is in the caches of the page's origin. */
export function keptAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => url);
  });
}
