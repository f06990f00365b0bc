/** The same shopper's tests against the examples in each framework. */
import type { Locator, Page } from '@playwright/test';
import type { Cart } from 'cocart-wasm';
import { expect, type Pages, test } from './fixtures.ts';
import { holdAnswers, isCartRequest, stored, Traffic } from './helpers.ts';

/** A storefront, as a shopper sees it: the examples in one framework. */
class App {
  readonly problems: string[] = [];
  readonly badge: Locator;
  readonly lines: Locator;
  protected readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.badge = page.locator('#app').getByLabel('Items in the cart');
    this.lines = page.getByRole('list', { name: 'Lines' }).getByRole('listitem');
    page.on('pageerror', (problem) => this.problems.push(String(problem)));
    page.on('console', (message) => {
      // The browser itself reports answers such as 404 as errors.
      if (['error', 'warning'].includes(message.type()) && !/Failed to load resource/.test(message.text())) {
        this.problems.push(message.text());
      }
    });
  }

  /** The badge says that so many are in the cart. */
  async shows(count: number): Promise<void> {
    await expect(this.badge).toHaveText(String(count));
  }

  async add(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Add ${name} to the cart` }).click();
  }

  async openDrawer(): Promise<void> {
    await this.page.locator('#app').getByRole('button', { name: /^Cart/ }).click();
  }

  async closeDrawer(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close' }).click();
  }

  line(name: RegExp): Locator {
    return this.lines.and(this.page.getByRole('listitem', { name }));
  }

  /** The line says that it has this quantity. */
  async holds(name: RegExp, quantity: number): Promise<void> {
    await expect(this.line(name).getByLabel('Quantity')).toHaveText(String(quantity));
  }

  button(name: string | RegExp, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', { name });
  }

  /** The checkout waits for the store. */
  async isLeaving(): Promise<void> {
    await expect(this.button('One moment …')).toBeDisabled();
  }

  /** Waits until the store has confirmed all lines. */
  async confirmed(): Promise<void> {
    await expect(this.page.locator('li[aria-busy="true"], output[aria-busy="true"]')).toHaveCount(0);
  }
}

/** A page with the custom elements. */
class ElementApp extends App {
  override readonly badge = this.page.getByRole('button', { name: /^Cart, / });
  override readonly lines = this.page.getByRole('dialog').locator('li[data-line]');

  override async shows(count: number): Promise<void> {
    await expect(this.badge).toHaveAccessibleName(new RegExp(`^Cart, ${count} items?$`));
  }

  override line(name: RegExp): Locator {
    return this.lines.filter({ hasText: name });
  }

  override async holds(name: RegExp, quantity: number): Promise<void> {
    await expect(this.line(name).getByRole('textbox')).toHaveValue(String(quantity));
  }

  override async isLeaving(): Promise<void> {
    await expect(this.button('Check out')).toHaveAttribute('aria-busy', 'true');
  }

  override async confirmed(): Promise<void> {
    await this.page.evaluate(async () => {
      await (document.querySelector('cocart-cart') as unknown as { cart: Cart }).cart.settled();
    });
  }
}

for (const name of ['react19', 'react18', 'vue', 'element']) {
  const open = (page: Page) => (name === 'element' ? new ElementApp(page) : new App(page));

  test.describe(name, () => {
    let app: App;

    test.beforeEach(({ page }) => {
      app = open(page);
    });

    test.afterEach(() => {
      expect(app.problems).toEqual([]);
    });

    const address = (pages: Pages, store: string, more = '', file = 'index.html') => {
      const page = name === 'element' ? pages.elements : `${pages.apps}/${name}/${file}`;
      return `${page}?store=${encodeURIComponent(store)}${more}`;
    };

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

    // What follows is of the examples; the elements have tests of their own for theirs.
    if (name === 'element') return;

    test('the total follows, and the bar says what is missing for free shipping', async ({ page, pages, store }) => {
      await page.goto(address(pages, store.url));
      await app.add('Belt');
      await app.openDrawer();
      const bar = page.getByLabel('Free shipping');
      // A belt is 55.00, the bar ends at 100.00.
      await expect(bar).toHaveText('$45.00 left for free shipping');
      await app.button(/^One more/, app.line(/belt/i)).click();
      await expect(bar).toHaveText('Shipping is free');
      const total = page.getByLabel('Total', { exact: true });
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
      const held = await holdAnswers(page);
      await page.evaluate(() => {
        window.commits = {};
      });
      const row = page.getByRole('listitem', { name: 'Cap' });
      await app.button(/^One more/, row).click();
      await expect(row.getByLabel('Quantity')).toHaveText('2');
      const commits = () => page.evaluate(() => window.commits);
      // The click alone: one drawing each.
      const { status: _status, ...atOnce } = await commits();
      expect(atOnce).toEqual({ 'woo-cap': 1, badge: 1, total: 1 });
      await held.release();
      await app.confirmed();
      const { status, ...all } = await commits();
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
      await app.add('Beanie');
      const answered = page.waitForResponse((response) => isCartRequest(response.url()));
      await page.evaluate(() => window.unmount());
      await expect(page.locator('#app')).toBeEmpty();
      await answered;
      expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 1 });
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
