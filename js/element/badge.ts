/** `<cocart-badge>`: how much is in the cart; opens the drawer. */
import type { CartSnapshot } from '../types.js';
import { CartElement } from './base.js';
import { make, setText } from './dom.js';
import type { CartDrawer } from './drawer.js';

/** Attribute: `for` (the id of the drawer, else the first of the page). Parts: `button`, `count`. Slot: the words beside the number. */
export class CartBadge extends CartElement {
  #label = make('slot');
  #count = make('span', { class: 'count', part: 'count', 'aria-hidden': 'true' });
  #said = make('span', { class: 'hidden-text' });

  protected build(): void {
    const open = () => {
      const name = this.getAttribute('for');
      const drawer = name === null ? document.querySelector('cocart-cart') : document.getElementById(name);
      if (drawer && this.tell('cocart-badge')) (drawer as CartDrawer).toggle();
    };
    const words = make('span', { 'aria-hidden': 'true' }, this.#label);
    const button = make('button', { type: 'button', part: 'button', 'aria-haspopup': 'dialog', onclick: open });
    button.append(words, ' ', this.#count, this.#said);
    this.root.append(button);
  }

  protected draw({ count }: CartSnapshot): void {
    setText(this.#label, this.say('cart'));
    setText(this.#count, new Intl.NumberFormat(this.language).format(count));
    setText(this.#said, this.say('open', { count }));
  }
}
