/** An amount in the page, with its mark while it is an estimate. */

import type { Currency, Money } from 'cocart-wasm';
import { html, nothing, type TemplateResult } from 'lit-html';
import { writeMoney } from '../money';

/**
 * Shows an amount, or a dash until it is known. The sign of an estimate comes from the style sheet, so
 * that the text is the amount alone and nothing moves when the store confirms it.
 */
export function moneyView(money: Money | null, currency: Currency | null, testId?: string): TemplateResult {
  if (money === null || currency === null)
    return html`<span class="money unknown" data-testid=${testId ?? nothing}>–</span>`;
  return html`<span class="money" data-certainty=${money.certainty} data-testid=${testId ?? nothing}>${writeMoney(money.amount, currency)}</span>`;
}
