/** One product: picture, name, price, what there is to choose, and the button. */

import type { CartSnapshot } from 'cocart-wasm';
import { html, nothing, type TemplateResult } from 'lit-html';
import { type Attribute, currencyOf, entries, type Prices, type Product, pictureOf } from '../catalogue';
import { writeMoney } from '../money';
import { attributesToChoose, chosenVariation, isOffered } from '../options';
import type { Shop } from '../shop';
import { decodeEntities } from '../text';
import { checkIcon } from './icons';
import { pictureView } from './picture';

export function cardView(shop: Shop, product: Product, snapshot: CartSnapshot): TemplateResult {
  const name = decodeEntities(product.name);
  const variation = chosenVariation(product, shop.choiceOf(product));
  const sold = variation ?? product;
  const picture = pictureOf(variation?.featured_image) || pictureOf(product.images[0]?.src);
  const inCart = quantityInCart(product, snapshot);
  const hint = shop.hints.get(product.id);
  return html`
    <article class="card" data-testid="product-${product.id}">
      ${pictureView(picture, name, decodeEntities(product.images[0]?.alt ?? ''))}
      ${markView(product, sold.stock.is_in_stock)}
      <p class="mark in-cart" ?hidden=${inCart === 0}>${inCart} in cart</p>
      <h2 tabindex="-1"><bdi>${name}</bdi></h2>
      ${hasPrice(product) ? priceView(sold.prices) : nothing}
      ${attributesToChoose(product).map((attribute) => selectView(shop, product, attribute))}
      <div class="card-foot">
        ${hint === undefined ? nothing : html`<p class="hint" role="alert">${hint}</p>`}
        ${actionView(shop, product, name, sold.stock.is_in_stock && sold.add_to_cart.is_purchasable)}
      </div>
    </article>
  `;
}

function actionView(shop: Shop, product: Product, name: string, sellable: boolean): TemplateResult {
  const { id, type } = product;
  if (type === 'external') {
    return html`
      <a class="button secondary" href=${safeLink(product.external_url)} rel="noopener">
        ${decodeEntities(product.button_text) || 'Buy elsewhere'}<span class="hidden-text">: ${name}</span>
      </a>
    `;
  }
  if (type !== 'grouped' && !sellable) {
    return html`<button class="secondary" type="button" disabled data-testid="add-${id}">Not available</button>`;
  }
  const added = shop.added.has(id);
  const label = type === 'grouped' ? `Add all ${product.grouped_products.length}` : 'Add to cart';
  const add = (event: Event): void => {
    if (shop.add(product)) return;
    // Something is still to be chosen: bring the shopper there.
    const selects = (event.currentTarget as HTMLElement).closest('.card')?.querySelectorAll('select') ?? [];
    [...selects].find(({ value }) => value === '')?.focus();
  };
  return html`
    <button class="primary" type="button" data-testid="add-${id}" data-added=${added} @click=${add}>
      ${added ? html`${checkIcon} Added` : label}<span class="hidden-text">: ${name}</span>
    </button>
  `;
}

function selectView(shop: Shop, product: Product, [key, attribute]: [string, Attribute]): TemplateResult {
  const choice = shop.choiceOf(product);
  const chosen = choice[key] ?? '';
  const label = decodeEntities(attribute.name);
  return html`
    <label class="option">
      <span>${label}</span>
      <select @change=${(event: Event) => shop.choose(product, key, (event.currentTarget as HTMLSelectElement).value)}>
        <option value="" ?selected=${chosen === ''}>Choose…</option>
        ${entries(attribute.options).map(
          ([value, text]) => html`
            <option value=${value} ?selected=${value === chosen} ?disabled=${!isOffered(product, choice, key, value)}>
              ${decodeEntities(text)}
            </option>
          `,
        )}
      </select>
    </label>
  `;
}

/** A product without a price comes with a price of 0, and cannot be bought. */
function hasPrice({ type, prices, add_to_cart }: Product): boolean {
  return type !== 'simple' || add_to_cart.is_purchasable || prices.price !== '0';
}

function priceView(prices: Prices): TemplateResult {
  const currency = currencyOf(prices);
  const range = prices.price_range;
  if (range !== undefined && 'from' in range && range.from !== range.to) {
    return html`<p class="price">${writeMoney(range.from, currency)}<span aria-hidden="true"> – </span><span class="hidden-text"> to </span>${writeMoney(range.to, currency)}</p>`;
  }
  const price = writeMoney(prices.price, currency);
  if (!prices.on_sale || prices.regular_price === prices.price) return html`<p class="price">${price}</p>`;
  return html`
    <p class="price">
      <span class="hidden-text">Now </span><ins>${price}</ins>
      <span class="hidden-text">, before </span><del>${writeMoney(prices.regular_price, currency)}</del>
    </p>
  `;
}

function markView({ prices, stock }: Product, inStock: boolean): TemplateResult | typeof nothing {
  if (!inStock) return html`<p class="mark sold-out">Sold out</p>`;
  if (prices.on_sale) return html`<p class="mark sale">Sale</p>`;
  const left = stock.stock_quantity;
  return left !== null && left > 0 && left <= 5 ? html`<p class="mark">Only ${left} left</p>` : nothing;
}

/** How many of a product, variations included, are in the cart. */
function quantityInCart(product: Product, { lines }: CartSnapshot): number {
  const ids = new Set([product.id, ...product.variations.map(({ id }) => id)]);
  return lines.reduce(
    (sum, line) => (line.productId !== null && ids.has(line.productId) ? sum + line.quantity : sum),
    0,
  );
}

/** A link of the store's data, unless it is one that would run code. */
function safeLink(address: string): string {
  return /^https?:/i.test(address) ? address : '#';
}
