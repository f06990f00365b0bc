/**
 * The examples as an app. `?page=rows` shows lines and totals, and counts what is drawn, `?page=given` has a cart
 * of the page's own; where a server has rendered the page already, it is hydrated, with `late` when another part of the page has the cart by then.
 */
import { createCart } from 'cocart-wasm';
import { cartPlugin } from 'cocart-wasm/vue';
import { createApp, createSSRApp } from 'vue';
import CartBadge from '../../../examples/vue/CartBadge.vue';
import ShopPage from '../../../examples/vue/ShopPage.vue';
import { asked, counted, countIsShown } from '../commits.ts';
import Rows from './Rows.vue';

const { store, page, isLate } = asked();
window.commits = {};

if (isLate) {
  const other = document.getElementById('other') as HTMLElement;
  createApp(CartBadge).use(cartPlugin, { store }).mount(other);
  await countIsShown(other);
}

const place = document.getElementById('app') as HTMLElement;
const create = place.firstElementChild ? createSSRApp : createApp;
const app = create(page === 'rows' ? Rows : ShopPage).use(
  cartPlugin,
  page === 'given' ? { cart: counted(createCart({ store })) } : { store },
);
app.mount(place);
window.unmount = () => app.unmount();
