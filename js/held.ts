/**
 * Carts that components share by the address of the store: one per store and page, held as long as anything
 * shows it. So nothing depends on how often a framework renders, mounts or throws a component away.
 */
import { createCart } from './index.js';
import type { Cart, CartOptions } from './types.js';

/** A cart, and who uses it. */
interface Held {
  readonly cart: Cart;
  /** How many hold it now. */
  holders: number;
  /** How often it was asked for: a component that asked may hold it soon. */
  asked: number;
}

const carts = new Map<string, Held>();

/** How long a cart that nobody shows any more may take to send what is left, in milliseconds. */
const longestFarewell = 30_000;

/**
 * The cart of a store. In a page it is always the same one (by `store` and `storage`; the other options of the
 * first who asks hold); on a server always another one, so that no two requests share it.
 */
export function sharedCart(options: CartOptions): Cart {
  return typeof document === 'undefined' ? createCart(options) : ask(options).cart;
}

/**
 * Holds the shared cart until the function it returns is called. A cart that nobody holds any more sends what is
 * left, then ends; whoever asks for it before then has it back. For pages only.
 */
export function holdCart(options: CartOptions): () => void {
  const held = ask(options);
  held.holders += 1;
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    held.holders -= 1;
    if (held.holders === 0) sayFarewell(nameOf(options), held);
  };
}

function ask(options: CartOptions): Held {
  const name = nameOf(options);
  const held = carts.get(name) ?? { cart: createCart(options), holders: 0, asked: 0 };
  carts.set(name, held);
  held.asked += 1;
  return held;
}

function sayFarewell(name: string, held: Held): void {
  const { cart, asked } = held;
  const end = () => {
    // Somebody has it back, or asks for it in a rendering that has not come to its end.
    if (held.holders > 0 || held.asked !== asked) return;
    carts.delete(name);
    cart.destroy();
  };
  // What cannot be sent now stays stored for the next cart.
  cart.settled({ timeout: longestFarewell }).then(end, end);
}

function nameOf({ store, storage = 'local' }: CartOptions): string {
  return `${storage} ${String(store).replace(/\/+$/, '')}`;
}
