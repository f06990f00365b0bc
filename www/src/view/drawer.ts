/** The cart drawer: lines, removed lines, totals, checkout. */

import type { CartLine, CartSnapshot, Currency, Money, Notice, RemovedLine } from 'cocart-wasm';
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Drawer } from '../drawer';
import { showsTaxInPrices } from '../figures';
import { focusSoon } from '../focus';
import type { Shop } from '../shop';
import { bagIcon, closeIcon } from './icons';
import { lineView } from './line';
import { noticesView } from './notices';
import { syncView } from './sync';
import { totalsView } from './totals';

/** How many removed lines are offered; older ones are hardly missed. */
const REMOVED_SHOWN = 2;

/** What the drawer shows. */
export interface DrawerContent {
  readonly shop: Shop;
  readonly snapshot: CartSnapshot;
  readonly drawer: Drawer;
  readonly currency: Currency | null;
  /** What screen readers are to hear while the drawer is open. */
  readonly announcement: string;
}

export function drawerView({ shop, snapshot, drawer, currency, announcement }: DrawerContent): TemplateResult {
  const { lines, removed, count, status, error } = snapshot;
  const closeOnBackdrop = (event: Event): void => {
    if (event.target === event.currentTarget) drawer.close();
  };
  const clear = (): void => {
    shop.clear();
    focusSoon('.drawer h2');
  };
  return html`
    <dialog class="drawer" aria-labelledby="cart-heading" @close=${drawer.closed} @click=${closeOnBackdrop}>
      <div class="drawer-inner">
        <div class="drawer-head">
          <h2 id="cart-heading" tabindex="-1">Your cart<span class="muted"> (${count})</span></h2>
          ${
            lines.length > 0
              ? html`<button class="link" type="button" data-testid="clear" @click=${clear}>Empty cart</button>`
              : nothing
          }
          <button class="quiet round" type="button" aria-label="Close cart" @click=${drawer.close}>${closeIcon}</button>
        </div>
        ${
          drawer.open
            ? noticesView(
                shop,
                snapshot.notices.filter((notice) => isNews(notice, lines)),
              )
            : nothing
        }
        ${error === null || snapshot.sync === 'offline' ? nothing : html`<p class="problem slim" role="alert">${error.message}</p>`}
        <div class="drawer-body">
          ${status === 'loading' && lines.length === 0 ? loadingView() : nothing}
          ${status === 'ready' && lines.length === 0 ? emptyView(drawer) : nothing}
          <ul class="lines" ?hidden=${lines.length === 0}>
            ${repeat(
              lines,
              ({ id }) => id,
              (line) => lineView(shop, line, currency, showsTaxInPrices(snapshot)),
            )}
          </ul>
        </div>
        ${removedView(shop, removed)}
        ${lines.length > 0 ? totalsView(shop, snapshot, currency) : nothing}
        <div class="drawer-foot">
          ${syncView(snapshot, shop.sendingLong)}
          <p class="muted estimate-note" data-shown=${hasEstimate(snapshot)}>≈ estimated</p>
        </div>
        <p class="hidden-text" aria-live="polite">${drawer.open ? announcement : ''}</p>
      </div>
    </dialog>
  `;
}

/** Whether a notice says more than the open drawer shows anyway: what was added, what a line says itself. */
function isNews({ type, line }: Notice, lines: readonly CartLine[]): boolean {
  return type !== 'success' && !lines.some(({ id, error }) => id === line && error !== null);
}

function hasEstimate({ lines, totals }: CartSnapshot): boolean {
  return (
    lines.length > 0 &&
    totals !== null &&
    Object.values(totals).some(({ certainty }: Money) => certainty === 'estimate')
  );
}

function emptyView(drawer: Drawer): TemplateResult {
  return html`
    <div class="empty">
      ${bagIcon}
      <p>Your cart is empty.</p>
      <button class="secondary" type="button" @click=${drawer.close}>Look around</button>
    </div>
  `;
}

function loadingView(): TemplateResult {
  const line = html`
    <li class="line skeleton">
      <div class="picture"></div>
      <div class="line-text">
        <div class="bar"></div>
        <div class="bar short"></div>
      </div>
    </li>
  `;
  return html`<ul class="lines" aria-hidden="true">${[line, line]}</ul>`;
}

function removedView(shop: Shop, removed: readonly RemovedLine[]): TemplateResult | typeof nothing {
  if (removed.length === 0) return nothing;
  const restore = ({ id }: RemovedLine): void => {
    shop.restore(id);
    focusSoon(`[data-line="${CSS.escape(id)}"] [data-testid="plus"]`, '.drawer h2');
  };
  return html`
    <section class="removed" aria-label="Removed">
      <ul>
        ${repeat(
          removed.slice(-REMOVED_SHOWN).reverse(),
          ({ id }) => id,
          (line) => html`
            <li data-removed=${line.id}>
              <span><bdi>${line.name || 'A product'}</bdi> <span class="muted">× ${line.quantity} removed</span></span>
              <button class="link" type="button" data-testid="undo" aria-label="Undo removing ${line.name}" @click=${() => restore(line)}>
                Undo
              </button>
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}
