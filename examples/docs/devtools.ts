/** README: see what the cart does. */
import { cart } from './cart.ts';

declare global {
  interface ImportMeta {
    /** As Vite has it. */
    readonly env: { readonly DEV: boolean };
  }
}

// #region
// Or process.env.NODE_ENV !== 'production', as your bundler has it.
if (import.meta.env.DEV) {
  const { mountDevtools } = await import('cocart-wasm/devtools');
  mountDevtools(cart);
}
// #endregion
