/** The top of the page: the demo's own bar, the shop's name, the way to the cart. */

import type { CartSnapshot } from 'cocart-wasm';
import { html, type TemplateResult } from 'lit-html';
import type { Drawer } from '../drawer';
import type { Shop } from '../shop';
import { bagIcon } from './icons';
import { syncView } from './sync';

/** The bar that belongs to the demo and not to the shop. */
export function demoBarView({ faults, trouble, store }: Shop): TemplateResult {
  const toggle = (event: Event): void => faults.setOffline((event.currentTarget as HTMLInputElement).checked);
  return html`
    <aside class="demo-bar" aria-label="Demo control">
      <p><strong>Demo</strong><span class="demo-store"> · store at <code>${store}</code></span></p>
      <div class="demo-tools">
        <button
          class="link"
          type="button"
          data-testid="break-it"
          aria-expanded=${trouble.open}
          aria-controls="trouble"
          @click=${trouble.toggle}
        >
          Break it
        </button>
        <label class="switch">
          <input type="checkbox" role="switch" data-testid="offline-switch" .checked=${faults.offline} @change=${toggle} />
          <span class="switch-track" aria-hidden="true"></span>
          Simulate offline
        </label>
      </div>
    </aside>
  `;
}

export function headerView(shop: Shop, snapshot: CartSnapshot, drawer: Drawer): TemplateResult {
  const { count } = snapshot;
  return html`
    <header class="top">
      <p class="shop-name">${shop.title || 'Shop'}</p>
      ${syncView(snapshot, shop.sendingLong, 'sync')}
      <button
        class="cart-button"
        type="button"
        data-testid="open-cart"
        aria-haspopup="dialog"
        aria-expanded=${drawer.open}
        @click=${drawer.toggle}
      >
        ${bagIcon}
        <span>Cart</span>
        <span class="badge" data-testid="badge" data-empty=${count === 0}>${count}</span>
        <span class="hidden-text">${count === 1 ? 'item' : 'items'}</span>
      </button>
    </header>
  `;
}
