/** `<cocart-free-shipping threshold="10000">`: what is missing for free shipping. */
import type { CartSnapshot } from '../types.js';
import { CartElement } from './base.js';
import { make, setText } from './dom.js';

/** How much is missing is counted by `cocart-wasm/format`, which loads with the first of these elements. */
type Format = typeof import('../format/index.js');

/**
 * Attribute: `threshold`, the shop's minimum in minor units, which the store tells to nobody. Nothing is shown before
 * the store has said totals. Parts: `text`, `progress`.
 */
export class CartFreeShipping extends CartElement {
  static override observedAttributes = [...CartElement.observedAttributes, 'threshold'];
  #progress = make('progress', { part: 'progress', 'aria-hidden': 'true' });
  #text = make('span');
  #row = make('p', { part: 'text', role: 'status', hidden: true }, this.#progress, ' ', this.#text);
  #format: Format | undefined;

  protected build(): void {
    this.root.append(this.#row);
    import('../format/index.js').then(
      (format) => {
        this.#format = format;
        this.redraw();
      },
      // Without it the page works: the row stays away.
      () => {},
    );
  }

  protected draw(snapshot: CartSnapshot): void {
    const threshold = Number(this.getAttribute('threshold') ?? 0);
    const left = threshold > 0 ? this.#format?.freeShippingLeft(snapshot, threshold) : null;
    this.#row.hidden = !left;
    if (!left) return;
    this.#progress.max = threshold;
    this.#progress.value = threshold - left.amount;
    const money = this.money(left, snapshot.currency);
    setText(this.#text, left.amount > 0 ? this.say('shipping', { money }) : this.say('free'));
  }
}
