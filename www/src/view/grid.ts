/** The products: the grid, what stands there while they load, and what when they do not. */

import type { CartSnapshot } from 'cocart-wasm';
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { CatalogueError } from '../catalogue';
import type { Shop } from '../shop';
import { cardView } from './card';

export function gridView(shop: Shop, snapshot: CartSnapshot): TemplateResult {
  const { status, products, total, problem } = shop.shelf;
  return html`
    <main aria-busy=${status === 'loading'}>
      <div class="page-heading">
        <h1>All products</h1>
        <p class="muted" role="status">
          ${status === 'ready' ? `${products.length} of ${total} products` : status === 'loading' ? 'Loading products' : ''}
        </p>
      </div>
      ${status === 'failed' && problem !== null ? unreachableView(shop, problem) : nothing}
      ${status === 'loading' ? skeletonView() : nothing}
      ${status === 'ready' && products.length === 0 ? html`<p class="panel">There are no products in this shop yet.</p>` : nothing}
      ${
        status === 'ready' && products.length > 0
          ? html`
            <ul class="grid">
              ${repeat(
                products,
                ({ id }) => id,
                (product) => html`<li>${cardView(shop, product, snapshot)}</li>`,
              )}
            </ul>
            ${moreView(shop)}
          `
          : nothing
      }
    </main>
  `;
}

function skeletonView(): TemplateResult {
  const card = html`
    <li class="card skeleton">
      <div class="picture"></div>
      <div class="bar"></div>
      <div class="bar short"></div>
      <div class="bar button"></div>
    </li>
  `;
  return html`<ul class="grid" aria-hidden="true">${Array.from({ length: 8 }, () => card)}</ul>`;
}

function moreView({ shelf }: Shop): TemplateResult | typeof nothing {
  if (!shelf.hasMore) return nothing;
  const loading = shelf.more === 'loading';
  const load = async (): Promise<void> => {
    const before = shelf.products.length;
    const grid = document.querySelector('.grid');
    await shelf.load();
    // With the last products the button goes; the shopper goes on at the first new one.
    if (!shelf.hasMore) queueMicrotask(() => grid?.children[before]?.querySelector<HTMLElement>('h2')?.focus());
  };
  return html`
    <div class="more">
      ${shelf.more === 'failed' ? html`<p role="alert">The store did not answer. Please try again.</p>` : nothing}
      <button class="secondary" type="button" aria-disabled=${loading} @click=${load} data-testid="load-more">
        ${loading ? 'Loading…' : 'Show more products'}
      </button>
    </div>
  `;
}

/** What to do when the store cannot be read. */
function unreachableView({ store, shelf }: Shop, { status }: CatalogueError): TemplateResult {
  return html`
    <section class="panel problem" role="alert">
      <h2>${status === 0 ? 'The store cannot be reached' : 'This store does not answer as it should'}</h2>
      <p>
        ${
          status === 0
            ? html`Nothing answers at <code>${store}</code>, or it does not allow this page to read its answers.`
            : html`<code>${store}</code> answered, but not with products of CoCart (HTTP status ${status}).`
        }
      </p>
      <ul>
        ${
          status === 0
            ? html`<li>Is the store running? <code>npm start</code> starts the in-memory one with this page.</li>`
            : html`<li>Is CoCart active there, and are permalinks on?</li>`
        }
        <li>Another store: put <code>?store=https://shop.example</code> behind this page’s address.</li>
      </ul>
      <button class="primary" type="button" @click=${() => shelf.load()}>Try again</button>
    </section>
  `;
}
