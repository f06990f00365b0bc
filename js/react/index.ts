'use client';
export { type CartActions, type CartStatus, useCart, useCartActions, useCartStatus, useLine } from './hooks.js';
/**
 * `cocart-wasm/react`: the cart in React 18 and 19, on `useSyncExternalStore`. A component renders again when
 * what it selected has changed, and for nothing else.
 */
export { CartProvider, type CartProviderProps } from './provider.js';
