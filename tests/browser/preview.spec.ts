/** The preview: what was shown last, without WASM and without a request, and nothing that nobody may see. */
import type { Page } from '@playwright/test';
import type { Cart, CartSnapshot } from 'cocart-wasm';
import type { Preview } from 'cocart-wasm/preview';
import { expect, type Store, test } from './fixtures.ts';
import { isCartRequest, openCart, settled, tenProducts } from './helpers.ts';

declare global {
  interface Window {
    preview: Preview;
    cart: Cart;
  }
}

const record = (store: Store, name: string) => `cocart:${store.url}:${name}`;

/** What a page that has only just opened would draw. */
function preview(page: Page, store: Store): Promise<CartSnapshot | null> {
  return page.evaluate(async (address) => {
    const { createPreview } = await import('cocart-wasm/preview');
    return createPreview({ store: address }).getSnapshot();
  }, store.url);
}

const snapshot = (page: Page): Promise<CartSnapshot> => page.evaluate(() => window.cart.getSnapshot());

/** A cart whose snapshots are kept. */
async function openKept(page: Page, address: string, store: Store): Promise<void> {
  await openCart(page, address, store);
  await page.evaluate(async (at) => {
    const { createPreview } = await import('cocart-wasm/preview');
    window.preview = createPreview({ store: at });
    window.preview.keep(window.cart);
  }, store.url);
}

/** Resolves when what has changed is stored. */
const stored = (page: Page) => page.waitForTimeout(120);

for (const seed of [1, 2, 3]) {
  test(`trip ${seed}: the preview equals the snapshot, and the next page draws it without a request`, async ({
    page,
    pages,
    store,
  }) => {
    await openKept(page, pages.blank, store);
    const compared = await page.evaluate(
      async ({ address, products, start }) => {
        const { createPreview } = await import('cocart-wasm/preview');
        let random = start;
        const draw = (below: number) => {
          random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fffffff;
          return (random >> 8) % below;
        };
        const { cart } = window;
        const deeds = [
          () => cart.add(products[draw(products.length)] ?? '', 1 + draw(3)),
          () => cart.add(products[draw(3)] ?? '', 1, { itemData: { server: 'a note', text: 'Für “Zoë” & 日' } }),
          () => cart.setQuantity(cart.getSnapshot().lines[draw(cart.getSnapshot().lines.length)] ?? '-', draw(4)),
          () => cart.remove(cart.getSnapshot().lines[0] ?? '-'),
          () => cart.restore(cart.getSnapshot().removed[0]?.id ?? '-'),
        ];
        const seen: [CartSnapshot | null, CartSnapshot][] = [];
        for (let step = 0; step < 14; step += 1) {
          for (let times = draw(3); times >= 0; times -= 1) deeds[draw(deeds.length)]?.().catch(() => undefined);
          if (draw(2) === 0) await cart.settled({ timeout: 20_000 });
          let shown = cart.getSnapshot();
          // What is shown has to stand still until it is stored.
          for (let tries = 0; tries < 20; tries += 1) {
            await new Promise((resolve) => setTimeout(resolve, 70));
            if (shown === cart.getSnapshot()) break;
            shown = cart.getSnapshot();
          }
          const found = createPreview({ store: address }).getSnapshot();
          seen.push([found, shown]);
        }
        return seen;
      },
      { address: store.url, products: [...tenProducts], start: seed },
    );
    for (const [found, shown] of compared) expect(found).toEqual(shown);
    await settled(page);
    await stored(page);
    const last = await snapshot(page);
    expect(last.lines.length).toBeGreaterThan(0);

    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    await page.goto(pages.blank);
    asked.length = 0;
    expect(await preview(page, store)).toEqual(last);
    expect(asked.filter((url) => isCartRequest(url) || /engine|bytes|wasm/.test(url))).toEqual([]);
  });
}

