/** The panel for developers: each pane tells what is so while a trip with faults runs, and never a secret. */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import axe from 'axe-core';
import type { CartSnapshot } from 'cocart-wasm';
import type { Devtools } from 'cocart-wasm/devtools';
import { root } from '../../scripts/lib/paths.mjs';
import { expect, type Store, test } from './fixtures.ts';
import { holdAnswers, openCart, settled, stored, storedKey, Traffic, watchPage } from './helpers.ts';

declare global {
  interface Window {
    devtools: Devtools;
  }
}

/** Opens a page with a cart and its panel. */
async function openPanel(page: Page, address: string, store: Store): Promise<void> {
  await openCart(page, address, store);
  await page.evaluate(async () => {
    const { mountDevtools } = await import('cocart-wasm/devtools');
    window.devtools = mountDevtools(window.cart);
  });
}

const pane = (page: Page, name: string) => page.locator(`[data-cocart-devtools] [data-pane=${name}]`);
const snapshot = (page: Page): Promise<CartSnapshot> => page.evaluate(() => window.cart.getSnapshot());

/** The cells of a table, row by row. */
const cells = (table: Locator): Promise<string[][]> =>
  table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));

/** Asks for something and looks no further: the panel tells the rest. */
const go = (page: Page, work: string): Promise<void> =>
  page.evaluate((text) => void new Function('cart', `return ${text}`)(window.cart).catch(() => undefined), work);

test('base, view and difference: what waits, what is new, what is removed', async ({ page, pages, store }) => {
  await openPanel(page, pages.blank, store);
  await go(page, `Promise.all([cart.add('woo-beanie', 2), cart.add('woo-belt', 1)])`);
  await settled(page);
  await expect(pane(page, 'base')).toContainText('(the same)');
  const before = await cells(pane(page, 'base'));
  expect(before.slice(0, 3)).toEqual([
    ['Beanie', '2', '2', ''],
    ['Belt', '1', '1', ''],
    ['Count', '3', '3', ''],
  ]);
  await page.evaluate(() => window.devtools.faults.setOffline(true));
  await go(
    page,
    `Promise.all([cart.setQuantity(cart.getSnapshot().lines[0], 5), cart.remove(cart.getSnapshot().lines[1]), cart.add('woo-cap', 3)])`,
  );
  await expect(pane(page, 'queue')).toContainText('(3)');
  const rows = await cells(pane(page, 'base'));
  expect(rows.slice(0, 4)).toEqual([
    ['Beanie', '2', '5', '+3'],
    ['woo-cap', '–', '3', '+3, new'],
    ['Belt', '1', '–', '−1, removed'],
    ['Count', '3', '8', '+5'],
  ]);
  const { totals } = await snapshot(page);
  expect(rows[4]?.[3], 'the total is not the confirmed one').toBe(totals?.total.certainty);
  // The left column is what the store holds, not what the page believes.
  expect(await stored(store, await storedKey(page, store))).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
  await page.evaluate(() => window.devtools.faults.setOffline(false));
  await settled(page);
  await expect(pane(page, 'base')).toContainText('(the same)');
  expect(await stored(store, await storedKey(page, store))).toEqual({ 'woo-beanie': 5, 'woo-cap': 3 });
});

