/** The demo storefront: a small shop in front of `createCart`, and nothing else of CoCart. */
import { type Cart, createCart } from 'cocart-wasm';
import { createFaults } from 'cocart-wasm/devtools';
import { html, nothing, render } from 'lit-html';
import { storeAddress } from './address';
import { createAnnouncer } from './announce';
import { createCatalogue, currencyOf } from './catalogue';
import { createDrawer } from './drawer';
import { createShelf } from './shelf';
import { createShop } from './shop';
import { decodeEntities } from './text';
import { createTroubles } from './trouble';
import { drawerView } from './view/drawer';
import { gridView } from './view/grid';
import { demoBarView, headerView } from './view/header';
import { createNoticeTimer, noticesView } from './view/notices';
import { troubleView } from './view/trouble';
import { registerWorker } from './worker';

declare global {
  interface Window {
    /** The cart of this page, for the console and for tests: `cart.add(14)`, `await cart.settled()`. */
    cart: Cart;
  }
}

const root = document.querySelector<HTMLElement>('#shop') ?? document.body;
const store = storeAddress();
const faults = createFaults();
const cart = createCart({ store });
window.cart = cart;

const catalogue = createCatalogue(store);
const shelf = createShelf(catalogue, changed);
const trouble = createTroubles(cart, store, faults, changed);
const shop = createShop({ cart, store, catalogue, shelf, faults, trouble, changed });
const announcer = createAnnouncer(changed);
const watchNotices = createNoticeTimer(shop.dismiss);
const drawer = createDrawer(() => root.querySelector('dialog') as HTMLDialogElement, changed);

let drawn = true;

/** Draws once for all changes of this turn. */
function changed(): void {
  if (!drawn) return;
  drawn = false;
  queueMicrotask(draw);
}

function draw(): void {
  drawn = true;
  const snapshot = cart.getSnapshot();
  const first = shelf.products[0];
  const currency = snapshot.currency ?? (first === undefined ? null : currencyOf(first.prices));
  render(
    html`
      <div class="page">
        <a class="skip" href="#products">Skip to the products</a>
        ${demoBarView(shop)} ${troubleView(shop, snapshot)}
        ${headerView(shop, snapshot, drawer)}
        <div id="products" tabindex="-1">${gridView(shop, snapshot)}</div>
        <footer class="muted">A demo storefront of cocart-wasm.</footer>
        ${drawer.open ? nothing : noticesView(shop, snapshot.notices)}
        <p class="hidden-text" aria-live="polite">${drawer.open ? '' : announcer.text}</p>
      </div>
      ${drawerView({ shop, snapshot, drawer, currency, announcement: announcer.text })}
    `,
    root,
  );
}

faults.subscribe(changed);
cart.subscribe(() => {
  const snapshot = cart.getSnapshot();
  announcer.notice(snapshot);
  watchNotices(snapshot.notices);
  changed();
});
draw();
void shelf.load();
catalogue.title().then(
  (title) => {
    shop.title = decodeEntities(title);
    document.title = shop.title || document.title;
    changed();
  },
  // The shop works without its name; the shelf says what is wrong.
  () => undefined,
);
// #region
// Without a worker, as in some private windows, the shop needs the network to open, and nothing else.
registerWorker().catch(() => undefined);
// #endregion