test('intents that wait for the network are in the preview of the next page', async ({
  page,
  pages,
  store,
  context,
}) => {
  await openKept(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-beanie', 2)));
  await settled(page);
  await context.setOffline(true);
  await page.evaluate(() => {
    window.cart.add('woo-belt', 1).catch(() => undefined);
    window.cart.setQuantity(window.cart.getSnapshot().lines[0] ?? '-', 5).catch(() => undefined);
  });
  await stored(page);
  const shown = await snapshot(page);
  expect(shown.pending).toBe(2);
  await context.setOffline(false);
  // The next page makes no cart, so nothing is sent.
  await page.goto(pages.blank);
  const drawn = await preview(page, store);
  expect(drawn?.lines.map(({ quantity, pending }) => [quantity, pending])).toEqual([
    [5, true],
    [1, true],
  ]);
  expect(drawn?.count).toBe(6);
});

/** What is told of lines before the engine is there. */
const rough = (shown: CartSnapshot | null) => ({
  lines: shown?.lines.map(({ id, key, name, quantity, pending }) => ({ id, key, name, quantity, pending })),
  removed: shown?.removed.map(({ id, quantity }) => ({ id, quantity })),
  count: shown?.count,
  pending: shown?.pending,
});

test('a page that is killed right after an add, offline: the next one shows it before the engine is there', async ({
  page,
  pages,
  store,
  context,
}) => {
  await openKept(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-beanie', 2)));
  await settled(page);
  await stored(page);
  // Of this page alone: the browser has lost track of it when it is dead.
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const none = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send('Network.emulateNetworkConditions', none);
  const shown = await page.evaluate(async () => {
    // What a killed page does not do: anything that was to come later.
    window.setTimeout = (() => 0) as unknown as typeof setTimeout;
    const [line] = window.cart.getSnapshot().lines;
    window.cart.add('woo-belt', 3).catch(() => undefined);
    window.cart.setQuantity(line ?? '-', 5).catch(() => undefined);
    return window.cart.getSnapshot();
  });
  expect(shown.count).toBe(8);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  const next = await context.newPage();
  await next.route(/\/pkg\/(engine|bytes)\.js/, (route) => route.abort());
  await next.goto(pages.blank);
  const view = await next.evaluate((name) => localStorage.getItem(name) ?? '', record(store, 'view'));
  expect(view, 'the snapshot was not stored any more').toContain('"count":2');
  const drawn = await preview(next, store);
  expect(drawn).toMatchObject({ count: 8, pending: 2, totals: null });
  expect(rough(drawn)).toEqual(rough(shown));
  expect(await preview(next, store)).toEqual(drawn);
});

test('what another tab asks for shows before it is sent, without a cart of this one', async ({
  page,
  pages,
  store,
  context,
}) => {
  await openKept(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-beanie', 1)));
  await settled(page);
  await stored(page);
  const other = await context.newPage();
  await openCart(other, pages.blank, store);
  await page.goto(pages.blank);
  await page.evaluate(async (address) => {
    const { createPreview } = await import('cocart-wasm/preview');
    window.preview = createPreview({ store: address });
    window.collected = [];
    window.preview.subscribe(() => window.collected.push(String(window.preview.getSnapshot()?.count)));
  }, store.url);
  expect((await preview(page, store))?.count).toBe(1);
  await context.setOffline(true);
  await other.evaluate(() => void window.cart.add('woo-belt', 4).catch(() => undefined));
  await expect.poll(() => page.evaluate(() => window.collected.at(-1))).toBe('5');
  const drawn = await page.evaluate(() => window.preview.getSnapshot());
  expect(rough(drawn)).toEqual(rough(await snapshot(other)));
  await context.setOffline(false);
});

for (const seed of [4, 5, 6, 7, 8, 9]) {
  test(`trip ${seed} without a network: intents stored after the snapshot are put on top of it as the engine does`, async ({
    page,
    pages,
    store,
    context,
  }) => {
    await openKept(page, pages.blank, store);
    await page.evaluate(async () => {
      await Promise.all([
        window.cart.add('woo-beanie', 2),
        window.cart.add('woo-belt', 1),
        window.cart.add('woo-cap', 4),
      ]);
      const [first] = window.cart.getSnapshot().lines;
      await window.cart.remove(first ?? '-');
    });
    await settled(page);
    await stored(page);
    await context.setOffline(true);
    const compared = await page.evaluate(
      async ({ address, start }) => {
        const { createPreview } = await import('cocart-wasm/preview');
        let random = start;
        const draw = (below: number) => {
          random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fffffff;
          return (random >> 8) % below;
        };
        // From here on no snapshot is stored.
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (name, text) {
          if (!name.endsWith(':view')) setItem.call(this, name, text);
        };
        const { cart } = window;
        const some = <T>(list: readonly T[]) => list[draw(list.length)];
        const product = { id: 99, name: 'A mug', sku: 'mug', prices: { price: '1250' } };
        const deeds = [
          () => cart.add('woo-sunglasses', 1 + draw(3)),
          () => cart.add('woo-belt', 1),
          () => cart.add('woo-polo', 1, { itemData: { note: String(draw(3)) }, product }),
          () => cart.setQuantity(some(cart.getSnapshot().lines)?.id ?? '-', 1 + draw(6)),
          () => cart.remove(some(cart.getSnapshot().lines)?.id ?? '-'),
          () => cart.restore(some(cart.getSnapshot().removed)?.id ?? '-'),
          ...(draw(3) === 0 ? [() => cart.clear()] : []),
        ];
        const seen: [CartSnapshot | null, CartSnapshot][] = [];
        for (let step = 0; step < 16; step += 1) {
          some(deeds)?.().catch(() => undefined);
          await new Promise((resolve) => setTimeout(resolve, 20));
          seen.push([createPreview({ store: address }).getSnapshot(), cart.getSnapshot()]);
        }
        return seen;
      },
      { address: store.url, start: seed },
    );
    for (const [found, shown] of compared) expect(rough(found)).toEqual(rough(shown));
    expect(new Set(compared.map(([found]) => found?.count)).size, 'it has moved').toBeGreaterThan(4);
    await context.setOffline(false);
  });
}

test('another tab hears of a change', async ({ page, pages, store, context }) => {
  await openKept(page, pages.blank, store);
  const other = await context.newPage();
  await other.goto(pages.blank);
  await other.evaluate(async (address) => {
    const { createPreview } = await import('cocart-wasm/preview');
    window.preview = createPreview({ store: address });
    window.collected = [];
    window.preview.subscribe(() => window.collected.push(String(window.preview.getSnapshot()?.count)));
  }, store.url);
  await page.evaluate(async () => void (await window.cart.add('woo-beanie', 3)));
  await expect.poll(() => other.evaluate(() => window.collected.at(-1))).toBe('3');
  const stable = await other.evaluate(() => {
    const first = window.preview.getSnapshot();
    return first === window.preview.getSnapshot();
  });
  expect(stable, 'the same object until something changes').toBe(true);
});

test('from the first answer on the preview shows the cart it keeps', async ({ page, pages, store }) => {
  await openKept(page, pages.blank, store);
  const { heard, same } = await page.evaluate(async () => {
    let count = 0;
    window.preview.subscribe(() => {
      count += 1;
    });
    window.cart.add('woo-cap', 1).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 10));
    return { heard: count, same: window.preview.getSnapshot() === window.cart.getSnapshot() };
  });
  expect(heard).toBeGreaterThan(0);
  expect(same).toBe(true);
});

test('a record that is damaged, of a newer format or of another shopper shows nothing', async ({
  page,
  pages,
  store,
}) => {
  await openKept(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-beanie', 2)));
  await settled(page);
  await stored(page);
  await page.goto(pages.blank);
  expect((await preview(page, store))?.count).toBe(2);

  const name = record(store, 'view');
  const change = (edit: (text: string) => string) =>
    page.evaluate(([at, text]) => localStorage.setItem(at as string, text as string), [name, edit(text)]);
  const text = await page.evaluate((at) => localStorage.getItem(at) ?? '', name);
  const damages: readonly ((text: string) => string)[] = [
    (found) => found.replace('"count":2', '"count":3'),
    (found) => found.slice(0, -1),
    (found) => found.slice(5),
    () => '',
    (found) => found.replace(/^2\.1\./, '3.2.'),
  ];
  for (const damage of damages) {
    await change(damage);
    expect(await preview(page, store), damage.toString()).toBeNull();
  }
  await change((found) => found.replace(/^2\.1\./, '9.1.'));
  expect((await preview(page, store))?.count, 'a newer version that this one can read').toBe(2);
  await change((found) => found);
  await page.evaluate((key) => localStorage.setItem(key, 'w0123456789somebodyelse'), record(store, 'key'));
  expect(await preview(page, store), 'the cart of another key').toBeNull();
});

test('a record of a newer format is left alone', async ({ page, pages, store }) => {
  await page.goto(pages.blank);
  await page.evaluate((name) => localStorage.setItem(name, '3.2.00000000:{}'), record(store, 'view'));
  await openKept(page, pages.blank, store);
  await page.evaluate(async () => void (await window.cart.add('woo-beanie', 2)));
  await stored(page);
  expect(await page.evaluate((name) => localStorage.getItem(name), record(store, 'view'))).toBe('3.2.00000000:{}');
});

test('nothing of a customer is left at once after the logout @devstore', async ({ page, pages, store, devstore }) => {
  await devstore.set({ cors_addon: true });
  await openKept(page, pages.blank, store);
  await page.evaluate(async () => {
    await window.cart.login({ username: 'jane', password: 'jane-pass' });
    await window.cart.add('woo-beanie', 2);
  });
  await settled(page);
  await stored(page);
  expect(await preview(page, store)).toMatchObject({ customer: true, count: 2 });
  const left = await page.evaluate(async () => {
    await window.cart.logout();
    return Object.values(localStorage).join(' ');
  });
  expect(left).not.toContain('Beanie');
  expect((await preview(page, store))?.count ?? 0).toBe(0);
});
