/** How Vite serves and builds the demo storefront. */
import { defineConfig } from 'vite';
import { serviceWorker } from './service-worker/vite-plugin.ts';

export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    // The page uses the package as a shop would, straight from the build beside it.
    alias: { 'cocart-wasm': new URL('../pkg/index.js', import.meta.url).pathname },
  },
  server: {
    // The package lies outside of this folder.
    fs: { allow: ['..'] },
  },
  plugins: [serviceWorker()],
  build: { target: 'es2022' },
});
