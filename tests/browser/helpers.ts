/** What the specs share: a cart in a page, what the page asked the store, and what the store holds. */
import type { BrowserContext, Page, Request } from '@playwright/test';
import type { Cart, CartOptions } from 'cocart-wasm';
import { findBrowser, flags } from '../../scripts/browser.mjs';
import { expect, type Store } from './fixtures.ts';

declare global {
  interface Window {
    /** The cart of the page. */
    cart: Cart;
    /** What a test collects in the page. */
    collected: string[];
  }
}

/** Ten products that every store with WooCommerce's sample products sells without further questions. */
export const tenProducts = [
  'woo-beanie',
  'woo-belt',
  'woo-cap',
  'woo-sunglasses',
  'woo-tshirt',
  'woo-hoodie-with-logo',
  'woo-polo',
  'woo-long-sleeve-tee',
  'woo-album',
  'woo-single',
] as const;

/**
 * How to start the browser for pages that a test hands out itself: they count as pages of the internet,
 * which Chrome does not let reach this machine, where the store is.
 */
export const launchForOwnPages = {
  executablePath: findBrowser() ?? '',
  args: [...flags, '--disable-features=LocalNetworkAccessChecks'],
};

/** Options of a cart that can be handed over to a page. */
export type PlainOptions = Partial<Pick<CartOptions, 'storage' | 'timeout'>>;

/** Goes to a page and makes `window.cart` there, with the engine running. */
export async function openCart(page: Page, address: string, store: Store, options: PlainOptions = {}): Promise<void> {
  await page.goto(address);
  await makeCart(page, store, options);
}

/** Makes `window.cart` in the page as it is; resolves when the cart is known. */
export async function makeCart(page: Page, store: Store, options: PlainOptions = {}): Promise<void> {
  await page.evaluate(
    async (given) => {
      const { createCart } = await import('cocart-wasm');
      const cart = createCart(given);
      window.cart = cart;
      await new Promise<void>((resolve) => {
        const look = () => cart.getSnapshot().status !== 'loading' && resolve();
        cart.subscribe(look);
        look();
      });
    },
    { store: store.url, ...options },
  );
}

/** Has the pages opened from now on find no Web Locks, as pages without TLS and older browsers do. */
export async function withoutLocks(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }));
}

/** Adds two beanies and a belt, then sets five beanies; says how each of the three ended. */
export function addTwoAndChange(page: Page): Promise<(string | undefined)[]> {
  return page.evaluate(async () => {
    const adds = await Promise.all([window.cart.add('woo-beanie', 2), window.cart.add('woo-belt', 1)]);
    const [beanie] = window.cart.getSnapshot().lines;
    const set = beanie && (await window.cart.setQuantity(beanie, 5));
    return [...adds, set].map((outcome) => outcome?.status);
  });
}

/** The cart key as the page has stored it. */
export function storedKey(page: Page, store: Store): Promise<string> {
  return page.evaluate((name) => localStorage.getItem(name) ?? '', `cocart:${store.url}:key`);
}

/** What the page's cart shows, as quantity by SKU, or by name where no SKU is known. */
export function shown(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() =>
    Object.fromEntries(
      window.cart.getSnapshot().lines.map(({ sku, name, quantity }) => [(sku || name).toLowerCase(), quantity]),
    ),
  );
}

/**
 * Waits until the page's cart shows this. Intents of a page that has gone are taken over as soon as the
 * browser has said that it has gone, a moment after the start.
 */
export async function expectShown(page: Page, meant: Record<string, number>): Promise<void> {
  await expect.poll(() => shown(page)).toEqual(meant);
}

/** Waits until the cart of the page has nothing left to do. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => void (await window.cart.settled({ timeout: 25_000 })));
}

/** One line as the store tells it. */
export interface StoredLine {
  readonly item_key: string;
  readonly id: number;
  readonly name: string;
  readonly quantity: { readonly value: number };
  readonly meta: { readonly sku: string; readonly variation: unknown };
  readonly cart_item_data: unknown;
}

/** The lines that the store holds for a cart key, asked through the API of CoCart. */
export async function storedLines(store: Store, key: string): Promise<StoredLine[]> {
  const response = await fetch(`${store.url}/wp-json/cocart/v2/cart?cart_key=${key}`);
  expect(response.status).toBe(200);
  const cart = (await response.json()) as { items: StoredLine[] };
  return cart.items;
}

/** What the store holds for a cart key, as quantity by SKU. */
export async function stored(store: Store, key: string): Promise<Record<string, number>> {
  const lines = await storedLines(store, key);
  return Object.fromEntries(lines.map(({ meta, quantity }) => [meta.sku.toLowerCase(), quantity.value]));
}

/** The id that the store has given to the product with this SKU. */
export async function productId(store: Store, sku: string): Promise<number> {
  const response = await fetch(`${store.url}/wp-json/cocart/v2/products/${sku}`);
  const { id } = (await response.json()) as { id: number };
  return id;
}

/** Whether the address is one whose request loads and saves a cart. */
export function isCartRequest(url: string): boolean {
  return /\/wp-json\/(cocart\/v2\/cart|batch\/v1)/.test(url);
}

/** The cart requests of a page, as its network events tell them. */
export class Traffic {
  /** How many cart requests began since {@link reset}. */
  count = 0;
  /** How many began while another one had no answer yet. */
  overlaps = 0;
  readonly #open = new Set<Request>();
  #key = '';

  constructor(page: Page) {
    page.on('request', (request) => {
      if (!isCartRequest(request.url())) return;
      this.count += 1;
      if (this.#open.size > 0) this.overlaps += 1;
      this.#open.add(request);
      this.#key = new URL(request.url()).searchParams.get('cart_key') ?? this.#key;
    });
    page.on('response', (response) => this.#open.delete(response.request()));
    page.on('requestfailed', (request) => this.#open.delete(request));
  }

  /** The cart key, which the page has sent by then. */
  get key(): string {
    expect(this.#key, 'the page has sent a cart key').not.toBe('');
    return this.#key;
  }

  reset(): void {
    this.count = 0;
    this.overlaps = 0;
  }
}

/** Keeps answers to cart requests from the page until {@link Held.release}; the store gets the requests at once. */
export interface Held {
  /** Resolves when the store has carried out the first request that is held. */
  readonly first: Promise<void>;
  release(): Promise<void>;
  /** Ends the holding without an answer: for when the page that asked has gone. */
  drop(): Promise<void>;
}

/** Holds the answers to all cart requests of the page from now on. */
export async function holdAnswers(page: Page): Promise<Held> {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let began = () => {};
  const first = new Promise<void>((resolve) => {
    began = resolve;
  });
  const pattern = (url: URL) => isCartRequest(url.href);
  await page.route(pattern, async (route) => {
    const response = await route.fetch();
    began();
    await gate;
    await route.fulfill({ response });
  });
  return {
    first,
    async release() {
      open();
      // A request that nobody has answered when the route ends would go to the store once more.
      await page.unrouteAll({ behavior: 'wait' });
    },
    drop: () => page.unrouteAll({ behavior: 'ignoreErrors' }),
  };
}

/** Collects what nobody caught in the page, and everything written to its console. */
export function watchPage(page: Page): { readonly errors: string[]; readonly console: string[] } {
  const seen = { errors: [] as string[], console: [] as string[] };
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('console', (message) => seen.console.push(message.text()));
  return seen;
}
