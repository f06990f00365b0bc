/** What the cart is doing, in words a shopper understands. */
import { html, type TemplateResult } from 'lit-html';
import type { CartSnapshot } from 'cocart-wasm';
import { checkIcon, cloudOffIcon } from './icons';

/** The words for a state. */
export function syncText({ status, sync, pending, error }: CartSnapshot): string {
  const changes = pending === 1 ? '1 change' : `${pending} changes`;
  if (status === 'failed') return 'The cart cannot run';
  switch (sync) {
    case 'idle':
      return status === 'loading' ? 'Opening your cart' : 'Saved';
    case 'sending':
      return 'Saving';
    case 'waiting':
      return 'Waiting for the store';
    case 'offline':
      return pending > 0 ? `Offline, ${changes} kept` : 'Offline';
    case 'degraded':
      return error === null ? 'The store is slow, trying again' : 'The store has trouble, trying again';
  }
}

/** The sync status. A short `sending` stays invisible: see sync.css. */
export function syncView(snapshot: CartSnapshot): TemplateResult {
  const { status, sync } = snapshot;
  const state = status === 'failed' ? 'failed' : sync;
  return html`
    <p class="sync" data-testid="sync" data-sync=${state}>
      <span class="sync-mark" aria-hidden="true">${state === 'offline' ? cloudOffIcon : checkIcon}</span>
      <span class="sync-text">${syncText(snapshot)}</span>
    </p>
  `;
}
