/** The component that gives the cart to those below it. */
import { createContext, createElement, type ReactElement, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { holdCart, sharedCart } from '../held.js';
import type { Cart, CartOptions } from '../types.js';

/** Either a cart of one's own, or the options of one that all providers of this store share. */
export type CartProviderProps = { children?: ReactNode } & (
  | {
      /** A cart that was made with `createCart`. It is not ended with the provider. */
      cart: Cart;
    }
  | (CartOptions & { cart?: undefined })
);

const CartContext = createContext<Cart | null>(null);

/**
 * Gives the cart to the components below it: `<CartProvider store="https://shop.example">`, or
 * `<CartProvider cart={cart}>` with a cart of one's own.
 *
 * All providers of one store and storage share a cart, whose options are those of the first. It is made with the
 * first render and ends some time after the last provider has gone, once all that was asked for has been sent.
 * On a server the components see the empty cart. Throws where an option is not what it must be.
 *
 * @since 0.1.0
 */
export function CartProvider({ children, ...given }: CartProviderProps): ReactElement {
  const own = given.cart;
  const { store, storage } = (own ? {} : given) as Partial<CartOptions>;
  // The other options belong to who comes first, so a new object of options is no new cart.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const cart = useMemo(() => own ?? sharedCart(given as CartOptions), [own, store, storage]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => (own ? undefined : holdCart(given as CartOptions)), [own, store, storage]);
  return createElement(CartContext.Provider, { value: cart }, children);
}

/** The cart of the provider above. */
export function useProvidedCart(): Cart {
  const cart = useContext(CartContext);
  if (!cart) throw new Error('cocart-wasm/react: there is no <CartProvider> above this component.');
  return cart;
}
