/** How Vite serves and builds the demo storefront. */
import { defineConfig } from 'vite';
import { serviceWorker } from './service-worker/vite-plugin.ts';

const pkg = new URL('../pkg/', import.meta.url).pathname;

export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    // The page uses the package as a shop would, straight from the build beside it.
    alias: [
      { find: /^cocart-wasm$/, replacement: `${pkg}index.js` },
      { find: /^cocart-wasm\/([\w-]+)$/, replacement: `${pkg}$1.js` },
    ],
  },
  server: {
    // The package lies outside of this folder.
    fs: { allow: ['..'] },
  },
  // #region
  plugins: [serviceWorker()],
  // #endregion
  build: { target: 'es2022' },
});
