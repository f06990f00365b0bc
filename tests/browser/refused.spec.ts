/** What the store refuses goes away with its reason, and takes nothing else with it. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openCart, settled, shown, stored, Traffic, watchPage } from './helpers.ts';

/** Adds, and tells how each promise ended. */
function addAll(page: Page, products: readonly (readonly [idOrSku: number | string, quantity: number])[]) {
  return page.evaluate(async (wanted) => {
    const { CartError, isCartError, RefusedError } = await import('cocart-wasm');
    const promises = wanted.map(([idOrSku, quantity]) => window.cart.add(idOrSku, quantity));
    const lines = window.cart.getSnapshot().lines.map(({ id }) => id);
    const ends = await Promise.allSettled(promises);
    const outcomes = ends.map((end) => {
      if (end.status === 'fulfilled') return end.value.status;
      const error: unknown = end.reason;
      if (!(error instanceof Error && error instanceof CartError && isCartError(error))) return 'not an error of ours';
      const { name, code, status, message, line } = error;
      return { name, code, status, message, line, isRefused: error instanceof RefusedError };
    });
    return { lines, outcomes, notices: window.cart.getSnapshot().notices };
  }, products);
}

test('an unknown product among good ones @profiles', async ({ page, pages, store }) => {
  const seen = watchPage(page);
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const { lines, outcomes, notices } = await addAll(page, [
    ['woo-beanie', 2],
    ['no-such-product', 1],
    ['woo-belt', 1],
  ]);
  expect(lines).toHaveLength(3);
  expect(outcomes).toEqual([
    'done',
    {
      name: 'RefusedError',
      code: 'cocart_unknown_product_id',
      status: 404,
      message: expect.stringMatching(/\S/),
      line: lines[1],
      isRefused: true,
    },
    'done',
  ]);
  expect(notices).toContainEqual(
    expect.objectContaining({ type: 'error', code: 'cocart_unknown_product_id', line: lines[1] }),
  );
  const rest = { 'woo-beanie': 2, 'woo-belt': 1 };
  expect(await shown(page)).toEqual(rest);
  expect(await stored(store, traffic.key)).toEqual(rest);
  expect(seen.errors).toEqual([]);
});

