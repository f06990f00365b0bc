/** The "break it" part: what the page and the store hold, and the panel. */
import type { CartSnapshot } from 'cocart-wasm';
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Shop } from '../shop';

/** How many products the part's own button adds. */
const ANY = 3;

export function troubleView(shop: Shop, snapshot: CartSnapshot): TemplateResult {
  const { open, place } = shop.trouble;
  return html`
    <section class="trouble" id="trouble" aria-labelledby="trouble-heading" ?hidden=${!open}>
      ${open ? html`${headView(shop, snapshot)}${place}` : nothing}
    </section>
  `;
}

/** Both counts: the point of it all is that they end up the same. */
function headView(shop: Shop, { count, pending }: CartSnapshot): TemplateResult {
  const { stored, isInMemory } = shop.trouble;
  const isSame = stored === count && pending === 0;
  return html`
    <div class="trouble-head">
      <div>
        <h2 id="trouble-heading">Break it</h2>
        <p class="muted">
          Choose a fault, then shop. Whatever happens on the way, the store ends up with what you asked for.
          <a class="link" data-testid="second-tab" href=${location.href} target="_blank" rel="noopener">Open a second tab</a>
        </p>
      </div>
      <button class="primary" type="button" data-testid="buy" @click=${() => buyAny(shop)}>Add three products</button>
      <dl class="counts" data-same=${isInMemory && isSame}>
        <div><dt>On this page</dt><dd data-testid="count-page">${count}</dd></div>
        ${isInMemory ? html`<div><dt>In the store</dt><dd data-testid="count-store">${stored ?? '–'}</dd></div>` : nothing}
      </dl>
    </div>
  `;
}

/** A few clicks at once, without a way down to the shelf. */
function buyAny(shop: Shop): void {
  const simple = shop.shelf.products.filter(
    ({ type, add_to_cart: { is_purchasable }, stock }) => type === 'simple' && is_purchasable && stock.is_in_stock,
  );
  for (const product of simple.slice(0, ANY)) shop.add(product);
}
