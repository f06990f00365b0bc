/** The "break it" panel: troubles to choose from, the live queue, and what the cart reports. */
import type { CartLine, CartSnapshot, QueuedIntent } from 'cocart-wasm';
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Shop } from '../shop';
import { type Logged, type Troubles, troubles } from '../trouble';

/** How many products the panel's own button adds. */
const ANY = 3;

export function troubleView(shop: Shop, snapshot: CartSnapshot): TemplateResult {
  const { trouble } = shop;
  return html`
    <section class="trouble" id="trouble" aria-labelledby="trouble-heading" ?hidden=${!trouble.open}>
      ${trouble.open ? html`${headView(shop, snapshot)}<div class="trouble-parts">${breakView(trouble)}${queueView(shop, snapshot)}${logView(trouble.log)}</div>` : nothing}
    </section>
  `;
}

/** Both counts: the point of it all is that they end up the same. */
function headView(shop: Shop, { count, pending }: CartSnapshot): TemplateResult {
  const { stored } = shop.trouble;
  const isSame = stored === count && pending === 0;
  return html`
    <div class="trouble-head">
      <div>
        <h2 id="trouble-heading">Break it</h2>
        <p class="muted">Choose a trouble, then shop. Whatever happens on the way, the store ends up with what you asked for.</p>
      </div>
      <button class="primary" type="button" data-testid="buy" @click=${() => buyAny(shop)}>Add three products</button>
      <dl class="counts" data-same=${isSame}>
        <div><dt>On this page</dt><dd data-testid="count-page">${count}</dd></div>
        <div><dt>In the store</dt><dd data-testid="count-store">${stored ?? '–'}</dd></div>
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

function breakView(trouble: Troubles): TemplateResult {
  const { armed, slow } = trouble;
  return html`
    <div class="trouble-part">
      <h3>The next request</h3>
      <ul class="trouble-list">
        ${troubles.map(
          (kind) => html`
            <li>
              <button class="secondary" type="button" data-testid=${kind.id} aria-describedby="about-${kind.id}" @click=${() => trouble.arm(kind)}>
                ${kind.name}
              </button>
              <p class="muted" id="about-${kind.id}">${kind.about}</p>
            </li>
          `,
        )}
      </ul>
      <p class="armed" role="status" data-testid="armed" data-armed=${armed}>
        ${
          armed === 0
            ? 'Nothing waits to go wrong.'
            : html`${armed === 1 ? 'One trouble waits' : `${armed} troubles wait`} for a request.
                <button class="link" type="button" data-testid="disarm" @click=${trouble.disarm}>Call off</button>`
        }
      </p>
      <div class="trouble-more">
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            data-testid="slow-switch"
            .checked=${slow}
            @change=${(event: Event) => trouble.setSlow((event.currentTarget as HTMLInputElement).checked)}
          />
          <span class="switch-track" aria-hidden="true"></span>
          Slow store
        </label>
        <a class="link" data-testid="second-tab" href=${location.href} target="_blank" rel="noopener">Open a second tab</a>
      </div>
    </div>
  `;
}

function queueView(shop: Shop, { queue, lines }: CartSnapshot): TemplateResult {
  const isHeld = queue.some(({ state }) => state === 'parked' || state === 'unconfirmed');
  return html`
    <div class="trouble-part">
      <h3 id="queue-heading">Queue <span class="muted">(${queue.length})</span></h3>
      ${
        queue.length === 0
          ? html`<p class="muted blank">Everything is confirmed.</p>`
          : html`
              <ul class="queue" data-testid="queue" aria-labelledby="queue-heading">
                ${repeat(
                  queue,
                  ({ id }) => id,
                  (intent) => intentView(shop, intent, lines),
                )}
              </ul>
              <button class="link" type="button" data-testid="retry-all" @click=${() => shop.cart.retry()}>
                ${isHeld ? 'Retry all' : 'Try now'}
              </button>
            `
      }
    </div>
  `;
}

function intentView(shop: Shop, intent: QueuedIntent, lines: readonly CartLine[]): TemplateResult {
  const { id, state, reason, attempts } = intent;
  const text = intentText(intent, lines);
  const tries = attempts === 0 ? nothing : html`<span class="muted">tried ${attempts}×</span>`;
  const isOnTheWay = state === 'sending' || state === 'checking';
  return html`
    <li data-state=${state}>
      <p>${text}</p>
      <p class="queue-state"><span class="chip">${state}</span> ${tries}</p>
      <div class="queue-actions">
        <button class="link" type="button" data-testid="retry" aria-label="Retry: ${text}" ?disabled=${isOnTheWay} @click=${() => shop.cart.retry(id)}>
          Retry
        </button>
        <button
          class="link"
          type="button"
          data-testid="drop"
          aria-label="Drop: ${text}"
          ?disabled=${isOnTheWay}
          @click=${() => shop.cart.drop(id).catch(() => undefined)}
        >
          Drop
        </button>
      </div>
      ${reason === null ? nothing : html`<p class="muted reason">${reason.message}</p>`}
    </li>
  `;
}

/** What was asked for, as a shopper would say it. */
function intentText({ kind, line, quantity }: QueuedIntent, lines: readonly CartLine[]): string {
  const known = lines.find(({ id }) => id === line);
  const name = known?.name || known?.sku || 'a line';
  switch (kind) {
    case 'add':
      return `Add ${quantity} × ${name}`;
    case 'setQuantity':
      return `Set ${name} to ${quantity}`;
    case 'remove':
      return `Remove ${name}`;
    case 'restore':
      return `Put ${name} back`;
    case 'clear':
      return 'Empty the cart';
    default:
      return 'Read the cart';
  }
}

function logView(log: readonly Logged[]): TemplateResult {
  return html`
    <div class="trouble-part">
      <h3 id="log-heading">Events</h3>
      ${
        log.length === 0
          ? html`<p class="muted blank">Nothing has happened yet.</p>`
          : html`
              <ol class="events" data-testid="events" tabindex="0" aria-labelledby="log-heading">
                ${repeat(
                  log,
                  ({ id }) => id,
                  ({ time, type, text }) => html`
                    <li data-type=${type}><span class="muted">${time}</span> <strong>${type}</strong> ${text}</li>
                  `,
                )}
              </ol>
            `
      }
    </div>
  `;
}
