/** What components do with a cart. */
import type { Cart, CartSnapshot } from './types.js';

/** The calls of a cart that act on it. Always the same functions, so they may stand in lists of dependencies. */
export type CartActions = Omit<Cart, 'getSnapshot' | 'getServerSnapshot' | 'subscribe' | 'destroy'>;

/** How the cart is doing, without what is in it. */
export type CartStatus = Pick<CartSnapshot, 'status' | 'sync' | 'storage' | 'customer' | 'pending' | 'error'>;

/** Of a snapshot, how the cart is doing. */
export function statusOf({ status, sync, storage, customer, pending, error }: CartSnapshot): CartStatus {
  return { status, sync, storage, customer, pending, error };
}
