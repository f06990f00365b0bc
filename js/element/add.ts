/** `<cocart-add product="14" quantity="1">`: a button that puts a product in the cart. */
import type { CartSnapshot } from '../types.js';
import { CartElement } from './base.js';
import { make, setText } from './dom.js';

/** Attributes: `product` (id or SKU), `quantity`, `variation` (JSON). Event: `cocart-add`. Parts: `button`, `error`. */
export class CartAdd extends CartElement {
  #label = make('slot');
  #said = make('span', { class: 'hidden-text', role: 'status' });
  #error = make('p', { class: 'error', part: 'error', role: 'alert', hidden: true });

  protected build(): void {
    const button = make(
      'button',
      { type: 'button', class: 'main', part: 'button', onclick: () => this.add() },
      this.#label,
    );
    this.root.append(button, this.#said, this.#error);
  }

  protected draw(_snapshot: CartSnapshot): void {
    setText(this.#label, this.say('add'));
  }

  /** Puts the product in the cart, as a click does. */
  add(): void {
    const product = this.getAttribute('product') ?? '';
    const quantity = Number(this.getAttribute('quantity') ?? 1);
    if (!this.cart || !this.tell('cocart-add', { product, quantity })) return;
    this.#error.hidden = true;
    try {
      const variation = this.getAttribute('variation');
      const options = variation === null ? {} : { variation: JSON.parse(variation) as Record<string, string> };
      const outcome = this.cart.add(product, quantity, options);
      this.#said.textContent = '';
      outcome.then(
        () => setText(this.#said, this.say('added')),
        (error: Error) => this.#refuse(error),
      );
      this.watch(outcome);
    } catch (error) {
      this.#refuse(error as Error);
    }
  }

  #refuse({ message }: Error): void {
    setText(this.#error, message);
    this.#error.hidden = false;
  }
}
