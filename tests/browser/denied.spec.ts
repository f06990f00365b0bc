/** Storage that the browser denies: nothing throws, and the cart lives as long as its page. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  addTwoAndChange,
  launchForOwnPages,
  openCart,
  settled,
  shown,
  stored,
  Traffic,
  watchPage,
  withoutLocks,
} from './helpers.ts';

test.use({ launchOptions: launchForOwnPages });

/** Has the documents of the page run in a sandbox: their origin is opaque, and storage really is denied. */
async function sandbox(page: Page, address: string): Promise<void> {
  const { origin } = new URL(address);
  await page.route(
    (url) => url.origin === origin,
    async (route) => {
      const response = await fetch(route.request().url());
      const headers = {
        'content-type': response.headers.get('content-type') ?? '',
        // An opaque origin may read its own scripts only like those of others.
        'access-control-allow-origin': '*',
        'content-security-policy': 'sandbox allow-scripts',
      };
      await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
    },
  );
}

/** Ways in which browsers deny storage, and what the cart says of it. */
const denials: Readonly<
  Record<string, readonly [says: string, deny: (page: Page, address: string) => Promise<unknown>]>
> = {
  'a sandbox': ['memory', sandbox],
  'a getter that throws': [
    'memory',
    (page) =>
      page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
      }),
  ],
  'a getter that throws something that is no error': [
    'memory',
    (page) =>
      page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw 'denied';
          },
        });
      }),
  ],
  'no storage at all': [
    'memory',
    (page) => page.addInitScript(() => Object.defineProperty(window, 'localStorage', { value: null })),
  ],
  'a storage that takes nothing, as private windows had it': [
    'degraded',
    (page) =>
      page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        };
      }),
  ],
};

for (const [name, [says, deny]] of Object.entries(denials)) {
  for (const locks of [true, false]) {
    test(`${name}, ${locks ? 'with' : 'without'} Web Locks`, async ({ page, pages, store }) => {
      const seen = watchPage(page);
      const traffic = new Traffic(page);
      await deny(page, pages.blank);
      if (!locks) await withoutLocks(page.context());
      await openCart(page, pages.blank, store);
      const began = Date.now();
      const outcomes = await addTwoAndChange(page);
      expect(outcomes).toEqual(['done', 'done', 'done']);
      // Less than a lease lasts: a page that is alone waits for nobody.
      expect(Date.now() - began).toBeLessThan(7_500);
      await settled(page);
      expect(await page.evaluate(() => window.cart.getSnapshot().storage)).toBe(says);
      expect(await shown(page)).toEqual({ 'woo-beanie': 5, 'woo-belt': 1 });
      expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 5, 'woo-belt': 1 });
      expect(seen.errors).toEqual([]);
    });
  }
}

test('storage that is denied while the page is open', async ({ page, pages, store }) => {
  const seen = watchPage(page);
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-beanie', 2)));
  await page.evaluate(() => {
    const deny = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: deny, setItem: deny, removeItem: deny, key: deny });
  });
  await page.evaluate(async () => {
    await window.cart.add('woo-belt', 1);
    const [beanie] = window.cart.getSnapshot().lines;
    if (beanie) await window.cart.setQuantity(beanie, 5);
  });
  await settled(page);
  expect(await page.evaluate(() => window.cart.getSnapshot().storage)).toBe('degraded');
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 5, 'woo-belt': 1 });
  expect(seen.errors).toEqual([]);
});
