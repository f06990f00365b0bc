/** The cart that the widgets of a page share: one for each store. */
import { createCart } from '../index.js';
import { createPreview, type Preview } from '../preview/index.js';
import type { Cart, CartSnapshot } from '../types.js';
import { type CartText, english } from './text.js';

/** Options of `defineCartElements`. */
export interface ElementOptions {
  /** Address of the shop; elements with an attribute `store` have their own. */
  store?: string;
  /** The cart to show, where the page has made one. */
  cart?: Cart;
  /** Words by language tag: `{ de: { checkout: 'Zur Kasse' } }`. What is missing there is English. */
  text?: Readonly<Record<string, Partial<CartText>>>;
}

/** A cart, and what it shows from the first moment on. */
export interface Shop {
  readonly cart: Cart;
  /** What to show: the cart of the last page until this one's is known. */
  snapshot(): CartSnapshot;
  subscribe(listener: () => void): () => void;
}

const shops = new Map<string, Shop>();
let given: ElementOptions = {};

/** Takes the options of the page. */
export function configure(options: ElementOptions): void {
  given = { ...given, ...options, text: { ...given.text, ...options.text } };
}

/** The shop of an element: its own store, or the page's; `null` where nobody has named one. */
export function shopOf(store: string | null): Shop | null {
  const name = store ?? given.store ?? '';
  const known = shops.get(name);
  if (known) return known;
  const own = store === null ? given.cart : undefined;
  if (!own && name === '') return null;
  const cart = own ?? createCart({ store: name });
  const preview: Preview | null = name === '' ? null : createPreview({ store: name });
  preview?.keep(cart);
  const shop: Shop = {
    cart,
    snapshot: () => preview?.getSnapshot() ?? cart.getSnapshot(),
    subscribe: (listener) => (preview ?? cart).subscribe(listener),
  };
  shops.set(name, shop);
  return shop;
}

/** The words of a language, by its longest tag that the page has words for. */
export function textOf(language: string): CartText {
  const parts = language.split('-');
  while (parts.length > 0) {
    const found = given.text?.[parts.join('-')];
    if (found) return { ...english, ...found };
    parts.pop();
  }
  return english;
}
