/** Messages for the shopper. */

import type { Notice } from 'cocart-wasm';
import { html, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Shop } from '../shop';
import { closeIcon } from './icons';

/** How long good news stays, in milliseconds. Bad news stays until it is dismissed. */
const GOOD_NEWS_FOR = 6000;

/** How many notices are shown at once, the newest. */
const SHOWN = 4;

/** The live region with all notices. It is always there, so that screen readers hear what comes in. */
export function noticesView(shop: Shop, notices: readonly Notice[]): TemplateResult {
  return html`
    <div class="notices" aria-live="polite" aria-relevant="additions">
      ${repeat(
        notices.slice(-SHOWN),
        ({ id }) => id,
        (notice) => noticeView(shop, notice),
      )}
    </div>
  `;
}

function noticeView(shop: Shop, { id, type, text }: Notice): TemplateResult {
  return html`
    <div class="notice" data-type=${type} data-testid="notice">
      <p>${text}</p>
      <button class="quiet round" type="button" aria-label="Dismiss message" @click=${() => shop.dismiss(id)}>${closeIcon}</button>
    </div>
  `;
}

/** Takes good news away after a while; call it with every snapshot. */
export function createNoticeTimer(dismiss: (noticeId: string) => void): (notices: readonly Notice[]) => void {
  const seen = new Set<string>();
  return (notices) => {
    for (const { id, type } of notices) {
      if (type !== 'success' || seen.has(id)) continue;
      seen.add(id);
      setTimeout(() => {
        seen.delete(id);
        dismiss(id);
      }, GOOD_NEWS_FOR);
    }
  };
}
