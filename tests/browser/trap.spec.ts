/** An engine that traps is replaced, and what was asked of it is done all the same, exactly once. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  expectShown,
  holdAnswers,
  isCartRequest,
  openCart,
  settled,
  shown,
  stored,
  Traffic,
  watchPage,
} from './helpers.ts';

declare global {
  interface Window {
    /** Makes the engine that runs at the moment trap. */
    trap(): void;
  }
}

/** Gives the page `window.trap()`: catches hold of the engine whenever the facade calls it. */
async function armTrap(page: Page): Promise<void> {
  await page.evaluate(async (chunk) => {
    interface Trapping {
      trap(): void;
      snapshot(): unknown;
    }
    const { Engine } = (await import(chunk)) as { Engine: { prototype: Trapping } };
    const snapshot = Engine.prototype.snapshot;
    let running: Trapping | undefined;
    Engine.prototype.snapshot = function (this: Trapping) {
      running = this;
      return snapshot.call(this);
    };
    window.trap = () => {
      if (!running) throw new Error('No engine has been called yet.');
      try {
        running.trap();
      } catch (trap) {
        if (trap instanceof WebAssembly.RuntimeError) return;
        throw trap;
      }
      throw new Error('The engine did not trap.');
    };
  }, '/pkg-test-traps/engine.js');
}

test('with a request on the wire and others unsent', async ({ page, pages, store }) => {
  const seen = watchPage(page);
  const traffic = new Traffic(page);
  await openCart(page, pages.traps, store);
  await armTrap(page);
  const held = await holdAnswers(page);
  await page.evaluate(() => {
    window.collected = [];
    const add = (product: string, quantity: number) =>
      void window.cart.add(product, quantity).then(
        ({ status }) => window.collected.push(`${product} ${status}`),
        (error: { code: string }) => window.collected.push(`${product} ${error.code}`),
      );
    add('woo-beanie', 2);
    // The second ones wait for their turn.
    setTimeout(() => {
      add('woo-belt', 1);
      add('woo-beanie', 3);
    });
  });
  await held.first;
  await page.waitForFunction(() => window.cart.getSnapshot().pending === 3);

  await page.evaluate(() => window.trap());
  await page.waitForFunction(() => window.cart.getSnapshot().pending === 3);
  expect(await page.evaluate(() => window.cart.getSnapshot().lines.map(({ quantity }) => quantity))).toEqual([5, 1]);

  await held.release();
  await settled(page);
  const outcomes = await page.evaluate(() => window.collected.sort());
  expect(outcomes).toEqual(['woo-beanie done', 'woo-beanie done', 'woo-belt done']);
  expect(await shown(page)).toEqual({ 'woo-beanie': 5, 'woo-belt': 1 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 5, 'woo-belt': 1 });
  expect(seen.errors).toEqual([]);
  expect([...seen.console, ...seen.errors].join('\n')).not.toContain(traffic.key);
});

test('while nothing is going on', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.traps, store);
  await armTrap(page);
  await page.evaluate(async () => {
    await window.cart.add('woo-beanie', 2);
    await window.cart.settled();
    window.trap();
  });
  await page.evaluate(async () => void (await window.cart.add('woo-belt', 1)));
  await settled(page);
  expect(await shown(page)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
  expect(await page.evaluate(() => window.cart.getSnapshot().status)).toBe('ready');
});

test('in the same task as the clicks', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.traps, store);
  await armTrap(page);
  const statuses = await page.evaluate(async () => {
    const adds = [window.cart.add('woo-beanie'), window.cart.add('woo-belt')];
    window.trap();
    adds.push(window.cart.add('woo-beanie'), window.cart.add('woo-cap'));
    return (await Promise.all(adds)).map(({ status }) => status);
  });
  expect(statuses).toEqual(['done', 'done', 'done', 'done']);
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1, 'woo-cap': 1 });
});

test('again and again: the cart says so, and the next page loses nothing', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.traps, store);
  await armTrap(page);
  const unsent = (url: URL) => isCartRequest(url.href);
  await page.route(unsent, () => {
    // Never reaches the store.
  });
  const codes = await page.evaluate(async () => {
    const adds = [window.cart.add('woo-beanie', 2), window.cart.add('woo-belt')];
    window.trap();
    // The first one is healed as soon as the panic has ended.
    await Promise.resolve();
    window.trap();
    const ends = await Promise.allSettled(adds);
    return ends.map((end) => (end.status === 'rejected' ? (end.reason as { code: string }).code : end.value.status));
  });
  expect(codes).toEqual(['crashed', 'crashed']);
  traffic.reset();
  // Other tabs must not wait for it.
  await page.waitForFunction(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    return held.length + pending.length === 0;
  });
  expect(await page.evaluate(() => window.cart.getSnapshot().status)).toBe('failed');
  expect(traffic.count).toBe(0);

  await page.goto('about:blank');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await openCart(page, pages.blank, store);
  await expectShown(page, { 'woo-beanie': 2, 'woo-belt': 1 });
  await settled(page);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
});
