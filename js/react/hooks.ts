/** The hooks: each reads what it selects of the snapshot, and has its component render when that changes. */
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { type CartActions, type CartStatus, statusOf } from '../actions.js';
import { isEqual } from '../equal.js';
import { findLine } from '../lines.js';
import type { Cart, CartLine, CartSnapshot } from '../types.js';
import { useProvidedCart } from './provider.js';

export type { CartActions, CartStatus };

const everything = (snapshot: CartSnapshot): CartSnapshot => snapshot;

/**
 * What is in the cart: all of the snapshot, or what `selector` makes of it. With a selector the component renders
 * again only when the selection has changed: when it is another value, or a list or object with another part
 * (one level deep; `equal` decides otherwise). The selector may be written in place.
 *
 * While React hydrates what a server rendered, this is the empty cart, and the real one right after.
 *
 * @since 0.1.0
 */
export function useCart(): CartSnapshot;
export function useCart<T>(selector: (snapshot: CartSnapshot) => T, equal?: (a: T, b: T) => boolean): T;
export function useCart(
  selector: (snapshot: CartSnapshot) => unknown = everything,
  equal: (a: unknown, b: unknown) => boolean = isEqual,
): unknown {
  return useSelection(useProvidedCart(), selector, equal);
}

/**
 * One line by its local id (or the server's key), `undefined` where it is not in the cart (any more). The
 * component renders again when this line has changed, not when another one has.
 *
 * @since 0.1.0
 */
export function useLine(id: string): CartLine | undefined {
  const selector = useCallback((snapshot: CartSnapshot) => findLine(snapshot, id), [id]);
  return useSelection(useProvidedCart(), selector, Object.is);
}

/**
 * The calls that act on the cart, always the same object: a component that only uses this never renders again.
 *
 * @since 0.1.0
 */
export function useCartActions(): CartActions {
  return useProvidedCart();
}

/**
 * How the cart is doing: whether it is known yet, sending or offline, how much is pending, whose it is.
 *
 * @since 0.1.0
 */
export function useCartStatus(): CartStatus {
  return useSelection(useProvidedCart(), statusOf, isEqual);
}

/** A selection that stays the same object while it is equal, in each render that React may try or repeat. */
function useSelection<T>(cart: Cart, selector: (snapshot: CartSnapshot) => T, equal: (a: T, b: T) => boolean): T {
  const shown = useRef<{ readonly value: T } | null>(null);
  const [read, readOnServer] = useMemo(() => {
    let last: { readonly snapshot: CartSnapshot; readonly value: T } | undefined;
    const select = (snapshot: CartSnapshot): T => {
      if (last?.snapshot === snapshot) return last.value;
      const fresh = selector(snapshot);
      const before = last ?? shown.current;
      last = { snapshot, value: before && equal(before.value, fresh) ? before.value : fresh };
      return last.value;
    };
    return [() => select(cart.getSnapshot()), () => select(cart.getServerSnapshot())];
  }, [cart, selector, equal]);
  const value = useSyncExternalStore(cart.subscribe, read, readOnServer);
  // After the commit only: a render that is thrown away must leave nothing behind.
  useEffect(() => {
    shown.current = { value };
  }, [value]);
  return value;
}
