/** The package: {@link createCart}, its types and its errors. */
import { makeCart } from './cart.js';
import { checkOptions } from './check.js';
import type { Cart, CartOptions } from './types.js';

export { type AnyErrorCode, ArgumentError, CartError, isCartError, NetworkError, RefusedError } from './errors.js';
export type * from './types.js';

/**
 * The cart of a shop, at once: the engine loads behind it and takes over what was asked meanwhile.
 *
 * Throws an {@link ArgumentError} where an option is not what it must be.
 */
export function createCart(options: CartOptions): Cart {
  return makeCart(checkOptions(options));
}
