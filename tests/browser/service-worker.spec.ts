/** The demo storefront with its service worker, and its network cut: nothing listens where shop and store were. */
import { type Cable, layCable } from './cable.ts';
import { test as base, expect, type Store } from './fixtures.ts';
import { productId, settled, stored, storedKey } from './helpers.ts';
import { keptAddresses, visit } from './shop-copy.ts';

/** A shop and a store behind cables; cut ones refuse every connection. */
const test = base.extend<{ cables: { readonly shop: Cable; readonly store: Cable } }>({
  cables: async ({ pages, store }, use) => {
    const cables = { shop: await layCable(pages.shop), store: await layCable(store.url) };
    await use(cables);
    await Promise.all([cables.shop.pull(), cables.store.pull()]);
  },
});

const addressOf = (cables: { shop: Cable; store: Cable }) =>
  `${cables.shop.url}/?store=${encodeURIComponent(cables.store.url)}`;

test.describe('with the worker', () => {
  test.use({ serviceWorkers: 'allow' });
  test.describe.configure({ timeout: 90_000 });

  test('a shop whose server and store are gone opens, shows its cart, and takes more @devstore', async ({
    cables,
    context,
    page,
    store,
  }) => {
    const far: Store = { ...store, url: cables.store.url };
    const [beanie, belt] = [await productId(store, 'woo-beanie'), await productId(store, 'woo-belt')];
    await visit(page, addressOf(cables));
    await page.getByTestId(`add-${beanie}`).click();
    await page.getByTestId(`add-${beanie}`).click();
    await settled(page);
    const key = await storedKey(page, far);
    expect(await stored(store, key)).toEqual({ 'woo-beanie': 2 });

    await Promise.all([cables.shop.pull(), cables.store.pull()]);
    await context.setOffline(true);
    await expect(fetch(cables.shop.url)).rejects.toThrow();
    await page.reload();
    await expect(page.getByTestId('badge')).toHaveText('2');
    const picture = page.locator('article.card img').first();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await page.getByTestId(`add-${belt}`).click();
    await expect(page.getByTestId('badge')).toHaveText('3');
    await page.getByTestId('open-cart').click();
    await expect(page.getByTestId(`line-${beanie}`).getByTestId('quantity')).toHaveValue('2');
    await expect(page.getByTestId(`line-${belt}`).getByTestId('quantity')).toHaveValue('1');
    await expect(page.getByTestId('sync')).toHaveAttribute('data-sync', 'offline');

    // Another tab, and what was added without a network is there, too.
    await page.close();
    const next = await context.newPage();
    await next.goto(addressOf(cables));
    await expect(next.getByTestId('badge')).toHaveText('3');
    expect(await stored(store, key)).toEqual({ 'woo-beanie': 2 });

    await Promise.all([cables.shop.plugIn(), cables.store.plugIn()]);
    await context.setOffline(false);
    await settled(next);
    await expect(next.getByTestId('badge')).toHaveText('3');
    expect(await stored(store, key)).toEqual({ 'woo-beanie': 2, 'woo-belt': 1 });
  });

  test('nothing of the cart and no credentials are ever kept @devstore', async ({ cables, page, store }) => {
    const beanie = await productId(store, 'woo-beanie');
    await visit(page, addressOf(cables));
    await page.getByTestId(`add-${beanie}`).click();
    await settled(page);
    const key = await storedKey(page, { ...store, url: cables.store.url });
    await page.evaluate(async (url) => {
      const routes = `${url}/wp-json/cocart/v2`;
      const key = localStorage.getItem(`cocart:${url}:key`);
      const ask = (path: string, init?: RequestInit) => fetch(`${routes}/${path}`, init).catch(() => undefined);
      const authorization = { authorization: `Basic ${btoa('jane:secret-of-jane')}` };
      await ask('cart', { credentials: 'omit' });
      await ask(`cart?cart_key=${key}`, { credentials: 'omit' });
      await ask(`products?cart_key=${key}`, { credentials: 'omit' });
      await ask('products?per_page=1', { credentials: 'omit', headers: authorization });
      await ask('products?per_page=2', { credentials: 'include' });
      await ask('products?per_page=3', { credentials: 'omit', cache: 'no-store' });
      // What may be kept is the proof that the worker was asked at all.
      await ask('products?per_page=4', { credentials: 'omit' });
    }, cables.store.url);
    await expect.poll(() => keptAddresses(page)).toContainEqual(expect.stringMatching(/products\?per_page=4$/));
    const kept = await keptAddresses(page);
    expect(kept.filter((url) => /\/cart|batch|sessions|login|cart_key|per_page=[123]$/.test(url))).toEqual([]);
    const words = await page.evaluate(async () => {
      const found: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const answer = await cache.match(request);
          found.push(JSON.stringify([...request.headers, ...(answer?.headers ?? [])]), (await answer?.text()) ?? '');
        }
      }
      return found.join('\n');
    });
    expect(words).toContain('Beanie');
    expect(words).not.toContain(key);
    expect(words).not.toContain(btoa('jane:secret-of-jane'));
  });
});

test('without the worker the same reload fails @devstore', async ({ cables, page }) => {
  await page.goto(addressOf(cables));
  await expect(page.locator('article.card').first()).toBeVisible();
  await Promise.all([cables.shop.pull(), cables.store.pull()]);
  await expect(page.reload()).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
});
