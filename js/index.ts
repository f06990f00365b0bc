/** The package: {@link createCart}, {@link createClient}, their types and their errors. */
import { makeCart } from './cart.js';
import { checkOptions } from './check.js';
import type { Client } from './client/client.js';
import { makeFacade } from './client/facade.js';
import type { ClientOptions } from './client/types.js';
import { failure } from './errors.js';
import type { Cart, CartOptions } from './types.js';

export type * from './client/calls.js';
export type * from './client/client.js';
export type * from './client/responses/index.js';
export type { Cart as StoreCart, CartTotals as StoreCartTotals } from './client/responses/index.js';
export type { FieldPath, FieldsOf, Selected } from './client/select.js';
export type * from './client/types.js';
export { type AnyErrorCode, ArgumentError, CartError, isCartError, NetworkError, RefusedError } from './errors.js';
export type * from './types.js';
// The mirror's own, in the place of those of the answers.
export type { Cart, CartTotals } from './types.js';

/**
 * The cart of a shop, at once: the engine loads behind it and takes over what was asked meanwhile.
 *
 * Throws an {@link ArgumentError} where an option is not what it must be.
 */
export function createCart(options: CartOptions): Cart {
  return makeCart(checkOptions(options));
}

/**
 * Every call of the store, without a mirror of the cart: for the catalogue, for servers, for workers. It loads with
 * the first call, and without WASM. Since 0.2.
 *
 * Throws an {@link ArgumentError} where `store` is not what it must be; what else is wrong with the options rejects
 * every call.
 */
export function createClient(options: ClientOptions): Client {
  const { store } = checkOptions({ store: options?.store });
  return makeFacade(({ startClient }) => startClient(store, options, failure)) as Client;
}
