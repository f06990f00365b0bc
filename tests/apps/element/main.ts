/**
 * The examples with custom elements. `?page=rows` counts what is drawn, `?page=given` has a cart of the page's own; where
 * a server has drawn the page already, its elements are upgraded, with `late` when another part of the page has the
 * cart by then.
 */
import { createCart } from 'cocart-wasm';
import { type CartDrawer, defineCartElements } from 'cocart-wasm/element';
import { customerLogin } from '../../../examples/elements/customer-login.ts';
import shop from '../../../examples/elements/shop.html?raw';
import { asked, counted } from '../commits.ts';
import { watchDrawing } from './watch.ts';

const { store, page, isLate } = asked();
window.commits = {};

const find = <T extends Element>(selector: string) => document.querySelector(selector) as T;
const place = find<HTMLElement>('#app');
if (!place.firstElementChild) place.innerHTML = shop;
window.unmount = () => place.replaceChildren();

if (isLate) {
  const cart = createCart({ store });
  await new Promise<void>((resolve) => {
    const look = () => cart.getSnapshot().count > 0 && resolve();
    cart.subscribe(look);
    look();
  });
  defineCartElements({ store, cart });
} else {
  defineCartElements(page === 'given' ? { cart: counted(createCart({ store })) } : { store });
}

const drawer = find<CartDrawer>('cocart-cart');
const { cart } = drawer;
if (!cart) throw new Error('The elements have no cart.');
// The page's own listener, which stays.
if (page !== 'given') {
  customerLogin(cart, { form: find('#login'), logout: find('#logout'), problem: find('#problem') });
}

if (page === 'rows') {
  const fill = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Fill' });
  fill.addEventListener('click', () => {
    for (const product of ['woo-beanie', 'woo-belt', 'woo-cap', 'woo-polo', 'woo-album']) cart.add(product);
  });
  place.append(fill);
  watchDrawing(drawer);
}
