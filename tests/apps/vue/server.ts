/** The examples as a server renders them. */
import { cartPlugin } from 'cocart-wasm/vue';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import ShopPage from '../../../examples/vue/ShopPage.vue';

export const render = (store: string) => renderToString(createSSRApp(ShopPage).use(cartPlugin, { store }));
