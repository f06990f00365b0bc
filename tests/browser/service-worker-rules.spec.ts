/** The rules of the service worker recipe, each with a control: a worker that breaks it on purpose is found out. */
import type { Page } from '@playwright/test';
import { type Cable, layCable } from './cable.ts';
import { test as base, expect, type Store } from './fixtures.ts';
import { copyShop, keptAddresses, type ShopCopy, visit } from './shop-copy.ts';

const test = base.extend<{ copy: ShopCopy; cable: Cable }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from the pattern.
  copy: async ({}, use) => {
    const copy = await copyShop();
    await use(copy);
    await copy.stop();
  },
  cable: async ({ store }, use) => {
    const cable = await layCable(store.url);
    await use(cable);
    await cable.pull();
  },
});

test.use({ serviceWorkers: 'allow', storeOptions: { latency: 0 } });
test.describe.configure({ timeout: 90_000 });

/** The caches of the app, one for each version. */
const versions = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('shop:app:')));

/** Publishes another version of the shop, and has the browser look for it. */
async function publish(page: Page, copy: ShopCopy): Promise<void> {
  await copy.change('index.html', /<body>/, '<body data-version="new">');
  await copy.change('service-worker.js', /"version":"\w+"/, '"version":"next"');
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
}

test('a new version opens when no page of the old one is left @devstore', async ({ context, page, store, copy }) => {
  await visit(page, copy.address(store));
  const [old] = await versions(page);
  await publish(page, copy);
  await expect.poll(() => versions(page)).toEqual([old, 'shop:app:next']);
  await page.reload();
  await expect(page.locator('article.card').first()).toBeVisible();
  await expect(page.locator('body[data-version]')).toHaveCount(0);
  // The old version is still whole: its page may load a chunk at any time.
  expect(await versions(page)).toEqual([old, 'shop:app:next']);

  await page.close();
  await expect(async () => {
    const next = await context.newPage();
    await next.goto(copy.address(store));
    const isNew = await next.locator('body[data-version="new"]').count();
    const left = await versions(next);
    await next.close();
    expect([isNew, left]).toEqual([1, ['shop:app:next']]);
  }).toPass();
});

test('control: a worker that does not wait takes the old version from under its page @devstore', async ({
  page,
  store,
  copy,
}) => {
  await visit(page, copy.address(store));
  const install = "worker.addEventListener('install', (event) => {";
  await copy.change('service-worker.js', new RegExp(escaped(install)), `${install} worker.skipWaiting();`);
  await publish(page, copy);
  await expect.poll(() => versions(page)).toEqual(['shop:app:next']);
  await page.reload();
  await expect(page.locator('body[data-version="new"]')).toHaveCount(1);
});

/** Asks for a hundred and ten lists of products, the second one once more in between, and for fifty pictures. */
async function fill(page: Page, store: Store): Promise<{ products: string[]; pictures: string[] }> {
  await page.evaluate(async (url) => {
    const list = async (at: number) =>
      void (await fetch(`${url}/wp-json/cocart/v2/products?per_page=1&page=${at}`, { credentials: 'omit' }));
    for (let at = 1; at <= 110; at += 1) {
      await list(at);
      if (at === 90) await list(2);
    }
    for (let at = 1; at <= 50; at += 1) {
      await fetch(`${url}/wp-content/uploads/2026/11/picture-${at}.png`, { mode: 'no-cors' });
    }
  }, store.url);
  const last = expect.stringMatching(/picture-50\.png$/);
  await expect.poll(() => keptAddresses(page)).toContainEqual(last);
  const kept = await keptAddresses(page);
  return {
    products: kept
      .filter((url) => url.includes('/cocart/v2/'))
      .map((url) => new URL(url).searchParams.get('page') ?? ''),
    pictures: kept.filter((url) => url.includes('/wp-content/uploads/')),
  };
}

test('a hundred answers about products and forty pictures are kept; the oldest go @devstore', async ({
  page,
  store,
  copy,
}) => {
  await visit(page, copy.address(store));
  const { products, pictures } = await fill(page, store);
  // What was asked again is not old any more.
  expect(products.sort()).toEqual(['2', ...numbers(12, 110)].sort());
  expect(pictures).toHaveLength(40);
  expect(pictures.at(-1)).toMatch(/picture-50\.png$/);
});

test('control: a worker without limits keeps more @devstore', async ({ page, store, copy }) => {
  await copy.change('service-worker.js', /\[PRODUCTS\]: 100, \[PICTURES\]: 40/, '[PRODUCTS]: 1000, [PICTURES]: 1000');
  await visit(page, copy.address(store));
  const { products, pictures } = await fill(page, store);
  expect(products.length).toBeGreaterThan(109);
  expect(pictures.length).toBeGreaterThan(49);
});

/** How three ways to ask for something that is kept end while the store is away. */
async function withoutStore(page: Page, copy: ShopCopy, cable: Cable): Promise<string[]> {
  await visit(page, copy.address(cable.url));
  await page.evaluate(async (url) => {
    await fetch(`${url}/wp-json/cocart/v2/products?per_page=7`, { credentials: 'omit' });
  }, cable.url);
  await expect.poll(() => keptAddresses(page)).toContainEqual(expect.stringMatching(/per_page=7$/));
  await cable.pull();
  return page.evaluate(async (url) => {
    const ask = (cache: RequestCache) =>
      fetch(`${url}/wp-json/cocart/v2/products?per_page=7`, { credentials: 'omit', cache }).then(
        () => 'kept',
        () => 'network',
      );
    return [await ask('default'), await ask('reload'), await ask('no-store')];
  }, cable.url);
}

test('who asks for a fresh answer is not given a kept one @devstore', async ({ page, copy, cable }) => {
  expect(await withoutStore(page, copy, cable)).toEqual(['kept', 'network', 'network']);
});

test('control: a worker that does not look how it is asked gives the kept one @devstore', async ({
  page,
  copy,
  cable,
}) => {
  await copy.change('service-worker.js', / \|\| cache === 'no-store' \|\| cache === 'reload'/, '');
  expect(await withoutStore(page, copy, cable)).toEqual(['kept', 'kept', 'kept']);
});

test('what was asked for as fresh is not kept either @devstore', async ({ page, store, copy }) => {
  await visit(page, copy.address(store));
  await page.evaluate(async (url) => {
    const list = `${url}/wp-json/cocart/v2/products?per_page=`;
    await fetch(`${list}8`, { credentials: 'omit', cache: 'reload' });
    // The proof that the worker was asked at all.
    await fetch(`${list}9`, { credentials: 'omit' });
  }, store.url);
  await expect.poll(() => keptAddresses(page)).toContainEqual(expect.stringMatching(/per_page=9$/));
  expect((await keptAddresses(page)).filter((url) => url.endsWith('per_page=8'))).toEqual([]);
});

test('what a page asks for while its first worker takes control is kept, too @devstore', async ({
  page,
  store,
  copy,
}) => {
  const claim = 'await worker.clients.claim();';
  await copy.change(
    'service-worker.js',
    new RegExp(escaped(claim)),
    `await new Promise((go) => setTimeout(go, 2000)); ${claim}`,
  );
  await page.goto(copy.address(store));
  await expect(page.locator('article.card img').first()).toBeVisible();
  const controlled = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const picture = new Image();
    picture.src = `${document.querySelector<HTMLImageElement>('article.card img')?.src}?between`;
    await picture.decode();
    return navigator.serviceWorker.controller !== null;
  });
  expect(controlled).toBe(false);
  await expect.poll(() => keptAddresses(page)).toContainEqual(expect.stringMatching(/\?between$/));
});

const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => String(first + at));

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