test('the queue: what each intent waits for; retry and drop do what they say @devstore', async ({
  page,
  pages,
  store,
}) => {
  await openPanel(page, pages.blank, store);
  await go(page, `cart.add('woo-beanie', 2)`);
  await settled(page);
  await expect(pane(page, 'queue')).toContainText('Everything is confirmed.');
  const held = await holdAnswers(page);
  await go(page, `cart.add('woo-belt', 1)`);
  await held.first;
  const row = pane(page, 'queue').getByRole('listitem');
  await expect(row).toHaveCount(1);
  await expect(row).toHaveAttribute('data-state', 'sending');
  await expect(row).toContainText(/Add 1 × /);
  const [waiting] = (await snapshot(page)).queue;
  expect(waiting).toMatchObject({ kind: 'add', quantity: 1, state: 'sending' });
  // What is on its way can be neither dropped nor sent again.
  await expect(row.getByRole('button', { name: /^Drop/ })).toHaveAttribute('aria-disabled', 'true');
  await row.getByRole('button', { name: /^Drop/ }).click({ force: true });
  expect((await snapshot(page)).pending).toBe(1);
  await held.release();
  await settled(page);
  await expect(row).toHaveCount(0);

  for (let times = 0; times < 5; times += 1) await page.locator('[data-fault=error-429]').click();
  await go(page, `cart.add('woo-cap', 4)`);
  await expect(row).toHaveAttribute('data-state', 'waiting');
  // "Retry" sends it at once, whatever pause the store has asked for.
  const answered = pane(page, 'requests').locator('tbody tr').filter({ hasText: '429' });
  await expect(answered).toHaveCount(1);
  await row.getByRole('button', { name: /^Retry/ }).click();
  await expect(answered).toHaveCount(2, { timeout: 2500 });
  await expect(row.getByRole('button', { name: /^Drop/ })).toHaveAttribute('aria-disabled', 'false');
  await row.getByRole('button', { name: /^Drop/ }).focus();
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0);
  await expect(pane(page, 'queue').getByRole('heading'), 'the focus is not lost').toBeFocused();
  await expect(pane(page, 'timeline').locator('[data-type=rejected]')).toContainText('dropped');
  await pane(page, 'faults').getByRole('button', { name: 'Call off' }).click();
  await settled(page);
  expect(await stored(store, await storedKey(page, store))).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
});

test('requests: as many as went out, each with its answer and its fault @devstore', async ({
  page,
  pages,
  store,
  devstore,
}) => {
  await openPanel(page, pages.blank, store);
  await devstore.clearLog();
  const rows = () => cells(pane(page, 'requests'));
  for (const kind of ['lose-answer', 'error-500', 'error-429', 'html', 'lose-request'] as const) {
    await page.locator(`[data-fault=${kind}]`).click();
    await go(page, `cart.add('woo-beanie', 1)`);
    await settled(page);
    const struck = (await rows()).filter((row) => row[5] === kind);
    expect(struck, kind).toHaveLength(1);
    const status = {
      'lose-answer': 'no answer',
      'error-500': '500',
      'error-429': '429',
      html: '200',
      'lose-request': 'no answer',
    };
    expect(struck[0]?.[3], kind).toBe(status[kind]);
    expect(Number(struck[0]?.[0]), 'the number of the event').toBeGreaterThan(0);
  }
  const all = await rows();
  expect(all.every((row) => /^(?:GET|POST|PUT|DELETE) (?:cocart|batch)\/\S+$/.test(row[2] ?? ''))).toBe(true);
  expect(all.every((row) => row[3] !== '…' && /^\d+$/.test(row[4] ?? ''))).toBe(true);
  // What never reached the store is the only difference to what the store has seen.
  const reached = all.filter((row) => !['lose-request', 'error-500', 'error-429'].includes(row[5] ?? ''));
  const { requests } = await devstore.log();
  expect(reached.length).toBe(requests.filter(({ cart }) => cart).length);
  expect(await stored(store, await storedKey(page, store))).toEqual({ 'woo-beanie': 5 });
});

