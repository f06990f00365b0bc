/**
 * `cocart-wasm/auto`: defines the elements as soon as it is loaded, for pages without a build:
 * `<script type="module" src="…/auto.js" data-cocart-store="https://shop.example"></script>`.
 */
import { defineCartElements } from '../element/index.js';

const store = globalThis.document?.querySelector('[data-cocart-store]')?.getAttribute('data-cocart-store');
defineCartElements(store ? { store } : {});
