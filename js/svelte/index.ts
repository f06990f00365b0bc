/**
 * `cocart-wasm/svelte`: the cart as a store of Svelte 4 and 5 (`$cart`). It keeps to the contract of stores and
 * needs nothing of Svelte itself.
 */
import type { CartActions } from '../actions.js';
import { isEqual } from '../equal.js';
import { sharedCart } from '../held.js';
import { findLine } from '../lines.js';
import type { Cart, CartLine, CartOptions, CartSnapshot } from '../types.js';

export type { CartActions };

/** What Svelte asks of a store; the same as `Readable` of `svelte/store`. */
export interface CartReadable<T> {
  /** Calls `run` with the value at once and after every change; returns the function that ends it. */
  subscribe(this: void, run: (value: T) => void, invalidate?: () => void): () => void;
}

/** The cart as a store of its snapshot, with the calls that act on it. */
export type CartStore = CartReadable<CartSnapshot> &
  CartActions & {
    /**
     * A store of what `selector` makes of the snapshot. It tells a change only when that is another value, or a
     * list or object with another part (one level deep).
     */
    select<T>(selector: (snapshot: CartSnapshot) => T): CartReadable<T>;
    /** A store of one line by its local id (or the server's key), `undefined` where it is not in the cart. */
    line(id: string): CartReadable<CartLine | undefined>;
  };

/**
 * The store of a cart: `const cart = cartStore({ store: 'https://shop.example' })`, then `$cart.count` and
 * `cart.add(14)`; or of a cart that was made with `createCart`. In a page all stores of one shop and storage share
 * a cart, whose options are those of the first. On a server nothing is loaded, and the cart is empty.
 *
 * @since 0.1.0
 */
export function cartStore(source: CartOptions | Cart): CartStore {
  const cart = 'getSnapshot' in source ? source : sharedCart(source);

  function select<T>(selector: (snapshot: CartSnapshot) => T): CartReadable<T> {
    return {
      subscribe(run) {
        const isServer = typeof document === 'undefined';
        let shown = selector(isServer ? cart.getServerSnapshot() : cart.getSnapshot());
        run(shown);
        if (isServer) return () => {};
        return cart.subscribe(() => {
          const fresh = selector(cart.getSnapshot());
          if (isEqual(shown, fresh)) return;
          shown = fresh;
          run(fresh);
        });
      },
    };
  }

  return {
    ...cart,
    select,
    line: (id) => select((snapshot) => findLine(snapshot, id)),
    subscribe: select((snapshot) => snapshot).subscribe,
  };
}
