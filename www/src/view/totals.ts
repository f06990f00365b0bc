/** What the cart costs, and the way to the checkout. */

import type { CartSnapshot, Currency } from 'cocart-wasm';
import { html, nothing, type TemplateResult } from 'lit-html';
import { rows, showsTaxInPrices } from '../figures';
import type { Shop } from '../shop';
import { moneyView } from './money';

export function totalsView(shop: Shop, snapshot: CartSnapshot, currency: Currency | null): TemplateResult {
  const { totals, needsShipping } = snapshot;
  const shown = totals === null ? [] : rows(totals, showsTaxInPrices(snapshot), needsShipping);
  return html`
    <div class="totals">
      <dl>
        ${shown.map(
          ({ label, money }) => html`
            <div>
              <dt>${label}</dt>
              <dd>${moneyView(money, currency)}</dd>
            </div>
          `,
        )}
        <div class="grand">
          <dt>Total</dt>
          <dd>${moneyView(totals?.total ?? null, currency, 'total')}</dd>
        </div>
      </dl>
      <button class="primary wide" type="button" data-testid="checkout" @click=${() => shop.checkOut()}>Go to checkout</button>
      <p class="muted checkout-note" role="status" ?hidden=${shop.checkout === ''}>${shop.checkout || nothing}</p>
    </div>
  `;
}
