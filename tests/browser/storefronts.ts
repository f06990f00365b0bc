/** The examples in each framework as a shopper sees them: what is where on their pages. */
import type { Locator, Page } from '@playwright/test';
import type { Cart } from 'cocart-wasm';
import { expect } from './fixtures.ts';

/** A storefront, as a shopper sees it: the examples in one framework. */
export class App {
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

  /** The bar of free shipping, and the total, of the drawer. */
  get freeShipping(): Locator {
    return this.page.getByLabel('Free shipping');
  }

  get total(): Locator {
    return this.page.getByLabel('Total', { exact: true });
  }

  /** The row of a product on the page that counts drawings. */
  async row(name: string): Promise<Locator> {
    return this.page.getByRole('listitem', { name });
  }

  /** How often each part of that page was drawn. */
  drawn(): Promise<Record<string, number>> {
    return this.page.evaluate(() => window.commits);
  }

  /** Waits until the store has confirmed all lines. */
  async confirmed(): Promise<void> {
    await expect(this.page.locator('li[aria-busy="true"], output[aria-busy="true"]')).toHaveCount(0);
  }
}

/** A page with the custom elements. */
export class ElementApp extends App {
  override readonly badge = this.page.getByRole('button', { name: /^Cart, / });
  override readonly lines = this.page.getByRole('dialog').locator('li[data-line]');

  override async shows(count: number): Promise<void> {
    await expect(this.badge).toHaveAccessibleName(new RegExp(`^Cart, ${count} items?$`));
  }

  override line(name: RegExp): Locator {
    return this.lines.filter({ hasText: name });
  }

  override get freeShipping(): Locator {
    return this.page.locator('cocart-free-shipping').getByRole('status');
  }

  override get total(): Locator {
    return this.page.getByRole('dialog').locator('.sum [part=money]');
  }

  /** The rows are in the drawer. */
  override async row(name: string): Promise<Locator> {
    await this.openDrawer();
    return this.line(new RegExp(name));
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

/** What the suite runs against: the folder of an app, and how to find something there. */
export const storefronts = [
  { name: 'react19', App },
  { name: 'react18', App },
  { name: 'vue', App },
  { name: 'svelte', App },
  { name: 'element', App: ElementApp },
] as const;
