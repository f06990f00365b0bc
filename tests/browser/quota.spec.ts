/** Storage that is full, damaged, of a newer version, or wiped: the cart goes on, and the store is right. */
import type { Page } from '@playwright/test';
import { expect, type Store, test } from './fixtures.ts';
import {
  addTwoAndChange,
  expectShown,
  isCartRequest,
  openCart,
  settled,
  shown,
  stored,
  storedKey,
  Traffic,
  watchPage,
} from './helpers.ts';

/** Fills localStorage up to its last character. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(() => {
    let at = 0;
    for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (;;) {
          localStorage.setItem(`filler${at}`, 'x'.repeat(size));
          at += 1;
        }
      } catch {
        localStorage.removeItem(`filler${at}`);
      }
    }
  });
}

function storage(page: Page): Promise<string> {
  return page.evaluate(() => window.cart.getSnapshot().storage);
}

async function records(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(Object.entries(localStorage).filter(([name]) => !/^filler/.test(name))),
  );
}

/** One of the records that all tabs share. */
function record(store: Store, name: 'base' | 'flight' | 'key' | 'log:gone'): string {
  return `cocart:${store.url}:${name}`;
}

test('storage that is full before the cart is made', async ({ page, pages, store }) => {
  const seen = watchPage(page);
  const traffic = new Traffic(page);
  await page.goto(pages.blank);
  await fill(page);
  await openCart(page, pages.blank, store);
  const outcomes = await addTwoAndChange(page);
  expect(outcomes).toEqual(['done', 'done', 'done']);
  await settled(page);
  expect(await storage(page)).toBe('degraded');
  expect(await shown(page)).toEqual({ 'woo-beanie': 5, 'woo-belt': 1 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 5, 'woo-belt': 1 });
  expect(seen.errors).toEqual([]);
});

test('storage that is full later: the copy of the cart makes room for the intents', async ({ page, pages, store }) => {
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-belt', 1)));
  await settled(page);
  const key = await storedKey(page, store);
  const lost = (url: URL) => isCartRequest(url.href);
  await page.route(lost, () => {
    // Neither sent on nor answered.
  });
  await fill(page);
  expect(Object.keys(await records(page))).toContain(record(store, 'base'));
  await page.evaluate(() => {
    void window.cart.add('woo-beanie', 2);
    void window.cart.add('woo-cap', 1);
  });
  const names = Object.keys(await records(page));
  expect(names).not.toContain(record(store, 'base'));
  expect(names.some((name) => name.startsWith(record(store, 'log:gone').slice(0, -4)))).toBe(true);
  expect(await storage(page)).toBe('durable');

  await page.goto('about:blank');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await openCart(page, pages.blank, store);
  await settled(page);
  const meant = { 'woo-belt': 1, 'woo-beanie': 2, 'woo-cap': 1 };
  expect(await shown(page)).toEqual(meant);
  expect(await stored(store, key)).toEqual(meant);
});

const damages: Readonly<Record<string, (text: string) => string>> = {
  'cut in half': (text) => text.slice(0, text.length / 2),
  'with one letter changed': (text) => `${text.slice(0, -3)}~${text.slice(-2)}`,
  'that is no record at all': () => '{"a":[1',
  'that is empty': () => '',
};

for (const [name, damage] of Object.entries(damages)) {
  test(`a record ${name}`, async ({ page, pages, store }) => {
    const seen = watchPage(page);
    await openCart(page, pages.blank, store);
    await page.evaluate(async () => void (await window.cart.add('woo-beanie', 2)));
    await settled(page);
    const key = await storedKey(page, store);
    const [base, flight] = [record(store, 'base'), record(store, 'flight')];
    const text = (await records(page))[base] ?? '';
    expect(text.length).toBeGreaterThan(100);
    await page.goto('about:blank');
    await page.goto(pages.blank);
    await page.evaluate(
      ([base, flight, log, text]) => {
        for (const name of [base, flight, log]) localStorage.setItem(name ?? '', text ?? '');
      },
      [base, flight, record(store, 'log:gone'), damage(text)],
    );
    await openCart(page, pages.blank, store);
    await page.evaluate(async () => void (await window.cart.add('woo-belt', 1)));
    await settled(page);
    expect(await shown(page)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
    expect(await stored(store, key)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
    expect(await storage(page)).toBe('durable');
    expect(seen.errors).toEqual([]);
    // The base is whole again.
    await openCart(page, pages.blank, store);
    expect(await shown(page)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
  });
}

test('a key that is none', async ({ page, pages, store }) => {
  for (const key of ['', '   ', '17', '{"a":1}', 'x'.repeat(4_000)]) {
    await page.goto(pages.blank);
    await page.evaluate(
      ([name, key]) => {
        localStorage.clear();
        localStorage.setItem(name ?? '', key ?? '');
      },
      [record(store, 'key'), key],
    );
    await openCart(page, pages.blank, store);
    await page.evaluate(async () => void (await window.cart.add('woo-beanie', 2)));
    await settled(page);
    const minted = await storedKey(page, store);
    expect(minted).toMatch(/^[a-z][a-z0-9_-]{30,41}$/);
    expect(await stored(store, minted)).toEqual({ 'woo-beanie': 2 });
  }
});

test('records of a newer version stay as they are, and the cart goes on in memory', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await page.goto(pages.blank);
  const newer = Object.fromEntries(
    (['base', 'flight', 'log:gone'] as const).map((name) => [record(store, name), `7.6.0a1b2c3d:{"of":"${name}"}`]),
  );
  await page.evaluate((given) => Object.assign(localStorage, given), newer);
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-beanie', 2)));
  await settled(page);
  await page.evaluate(async () => {
    const [beanie] = window.cart.getSnapshot().lines;
    if (beanie) await window.cart.setQuantity(beanie, 3);
  });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 3 });
  expect(await storage(page)).toBe('degraded');
  expect(await records(page)).toMatchObject(newer);
});

test('storage that the shopper wipes while two tabs are open', async ({ context, page, pages, store }) => {
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-beanie', 2)));
  await settled(page);
  const key = await storedKey(page, store);
  const other = await context.newPage();
  await openCart(other, pages.blank, store);
  await settled(other);
  await other.evaluate(() => localStorage.clear());
  await page.evaluate(async () => void (await window.cart.add('woo-belt', 1)));
  await settled(page);
  await expectShown(other, { 'woo-beanie': 2, 'woo-belt': 1 });
  expect(await storedKey(page, store)).toBe(key);
  await openCart(page, pages.blank, store);
  expect(await shown(page)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
  expect(await stored(store, key)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
});
