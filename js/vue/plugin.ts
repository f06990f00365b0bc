/** The plugin that gives the cart to all components of an app. */
import {
  type App,
  hasInjectionContext,
  type InjectionKey,
  inject,
  type ObjectPlugin,
  type ShallowRef,
  shallowRef,
} from 'vue';
import { holdCart, sharedCart } from '../held.js';
import type { Cart, CartOptions, CartSnapshot } from '../types.js';

/** Either a cart of one's own, or the options of one that all apps of this page share. */
export type CartPluginOptions =
  | {
      /** A cart that was made with `createCart`. It is not ended with the app. */
      cart: Cart;
    }
  | (CartOptions & { cart?: undefined });

/** What the plugin provides. */
export interface Provided {
  readonly cart: Cart;
  /** What the cart holds now; on a server it stays empty. */
  readonly snapshot: Readonly<ShallowRef<CartSnapshot>>;
}

const cartKey: InjectionKey<Provided> = Symbol('cocart-wasm');

/**
 * Gives the cart to an app: `app.use(cartPlugin, { store: 'https://shop.example' })`, or `{ cart }` with a cart
 * of one's own. All apps of a page with one store and storage share a cart, whose options are those of the
 * first; it ends some time after the last app was unmounted, once all that was asked for has been sent. On a
 * server nothing is loaded, and the components see the empty cart.
 *
 * @since 0.1.0
 */
export const cartPlugin: ObjectPlugin<[CartPluginOptions]> = {
  install(app: App, options: CartPluginOptions) {
    const cart = options.cart ?? sharedCart(options);
    const snapshot = shallowRef(cart.getSnapshot());
    app.provide(cartKey, { cart, snapshot });
    if (typeof document === 'undefined') return;

    const release = options.cart ? undefined : holdCart(options);
    const stop = cart.subscribe(() => {
      snapshot.value = cart.getSnapshot();
    });
    // `app.onUnmount` is there from Vue 3.5 on only.
    const unmount = app.unmount.bind(app);
    app.unmount = () => {
      unmount();
      stop();
      release?.();
    };
  },
};

/** What the plugin of this app provides. */
export function useProvided(): Provided {
  const provided = hasInjectionContext() ? inject(cartKey, undefined) : undefined;
  if (!provided) {
    throw new Error(
      'cocart-wasm/vue: call this in setup(), in an app that uses the plugin: app.use(cartPlugin, { store }).',
    );
  }
  return provided;
}