test('certainty: every figure as the snapshot has it @devstore', async ({ page, pages, store }) => {
  await openPanel(page, pages.blank, store);
  await go(page, `cart.add('woo-beanie', 2)`);
  await settled(page);
  await page.evaluate(() => window.devtools.faults.setOffline(true));
  await go(page, `Promise.all([cart.setQuantity(cart.getSnapshot().lines[0], 3), cart.add('woo-belt', 1)])`);
  await expect(pane(page, 'queue')).toContainText('(2)');
  const expected = await page.evaluate(() => {
    const { lines, totals } = window.cart.getSnapshot();
    const money = [
      ...Object.values(totals ?? {}),
      ...lines.flatMap(({ price, subtotal, total, subtotalTax, tax }) => [price, subtotal, total, subtotalTax, tax]),
    ];
    return money.flatMap((figure) => (figure ? [figure.certainty] : []));
  });
  expect(new Set(expected).size, 'not all are equally sure').toBeGreaterThan(1);
  expect((await cells(pane(page, 'certainty'))).map(([, , certainty]) => certainty)).toEqual(expected);
  const total = (await cells(pane(page, 'certainty'))).find(([name]) => name === 'total');
  const { totals } = await snapshot(page);
  expect(Number(total?.[1]?.replace(/\D/g, ''))).toBe(totals?.total.amount);
});

test('the timeline: every event once, filtered, paused and cleared', async ({ page, pages, store }) => {
  await openPanel(page, pages.blank, store);
  await page.evaluate(() => {
    window.collected = [];
    for (const type of ['intent', 'request', 'response', 'rejected'] as const) {
      window.cart.on(type, () => window.collected.push(type));
    }
  });
  await go(page, `Promise.all([cart.add('woo-beanie', 2), cart.add('no-such-product')])`);
  await settled(page);
  const timeline = pane(page, 'timeline');
  const collected = await page.evaluate(() => window.collected);
  for (const type of ['intent', 'request', 'response', 'rejected']) {
    await expect(timeline.locator(`[data-type=${type}]`)).toHaveCount(collected.filter((seen) => seen === type).length);
  }
  await timeline.getByLabel('Show').selectOption('rejected');
  await expect(timeline.getByRole('listitem')).toHaveCount(1);
  await expect(timeline.getByRole('listitem')).toContainText('rejected');
  await timeline.getByLabel('Show').selectOption('intent');
  await timeline.getByRole('button', { name: 'Pause' }).click();
  const before = await timeline.getByRole('listitem').count();
  await go(page, `cart.add('woo-belt', 1)`);
  await settled(page);
  await expect(timeline).toContainText('(paused, 1 more)');
  await expect(timeline.getByRole('listitem')).toHaveCount(before);
  await timeline.getByRole('button', { name: 'Pause' }).click();
  await expect(timeline.getByRole('listitem')).toHaveCount(before + 1);
  await timeline.getByRole('button', { name: 'Clear' }).click();
  await expect(timeline.getByRole('listitem')).toHaveCount(0);
});

test('offline and late answers, by keyboard alone', async ({ page, pages, store }) => {
  await openPanel(page, pages.blank, store);
  const offline = pane(page, 'faults').getByRole('switch', { name: 'Offline' });
  await offline.focus();
  await page.keyboard.press('Space');
  expect(await page.evaluate(() => navigator.onLine)).toBe(false);
  await go(page, `cart.add('woo-beanie', 1)`);
  await expect.poll(async () => (await snapshot(page)).sync).toBe('offline');
  await expect(page.locator('[data-cocart-devtools] .bar [data-pane=state]')).toContainText('offline, 1 pending');
  await page.keyboard.press('Space');
  expect(await page.evaluate(() => navigator.onLine)).toBe(true);
  await settled(page);
  await pane(page, 'faults').getByLabel('Answers come').selectOption('500');
  const took = await page.evaluate(async () => {
    const begin = performance.now();
    await window.cart.refresh();
    return performance.now() - begin;
  });
  expect(took).toBeGreaterThanOrEqual(490);
  await expect(pane(page, 'requests').locator('tbody tr').first()).toContainText('delay');
});