test('a variable product without its attributes, and an id that nothing has', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const { outcomes } = await addAll(page, [
    ['woo-cap', 1],
    ['woo-hoodie', 1],
    [99_999_999, 1],
  ]);
  expect(outcomes).toEqual([
    'done',
    expect.objectContaining({ code: 'cocart_no_variation_found', status: store.profile === '5.0' ? 400 : 404 }),
    expect.objectContaining({ code: 'cocart_invalid_product', status: 400 }),
  ]);
  expect(await shown(page)).toEqual({ 'woo-cap': 1 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-cap': 1 });
});

test('out of stock and above stock among good ones @devstore @profiles', async ({ page, pages, store, devstore }) => {
  const seen = watchPage(page);
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const { lines, outcomes, notices } = await addAll(page, [
    ['woo-beanie', 1],
    ['rs-outofstock', 1],
    ['rs-stock3', 5],
    ['woo-belt', 1],
    ['rs-min4', 2],
  ]);
  // Each limit has a code of its own in 5.0 (contract 3.3).
  const is5 = store.profile === '5.0';
  const limit = 'cocart_quantity_invalid_amount';
  const refused = (code: string, status: number, line: number, message: RegExp) =>
    expect.objectContaining({ code, status, line: lines[line], message: expect.stringMatching(message) });
  expect(outcomes).toEqual([
    'done',
    refused('cocart_product_out_of_stock', is5 ? 400 : 404, 1, /out of stock/),
    refused(is5 ? 'cocart_quantity_above_maximum' : limit, is5 ? 400 : 405, 2, /3 or lower/),
    'done',
    refused(is5 ? 'cocart_quantity_below_minimum' : limit, is5 ? 400 : 405, 4, /minimum of 4/),
  ]);
  const reasons = notices.filter(({ type }) => type === 'error').map(({ line }) => line);
  expect(reasons.sort()).toEqual([lines[1], lines[2], lines[4]].sort());
  for (const { text } of notices) expect(text).not.toMatch(/&\w+;|&#\d+;/);
  const rest = { 'woo-beanie': 1, 'woo-belt': 1 };
  expect(await shown(page)).toEqual(rest);
  expect(await stored(store, traffic.key)).toEqual(rest);
  expect((await devstore.log()).overlaps).toBe(0);
  expect(seen.errors).toEqual([]);
});

test('more than there is of a line goes back to what there was @devstore', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const seen = await page.evaluate(async () => {
    await window.cart.add('rs-stock3', 2);
    const [line] = window.cart.getSnapshot().lines;
    if (!line) throw new Error('A line was expected.');
    const change = window.cart.setQuantity(line, 9);
    const atOnce = window.cart.getSnapshot().lines[0]?.quantity;
    const code = await change.then(
      ({ status }) => status,
      (error: { code: string }) => error.code,
    );
    await window.cart.settled();
    const [after] = window.cart.getSnapshot().lines;
    return { atOnce, code, after: after?.quantity, said: after?.error?.code ?? after?.adjusted?.to };
  });
  expect(seen.atOnce).toBe(9);
  expect(seen.code).not.toBe('done');
  expect(seen.said).toBeDefined();
  expect(await stored(store, traffic.key)).toEqual({ 'rs-stock3': seen.after });
  expect(seen.after).toBeLessThanOrEqual(3);
});

test('a promise nobody looks at is no unhandled rejection', async ({ page, pages, store }) => {
  const seen = watchPage(page);
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => {
    window.collected = [];
    addEventListener('unhandledrejection', ({ reason }) => window.collected.push(String(reason)));
    window.cart.add('no-such-product');
    window.cart.add('woo-beanie');
    await window.cart.settled();
    // Browsers report unhandled rejections after the task in which nobody caught them.
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect(await page.evaluate(() => window.collected)).toEqual([]);
  expect(seen.errors).toEqual([]);
  expect(await shown(page)).toEqual({ 'woo-beanie': 1 });
});

test('a line that is not there cannot be changed, and need not be removed', async ({ page, pages, store }) => {
  await openCart(page, pages.blank, store);
  const codes = await page.evaluate(async () => {
    const ends = await Promise.allSettled([window.cart.setQuantity('nowhere', 2), window.cart.remove('nowhere')]);
    return ends.map((end) => (end.status === 'rejected' ? (end.reason as { code: string }).code : end.value.status));
  });
  expect(codes).toEqual(['unknown_line', 'done']);
});

test('bad arguments throw at once and name the argument', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const complaints = await page.evaluate(async () => {
    const { ArgumentError, createCart } = await import('cocart-wasm');
    const { cart } = window;
    const calls: (() => unknown)[] = [
      () => createCart({ store: 'shop.example' }),
      () => cart.add(0),
      () => cart.add(''),
      () => cart.add('woo-beanie', -1),
      () => cart.add('woo-beanie', Number.NaN),
      () => cart.add('woo-beanie', 1, { variation: { attribute_pa_color: 3 as never } }),
      () => cart.add('woo-beanie', 1, { itemData: { engraving: (() => {}) as never } }),
      () => cart.setQuantity('line', -1),
      () => cart.remove({} as never),
      () => cart.settled({ timeout: -1 }),
    ];
    return calls.map((call) => {
      try {
        call();
      } catch (error) {
        if (!(error instanceof ArgumentError)) return `${error}`;
        return `${error.code}: ${error.message.split(' must ')[0]}`;
      }
      return 'nothing thrown';
    });
  });
  expect(complaints).toEqual(
    [
      'options.store',
      'idOrSku',
      'idOrSku',
      'quantity',
      'quantity',
      'options.variation.attribute_pa_color',
      'options.itemData.engraving',
      'quantity',
      'line',
      'options.timeout',
    ].map((argument) => `invalid_argument: ${argument}`),
  );
  await settled(page);
  expect(traffic.count).toBe(0);
});
