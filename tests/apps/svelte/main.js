/**
 * The examples as an app. `?page=rows` shows lines and totals, and counts what is drawn, `?page=given` has a cart
 * of the page's own; where a server has rendered the page already, it is hydrated, with `late` when another part of
 * the page has the cart by then.
 */
import { createCart } from 'cocart-wasm';
import { cartStore } from 'cocart-wasm/svelte';
import { hydrate, mount, unmount } from 'svelte';
import ShopPage from '../../../examples/svelte/ShopPage.svelte';
import { asked, counted, countIsShown } from '../commits.ts';
import { watch } from '../watch.ts';
import Badge from './Badge.svelte';
import Rows from './Rows.svelte';

const { store, page, isLate } = asked();
window.commits = {};

if (isLate) {
  const other = document.getElementById('other');
  mount(Badge, { target: other, props: { cart: cartStore({ store }) } });
  await countIsShown(other);
}

const place = document.getElementById('app');
const cart = cartStore(page === 'given' ? counted(createCart({ store })) : { store });
// Svelte puts right what the page knows better than its server, and says nothing of it.
const start = place.firstElementChild ? hydrate : mount;
const app = start(page === 'rows' ? Rows : ShopPage, { target: place, props: { cart } });
window.unmount = () => unmount(app);
if (page === 'rows') watch(place, place, (element) => element.closest('[data-part]')?.dataset.part ?? 'list');