test('no key, token or password is anywhere in it @devstore', async ({ page, pages, store, devstore }) => {
  await devstore.set({ cors_addon: true });
  const seen = watchPage(page);
  const traffic = new Traffic(page);
  await openPanel(page, pages.blank, store);
  await go(page, `cart.add('woo-beanie', 1)`);
  await settled(page);
  const { key } = traffic;
  // A store that says the key, and a token, in what a shopper reads: the cart hands such words on, the panel hides them.
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJzaG9wIn0.c2lnbmF0dXJl';
  await page.route(/cart\/add-item/, (route) =>
    route.fulfill({
      status: 400,
      headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' },
      body: JSON.stringify({
        code: 'told_too_much',
        message: `Cart ${key} of ${token} is closed.`,
        data: { status: 400 },
      }),
    }),
  );
  await go(page, `cart.add('woo-cap', 1)`);
  await settled(page);
  const refused = pane(page, 'timeline').locator('[data-type=rejected]');
  await expect(refused).toContainText('told_too_much: Cart ••• of ••• is closed.');
  await page.unrouteAll({ behavior: 'wait' });
  await page.evaluate(async () => {
    await window.cart.login({ username: 'jane', password: 'jane-pass' });
    await window.cart.add('woo-belt', 1);
  });
  await settled(page);
  const secrets = await page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([name]) => /tokens|customer/.test(name))
      .flatMap(([, text]) => text.match(/[\w.-]{24,}/g) ?? []),
  );
  expect(secrets.length, 'there are tokens').toBeGreaterThan(0);
  const panel = await page.locator('[data-cocart-devtools]').evaluate((host) => host.shadowRoot?.innerHTML ?? '');
  expect(panel).toContain('logged in');
  for (const secret of [key, token, 'jane-pass', ...secrets]) expect(panel).not.toContain(secret);
  expect(seen.errors).toEqual([]);
});

test('unmounting takes everything back', async ({ page, pages, store }) => {
  await openCart(page, pages.blank, store);
  const left = await page.evaluate(async () => {
    const { mountDevtools } = await import('cocart-wasm/devtools');
    const real = window.fetch;
    const panel = mountDevtools(window.cart);
    panel.faults.setOffline(true);
    panel.faults.arm('error-500');
    const replaced = window.fetch !== real;
    panel.unmount();
    panel.unmount();
    return {
      replaced,
      sameFetch: window.fetch === real,
      onLine: navigator.onLine,
      hosts: document.querySelectorAll('[data-cocart-devtools]').length,
    };
  });
  expect(left).toEqual({ replaced: true, sameFetch: true, onLine: true, hosts: 0 });
  await go(page, `cart.add('woo-beanie', 1)`);
  await settled(page);
  expect(await stored(store, await storedKey(page, store))).toEqual({ 'woo-beanie': 1 });
});

for (const scheme of ['light', 'dark'] as const) {
  test(`nothing for axe-core to complain of, ${scheme} @devstore`, async ({ page, pages, store }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 1200, height: 900 });
    await openPanel(page, pages.blank, store);
    await go(page, `Promise.all([cart.add('woo-beanie', 2), cart.add('woo-belt', 1), cart.add('no-such-product')])`);
    await settled(page);
    await page.locator('[data-fault=lose-answer]').click();
    await go(page, `cart.add('woo-cap', 1)`);
    await settled(page);
    await page.locator('[data-fault=error-429]').click();
    await page.evaluate(() => window.devtools.faults.setOffline(true));
    await go(page, `Promise.all([cart.setQuantity(cart.getSnapshot().lines[0], 5), cart.add('woo-sunglasses', 1)])`);
    await expect(pane(page, 'queue')).toContainText('(2)');
    await page.evaluate(axe.source);
    const complaints = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(context: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run(document.querySelector('[data-cocart-devtools]'));
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(complaints).toEqual([]);
    if (process.env['SCREENSHOTS']) {
      await page.setViewportSize({ width: 1280, height: 1500 });
      await page
        .locator('[data-cocart-devtools] .panel')
        .screenshot({ path: join(root, `docs/devtools-${scheme}.png`) });
    }
  });
}
