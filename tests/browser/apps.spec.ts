/** The same shopper's tests against the examples in each framework, and as custom elements. */
import type { Page } from '@playwright/test';
import { expect, type Pages, test } from './fixtures.ts';
import { holdAnswers, isCartRequest, stored, Traffic } from './helpers.ts';
import { App, storefronts } from './storefronts.ts';

for (const { name, App } of storefronts) {
  const open = (page: Page) => new App(page);

  test.describe(name, () => {
    let app: App;

    test.beforeEach(({ page }) => {
      app = open(page);
    });

    test.afterEach(() => {
      expect(app.problems).toEqual([]);
    });

    const address = (pages: Pages, store: string, more = '', file = 'index.html') =>
      `${pages.apps}/${name}/${file}?store=${encodeURIComponent(store)}${more}`;

    test('what is added shows before the store has answered, and is in the store in the end', async ({
      page,
      pages,
      store,
    }) => {
      const traffic = new Traffic(page);
      await page.goto(address(pages, store.url));
      await app.shows(0);
      const held = await holdAnswers(page);
      for (let clicks = 0; clicks < 5; clicks += 1) await app.add('Beanie');
      await app.add('Belt');
      await app.shows(6);
      await held.release();
      await app.openDrawer();
      await app.confirmed();
      await app.holds(/beanie/i, 5);
      expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 5, 'woo-belt': 1 });
      expect(traffic.overlaps).toBe(0);
      // The first click at once, all that came during its flight together; a read of what the store made of it.
      expect(traffic.count).toBeLessThanOrEqual(4);
    });

    test('the stepper counts every click', async ({ page, pages, store }) => {
      const traffic = new Traffic(page);
      await page.goto(address(pages, store.url));
      await app.add('Belt');
      await app.openDrawer();
      await app.confirmed();
      const belt = app.line(/belt/i);
      await expect(app.button(/^One less/, belt)).toBeDisabled();
      traffic.reset();
      for (let clicks = 0; clicks < 7; clicks += 1) await app.button(/^One more/, belt).click();
      await app.button(/^One less/, belt).click();
      await app.holds(/belt/i, 7);
      await app.confirmed();
      expect(await stored(store, traffic.key)).toEqual({ 'woo-belt': 7 });
      expect(traffic.overlaps).toBe(0);
    });

    test('a removal is undone with its quantity', async ({ page, pages, store }) => {
      const traffic = new Traffic(page);
      await page.goto(address(pages, store.url));
      await app.add('Cap');
      await app.add('Cap');
      await app.add('Belt');
      await app.openDrawer();
      await app.confirmed();
      await app.button('Remove Cap').click();
      await expect(app.lines).toHaveCount(1);
      await app.button(/^Undo/).click();
      await app.holds(/cap/i, 2);
      await expect(app.button(/^Undo/)).toHaveCount(0);
      await app.confirmed();
      expect(await stored(store, traffic.key)).toEqual({ 'woo-cap': 2, 'woo-belt': 1 });
    });

    test('a reload in the middle of a request loses nothing', async ({ page, pages, store }) => {
      const traffic = new Traffic(page);
      await page.goto(address(pages, store.url));
      const held = await holdAnswers(page);
      await app.add('Beanie');
      await app.add('Cap');
      await held.first;
      await held.drop();
      await page.reload();
      await app.shows(2);
      await app.openDrawer();
      await app.confirmed();
      expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 1, 'woo-cap': 1 });
    });

    test('two tabs show one cart', async ({ context, page, pages, store }) => {
      await page.goto(address(pages, store.url));
      const other = await context.newPage();
      await other.goto(address(pages, store.url));
      await app.add('Beanie');
      const there = open(other);
      await there.shows(1);
      await there.add('Belt');
      await app.shows(2);
      expect(there.problems).toEqual([]);
    });

    test('what the store refuses says why and goes, and takes nothing else with it @devstore', async ({
      page,
      pages,
      store,
      devstore,
    }) => {
      const ids = (await (await fetch(`${store.url}/wp-json/cocart/v2/products/woo-cap`)).json()) as { id: number };
      await devstore.set({ stock: { [ids.id]: 0 } });
      await page.goto(address(pages, store.url));
      await app.add('Cap');
      await app.add('Belt');
      await expect(
        page
          .locator('main')
          .getByText(/out of stock/)
          .first(),
      ).toBeVisible();
      await app.shows(1);
      await app.openDrawer();
      await expect(app.lines).toHaveCount(1);
    });

    test('without a network the cart goes on, and catches up', async ({ context, page, pages, store }) => {
      const traffic = new Traffic(page);
      await page.goto(address(pages, store.url));
      await app.add('Belt');
      await app.openDrawer();
      await app.confirmed();
      await context.setOffline(true);
      await app.button(/^One more/, app.line(/belt/i)).click();
      await app.shows(2);
      await context.setOffline(false);
      await app.confirmed();
      expect(await stored(store, traffic.key)).toEqual({ 'woo-belt': 2 });
    });

    test('the checkout waits until the store has everything', async ({ page, pages, store }) => {
      const traffic = new Traffic(page);
      await page.goto(address(pages, store.url));
      const held = await holdAnswers(page);
      await app.add('Beanie');
      await app.add('Cap');
      await app.openDrawer();
      await app.button('Check out').click();
      await app.isLeaving();
      expect(new URL(page.url()).hash).toBe('');
      await held.release();
      await page.waitForURL(/#checkout$/);
      expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 1, 'woo-cap': 1 });
    });

    test('the total follows, and the bar says what is missing for free shipping', async ({ page, pages, store }) => {
      await page.goto(address(pages, store.url));
      await app.add('Belt');
      await app.openDrawer();
      const bar = app.freeShipping;
      // A belt is 55.00, the bar ends at 100.00.
      await expect(bar).toHaveText('$45.00 left for free shipping');
      await app.button(/^One more/, app.line(/belt/i)).click();
      await expect(bar).toHaveText('Shipping is free');
      const { total } = app;
      await expect(total).toHaveText(/^\$\d/);
      const before = await total.textContent();
      await app.button(/^One more/, app.line(/belt/i)).click();
      await expect(total).not.toHaveText(before ?? '');
    });

    test('a login keeps the cart, and a wrong one says so @devstore', async ({ page, pages, store, devstore }) => {
      await devstore.set({ cors_addon: true });
      await page.goto(address(pages, store.url));
      await app.add('Beanie');
      await page.getByLabel('User name').fill('jane');
      await page.getByLabel('Password').fill('wrong');
      await app.button('Log in').click();
      await expect(page.locator('header').getByRole('alert')).toHaveText(/\S/);
      await page.getByLabel('Password').fill('jane-pass');
      await app.button('Log in').click();
      await expect(app.button('Log out')).toBeVisible();
      await app.shows(1);
      await app.openDrawer();
      await app.confirmed();
      await app.closeDrawer();
      const beanie = (await (await fetch(`${store.url}/wp-json/cocart/v2/products/woo-beanie`)).json()) as {
        id: number;
      };
      await expect.poll(() => devstore.cart('2')).toEqual({ [beanie.id]: 1 });
      await app.button('Log out').click();
      await app.shows(0);
    });

    test('a change of a quantity draws its line and what counts, and nothing else', async ({ page, pages, store }) => {
      await page.goto(address(pages, store.url, '&page=rows'));
      await app.button('Fill').click();
      await app.shows(5);
      await app.confirmed();
      const row = await app.row('Cap');
      const held = await holdAnswers(page);
      await page.evaluate(() => {
        window.commits = {};
      });
      await app.button(/^One more/, row).click();
      await app.shows(6);
      // The click alone: one drawing each.
      const { status: _status, ...atOnce } = await app.drawn();
      expect(atOnce).toEqual({ 'woo-cap': 1, badge: 1, total: 1 });
      await held.release();
      await app.confirmed();
      const { status, ...all } = await app.drawn();
      expect(status).toBeGreaterThan(0);
      // The answer makes the line confirmed, and may do so to the total; the count was right already.
      expect(Object.keys(all).sort()).toEqual(['badge', 'total', 'woo-cap']);
      expect(all).toMatchObject({ badge: 1, 'woo-cap': 2 });
    });

    for (const late of ['', '&late']) {
      const when = late ? 'where the page knows the cart already' : 'before the cart is known';
      test(`what a server has rendered is hydrated without a mismatch, ${when}`, async ({ page, pages, store }) => {
        await page.goto(address(pages, store.url));
        await app.add('Beanie');
        await app.openDrawer();
        await app.confirmed();
        // Without a script the page shows what the server has rendered: the empty cart.
        await page.route('**/*.js', (route) => route.abort());
        await page.goto(address(pages, store.url, late, 'rendered.html'));
        await app.shows(0);
        await page.unroute('**/*.js');
        app.problems.length = 0;
        await page.reload();
        await app.shows(1);
        await app.openDrawer();
        await expect(app.lines).toHaveCount(1);
        await app.button(/^One more/, app.line(/beanie/i)).click();
        await app.shows(2);
      });
    }

    test('an app that was taken away sends what is left', async ({ page, pages, store }) => {
      const traffic = new Traffic(page);
      await page.goto(address(pages, store.url));
      const answered = page.waitForResponse(
        (response) => isCartRequest(response.url()) && response.request().method() === 'POST',
      );
      await app.add('Beanie');
      await page.evaluate(() => window.unmount());
      await expect(page.locator('#app')).toBeEmpty();
      await answered;
      expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 1 });
    });

    test('an app that was taken away listens to its cart no more', async ({ page, pages, store }) => {
      await page.goto(address(pages, store.url, '&page=given'));
      await app.add('Beanie');
      await app.shows(1);
      await app.openDrawer();
      await app.holds(/beanie/i, 1);
      expect(await page.evaluate(() => window.listeners)).toBeGreaterThan(0);
      await page.evaluate(() => window.unmount());
      await expect.poll(() => page.evaluate(() => window.listeners)).toBe(0);
    });
  });
}

for (const name of ['react19', 'react18']) {
  test(`${name} shows one state of the cart in all of a page, also where it changes while React renders`, async ({
    page,
    pages,
    store,
  }) => {
    const app = new App(page);
    await page.goto(`${pages.apps}/${name}/index.html?page=slow&store=${encodeURIComponent(store.url)}`);
    await app.shows(0);
    // The change comes while React renders the parts in the background.
    const whileRendering = await page.evaluate(async () => {
      const click = (label: string) =>
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label)?.click();
      click('Show');
      await new Promise((resolve) => setTimeout(resolve, 60));
      const isRendering = document.querySelector('.part') === null;
      click('Add Beanie to the cart');
      return isRendering;
    });
    expect(whileRendering).toBe(true);
    await expect(page.locator('.part')).toHaveText(Array.from({ length: 100 }, () => '1'));
    expect(await page.evaluate(() => window.commits['torn'])).toBeUndefined();
    expect(app.problems).toEqual([]);
  });
}
