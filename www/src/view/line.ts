/** One line of the cart. */

import type { CartLine, Currency } from 'cocart-wasm';
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { lineFigure } from '../figures';
import { focusSoon } from '../focus';
import type { Shop } from '../shop';
import { binIcon, minusIcon, plusIcon } from './icons';
import { moneyView } from './money';
import { pictureView } from './picture';

export function lineView(shop: Shop, line: CartLine, currency: Currency | null, taxInPrices: boolean): TemplateResult {
  const { id, productId, sku, image, error, adjusted, pending, backorders } = line;
  const name = line.name || sku || 'A product';
  const remove = (): void => {
    shop.remove(line);
    focusSoon(`[data-removed="${CSS.escape(id)}"] button`, '.drawer h2');
  };
  return html`
    <li class="line" data-testid="line-${productId ?? sku}" data-line=${id} data-pending=${pending}>
      ${pictureView(image, name, '')}
      <div class="line-text">
        <h3><bdi>${name}</bdi></h3>
        ${detailsView(line)}
        <p class="muted each">${moneyView(line.price, currency)} each</p>
        ${backorders === '' ? nothing : html`<p class="muted">${backorders}</p>`}
      </div>
      <p class="line-money">${moneyView(lineFigure(line, taxInPrices), currency)}</p>
      <div class="line-actions">
        ${stepperView(shop, line, name)}
        <button class="quiet round" type="button" data-testid="remove" aria-label="Remove ${name}" @click=${remove}>${binIcon}</button>
      </div>
      <div class="line-news" aria-live="polite">
        ${error === null ? nothing : html`<p class="line-error">${error.message}</p>`}
        ${
          adjusted === null
            ? nothing
            : html`<p class="line-adjusted">Changed from ${adjusted.from} to ${adjusted.to}. ${adjusted.reason}</p>`
        }
      </div>
    </li>
  `;
}

/** What was chosen and given along: `Color: Blue`; not what the name says already, as in "Hoodie - Blue, Yes". */
function detailsView({ name, variation, itemData }: CartLine): TemplateResult | typeof nothing {
  const details = [
    ...Object.entries(variation).filter(([, value]) => !`${name},`.includes(` ${value},`)),
    ...Object.entries(itemData).map(([label, value]) => [
      label,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ];
  return details.length === 0
    ? nothing
    : html`<p class="muted">${details.map(([label, value]) => `${label}: ${value}`).join(', ')}</p>`;
}

function stepperView(shop: Shop, line: CartLine, name: string): TemplateResult {
  const { id, quantity, minimum, maximum } = line;
  const type = (event: Event): void => void shop.drafts.set(id, (event.currentTarget as HTMLInputElement).value);
  const commit = (): void => {
    const text = shop.drafts.get(id);
    shop.drafts.delete(id);
    const wanted = text === undefined ? quantity : Number(text.trim().replace(',', '.'));
    if (text?.trim() && Number.isFinite(wanted) && wanted >= 0 && wanted !== quantity) shop.setQuantity(line, wanted);
    else shop.changed();
  };
  const commitOnEnter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') commit();
  };
  return html`
    <div class="stepper" role="group" aria-label="Quantity of ${name}">
      <button
        type="button"
        data-testid="minus"
        aria-label="One less ${name}"
        aria-disabled=${quantity <= (minimum ?? 1)}
        @click=${() => shop.step(line, -1)}
      >
        ${minusIcon}
      </button>
      <input
        inputmode="decimal"
        autocomplete="off"
        maxlength="7"
        data-testid="quantity"
        aria-label="Quantity of ${name}"
        .value=${live(shop.drafts.get(id) ?? String(quantity))}
        @input=${type}
        @change=${commit}
        @keydown=${commitOnEnter}
        @focus=${(event: Event) => (event.currentTarget as HTMLInputElement).select()}
      />
      <button
        type="button"
        data-testid="plus"
        aria-label="One more ${name}"
        aria-disabled=${maximum !== null && quantity >= maximum}
        @click=${() => shop.step(line, 1)}
      >
        ${plusIcon}
      </button>
    </div>
  `;
}
