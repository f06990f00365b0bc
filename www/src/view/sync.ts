/** What the cart is doing, in words a shopper understands. */

import type { CartSnapshot } from 'cocart-wasm';
import { html, nothing, type TemplateResult } from 'lit-html';
import { checkIcon, cloudOffIcon } from './icons';

/** The words for a state. A short `sending` is not worth a word: it would only flicker. */
export function syncText({ status, sync, pending, error }: CartSnapshot, sendingLong: boolean): string {
  const changes = pending === 1 ? '1 change' : `${pending} changes`;
  if (status === 'failed') return 'The cart cannot run';
  switch (sync) {
    case 'idle':
    case 'sending':
      if (sync === 'sending' && sendingLong) return 'Saving';
      return status === 'loading' ? 'Opening your cart' : 'Up to date';
    case 'waiting':
      return 'Waiting for the store';
    case 'offline':
      return pending > 0 ? `Offline, ${changes} kept` : 'Offline';
    case 'degraded':
      return error === null ? 'The store is slow, trying again' : 'The store has trouble, trying again';
  }
}

/** The sync status; `data-sync` always says what is, without delay. Nothing is claimed of a store never heard from. */
export function syncView(snapshot: CartSnapshot, sendingLong: boolean, testId?: string): TemplateResult {
  const { status, sync, server } = snapshot;
  const state = status === 'failed' ? 'failed' : sync;
  return html`
    <p class="sync" data-testid=${testId ?? nothing} data-sync=${state} data-unheard=${state === 'idle' && server === null}>
      <span class="sync-mark" aria-hidden="true">${state === 'offline' ? cloudOffIcon : checkIcon}</span>
      <span class="sync-text">${syncText(snapshot, sendingLong)}</span>
    </p>
  `;
}
