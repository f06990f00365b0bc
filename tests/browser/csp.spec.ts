/** Pages with a Content-Security-Policy. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { settled, shown, stored, Traffic } from './helpers.ts';

/** Makes the cart without the import map, which such a policy forbids, too. */
async function makeCart(page: Page, store: string): Promise<void> {
  await page.evaluate(
    async ({ entry, address }) => {
      const { createCart } = (await import(entry)) as typeof import('cocart-wasm');
      window.cart = createCart({ store: address });
    },
    { entry: '/pkg/index.js', address: store },
  );
}

test("works under script-src 'self' 'wasm-unsafe-eval'", async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await page.goto(pages.policy);
  // Otherwise the policy is not in force, and this test proves nothing.
  expect(await page.evaluate(() => import('cocart-wasm').catch(() => 'no import map'))).toBe('no import map');
  await makeCart(page, store.url);
  await page.evaluate(async () => void (await window.cart.add('woo-beanie', 2)));
  await settled(page);
  expect(await shown(page)).toEqual({ 'woo-beanie': 2 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2 });
});

test("without 'wasm-unsafe-eval' the cart says what to add to the policy", async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await page.goto(pages.policyWithoutWasm);
  await makeCart(page, store.url);
  const seen = await page.evaluate(async () => {
    const reason = await window.cart.add('woo-beanie').then(
      () => null,
      ({ code, message }: { code: string; message: string }) => ({ code, message }),
    );
    const { status, error } = window.cart.getSnapshot();
    return { reason, status, error };
  });
  const advice = { code: 'wasm_blocked', message: expect.stringContaining("'wasm-unsafe-eval'") };
  expect(seen).toEqual({ reason: advice, status: 'failed', error: advice });
  expect(traffic.count).toBe(0);
});
