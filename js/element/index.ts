/**
 * `cocart-wasm/element`: a cart for any page, as custom elements: `<cocart-badge>`, `<cocart-cart>` (drawer),
 * `<cocart-add product="14">`, `<cocart-line-list>`, `<cocart-free-shipping threshold="10000">`. Nothing is defined until
 * {@link defineCartElements} is called.
 */
import { CartAdd } from './add.js';
import { CartBadge } from './badge.js';
import { CartDrawer } from './drawer.js';
import { CartFreeShipping } from './free-shipping.js';
import { CartLineList } from './lines.js';
import { configure, type ElementOptions } from './shop.js';

export type { CartElement } from './base.js';
export type { ElementOptions } from './shop.js';
export type { CartText, Words } from './text.js';
export type { CartAdd, CartBadge, CartDrawer, CartFreeShipping, CartLineList };

/** Defines the elements, once; on a server it does nothing. Since 0.1.0. */
export function defineCartElements(options: ElementOptions = {}): void {
  if (typeof customElements === 'undefined') return;
  configure(options);
  const elements = {
    'cocart-line-list': CartLineList,
    'cocart-cart': CartDrawer,
    'cocart-badge': CartBadge,
    'cocart-add': CartAdd,
    'cocart-free-shipping': CartFreeShipping,
  };
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
