/** One quantity change, as others do it: over the cart as the store sends it, without any totals. */
import { QueryClient, replaceEqualDeep } from '@tanstack/query-core';
import { produce } from 'immer';

/**
 * @typedef {object} Item
 * @property {string} item_key
 * @property {{ value: number }} quantity
 *
 * @typedef {{ items: Item[] }} Cart
 *
 * @typedef {object} Peer
 * @property {(at: number, quantity: number) => void} change Sets the quantity of the line at a place.
 * @property {() => Cart} cart What it holds now.
 */

/** @param {Cart} cart @param {number} at @param {number} quantity @returns {Cart} */
const reduce = (cart, at, quantity) => ({
  ...cart,
  items: cart.items.map((item, index) =>
    index === at ? { ...item, quantity: { ...item.quantity, value: quantity } } : item,
  ),
});

/** @param {Cart} cart @param {number} at @param {number} quantity */
function edit(cart, at, quantity) {
  const item = cart.items[at];
  if (item) item.quantity.value = quantity;
}

/** A peer that replaces its cart. @param {(cart: Cart, at: number, quantity: number) => Cart} next */
const replacing = (next) => (/** @type {Cart} */ cart) => ({
  /** @param {number} at @param {number} quantity */
  change(at, quantity) {
    cart = next(cart, at, quantity);
  },
  cart: () => cart,
});

/** Each holds a cart of its own. @type {Record<string, (cart: Cart) => Peer>} */
export const peers = {
  'reducer by hand (spread)': replacing(reduce),
  'immer produce': replacing((cart, at, quantity) => produce(cart, (draft) => edit(draft, at, quantity))),
  // As Hydrogen's useOptimisticCart.
  'structuredClone, then edit': replacing((cart, at, quantity) => {
    const copy = structuredClone(cart);
    edit(copy, at, quantity);
    return copy;
  }),
  // As WooCommerce's store of the Interactivity API; the text is what it rolls back to.
  'JSON text kept, edit in place': (cart) => {
    const kept = { text: '' };
    return {
      change(at, quantity) {
        kept.text = JSON.stringify(cart);
        edit(cart, at, quantity);
      },
      cart: () => cart,
    };
  },
  'TanStack setQueryData, reducer': (cart) => {
    const client = new QueryClient();
    const set = (/** @type {(held: Cart) => Cart} */ next) =>
      client.setQueryData(['cart'], (/** @type {Cart | undefined} */ held) => next(held ?? cart));
    set(() => cart);
    return {
      change: (at, quantity) => void set((held) => reduce(held, at, quantity)),
      cart: () => client.getQueryData(['cart']) ?? cart,
    };
  },
};

/** What an answer costs others: its text becomes a cart. @type {Record<string, (held: Cart, text: string) => Cart>} */
export const readers = {
  'JSON.parse alone': (_held, text) => JSON.parse(text),
  'JSON.parse, TanStack replaceEqualDeep': (held, text) => replaceEqualDeep(held, JSON.parse(text)),
};

/** What all others are compared with. */
export const floors = { change: 'reducer by hand (spread)', answer: 'JSON.parse alone' };
