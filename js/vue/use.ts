/** The composables: computed refs of what the cart shows, which end with the scope they were made in. */
import {
  type ComputedRef,
  computed,
  getCurrentInstance,
  type MaybeRefOrGetter,
  onMounted,
  type Ref,
  shallowRef,
  toValue,
} from 'vue';
import type { CartActions } from '../actions.js';
import { isEqual } from '../equal.js';
import { findLine } from '../lines.js';
import type { CartLine, CartSnapshot } from '../types.js';
import { type Provided, useProvided } from './plugin.js';

export type { CartActions };

/** A ref for each part of the snapshot, one for all of it, and the calls that act on the cart. */
export type UsedCart = CartActions & { readonly [Part in keyof CartSnapshot]: ComputedRef<CartSnapshot[Part]> } & {
  /** The whole snapshot. */
  readonly snapshot: Readonly<Ref<CartSnapshot>>;
};

/**
 * The cart of the app. Without an argument: `const { lines, totals, add } = useCart()`, a ref for each part of the
 * snapshot, and the calls. With a selector: a ref of what it makes of the snapshot, which triggers only when
 * that is another value, or a list or object with another part (one level deep).
 *
 * A component that hydrates what a server rendered sees the empty cart until it is mounted.
 *
 * @since 0.1.0
 */
export function useCart(): UsedCart;
export function useCart<T>(selector: (snapshot: CartSnapshot) => T): ComputedRef<T>;
export function useCart<T>(selector?: (snapshot: CartSnapshot) => T): UsedCart | ComputedRef<T> {
  const provided = useProvided();
  const snapshot = shownSnapshot(provided);
  if (selector) {
    return computed<T>((before) => {
      const fresh = selector(snapshot.value);
      return before !== undefined && isEqual(before, fresh) ? before : fresh;
    });
  }
  const parts = Object.keys(provided.cart.getServerSnapshot()) as (keyof CartSnapshot)[];
  const refs = parts.map((part) => [part, computed(() => snapshot.value[part])]);
  return { ...provided.cart, ...Object.fromEntries(refs), snapshot };
}

/**
 * One line by its local id (or the server's key), `undefined` where it is not in the cart (any more). The id may
 * be a ref or a getter: `useLine(() => props.id)`. It triggers when this line has changed, not when another has.
 *
 * @since 0.1.0
 */
export function useLine(id: MaybeRefOrGetter<string>): ComputedRef<CartLine | undefined> {
  const snapshot = shownSnapshot(useProvided());
  return computed(() => findLine(snapshot.value, toValue(id)));
}

/** The snapshot that a component may show: the server's while it hydrates. */
function shownSnapshot({ cart, snapshot }: Provided): Readonly<Ref<CartSnapshot>> {
  // A component that is set up on elements which are there already is being hydrated; Vue decides by the same.
  if (!getCurrentInstance()?.vnode.el) return snapshot;
  const isMounted = shallowRef(false);
  onMounted(() => {
    isMounted.value = true;
  });
  return computed(() => (isMounted.value ? snapshot.value : cart.getServerSnapshot()));
}
