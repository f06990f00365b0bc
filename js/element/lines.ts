/** `<cocart-line-list>`: the lines of the cart, each drawn again only when it has changed. */
import type { CartLine, CartSnapshot, Currency } from '../types.js';
import { CartElement } from './base.js';
import { make, setChildren, setText } from './dom.js';

/** A line as it is drawn. */
interface Drawn {
  readonly item: HTMLElement;
  line: CartLine;
  currency: Currency | null;
}

/**
 * A `<template>` among its children is the template of a line: `data-field` (`name`, `quantity`, `price`, `total`,
 * `image`, `error`) is filled in, `data-action` (`more`, `less`, `remove`) is what a click does. Parts of the usual one: `line`,
 * `name`, `image`, `money`, `quantity`, `button`, `error`.
 */
export class CartLineList extends CartElement {
  #list = make('ul', { class: 'lines', part: 'lines' });
  #empty = make('p', { class: 'muted', part: 'empty' });
  #drawn = new Map<string, Drawn>();
  #language = '';

  protected build(): void {
    this.root.append(this.#empty, this.#list);
  }

  protected draw({ lines, currency, status }: CartSnapshot): void {
    setText(this.#empty, this.say(status === 'loading' ? 'loading' : 'empty'));
    this.#empty.hidden = lines.length > 0;
    this.#list.hidden = lines.length === 0;
    if (this.#language !== this.language) this.#drawn.clear();
    this.#language = this.language;
    const ids = new Set(lines.map(({ id }) => id));
    for (const id of this.#drawn.keys()) if (!ids.has(id)) this.#drop(id);
    const items = lines.map((line) => {
      const known = this.#drawn.get(line.id);
      if (known?.line === line && known.currency === currency) return known.item;
      const drawn = known ?? { item: this.#make(line.id), line, currency };
      drawn.line = line;
      drawn.currency = currency;
      this.#drawn.set(line.id, drawn);
      this.#fill(drawn);
      return drawn.item;
    });
    setChildren(this.#list, items);
  }

  /** A line goes; whoever stood on it stands on the next. */
  #drop(id: string): void {
    const item = this.#drawn.get(id)?.item;
    this.#drawn.delete(id);
    if (!item?.contains(this.root.activeElement)) return;
    const next = item.nextElementSibling ?? item.previousElementSibling;
    const target = next?.querySelector<HTMLElement>('[data-action=remove]');
    if (target) target.focus();
    else this.dispatchEvent(new CustomEvent('cocart-empty', { bubbles: true, composed: true }));
  }

  #make(id: string): HTMLElement {
    const template = this.querySelector('template');
    const item = make('li', { part: 'line', 'data-line': id });
    item.append(template ? document.importNode(template.content, true) : usual());
    item.addEventListener('click', (event) => {
      const action = (event.target as Element).closest('[data-action]')?.getAttribute('data-action');
      const line = this.#drawn.get(id)?.line;
      if (!action || !line || !this.cart) return;
      const { quantity, minimum, maximum } = line;
      const least = Math.max(1, minimum ?? 1);
      if (action === 'remove') this.watch(this.cart.remove(line));
      else if (action === 'more' && quantity < (maximum ?? Number.POSITIVE_INFINITY)) {
        this.watch(this.cart.setQuantity(line, quantity + 1));
      } else if (action === 'less' && quantity > least) this.watch(this.cart.setQuantity(line, quantity - 1));
    });
    item.addEventListener('change', (event) => {
      const input = event.target as HTMLInputElement;
      const drawn = this.#drawn.get(id);
      if (!drawn || input.dataset['field'] !== 'quantity') return;
      const wanted = Number(input.value.trim().replace(',', '.'));
      const { line } = drawn;
      if (input.value.trim() !== '' && wanted >= 0 && wanted !== line.quantity) {
        this.watch(this.cart?.setQuantity(line, wanted));
      } else input.value = String(line.quantity);
    });
    return item;
  }

  #fill({ item, line, currency }: Drawn): void {
    const name = line.name || line.sku;
    const { quantity, maximum, minimum } = line;
    item.dataset['pending'] = String(line.pending);
    const problem = line.error?.message ?? (line.adjusted ? this.say('adjusted', { quantity: line.adjusted.to }) : '');
    const texts: Readonly<Record<string, string>> = {
      name,
      price: this.money(line.price, currency),
      total: this.money(line.subtotal, currency),
      error: problem,
      quantity: new Intl.NumberFormat(this.language).format(quantity),
    };
    for (const field of item.querySelectorAll<HTMLElement>('[data-field]')) {
      const kind = field.dataset['field'] ?? '';
      if (field instanceof HTMLInputElement) {
        field.value = String(quantity);
        field.setAttribute('aria-label', this.say('quantity', { name }));
      } else if (field instanceof HTMLImageElement) {
        field.hidden = line.image === '';
        if (line.image && field.src !== line.image) field.src = line.image;
      } else setText(field, texts[kind] ?? '');
      if (kind === 'error') field.hidden = problem === '';
    }
    for (const button of item.querySelectorAll<HTMLElement>('[data-action]')) {
      const action = button.dataset['action'] as 'more' | 'less' | 'remove';
      button.setAttribute('aria-label', this.say(action, { name }));
      const isAtEnd =
        action === 'more' ? quantity >= (maximum ?? Number.POSITIVE_INFINITY) : quantity <= Math.max(1, minimum ?? 1);
      if (action !== 'remove') button.setAttribute('aria-disabled', String(isAtEnd));
    }
  }
}

/** A line where the page has no template. */
function usual(): DocumentFragment {
  const button = (action: string, sign: string) =>
    make(
      'button',
      { type: 'button', part: 'button', 'data-action': action },
      make('span', { 'aria-hidden': 'true' }, sign),
    );
  const input = make('input', {
    'data-field': 'quantity',
    part: 'quantity',
    inputmode: 'decimal',
    autocomplete: 'off',
    maxlength: '7',
  });
  const fragment = document.createDocumentFragment();
  fragment.append(
    make('img', { 'data-field': 'image', part: 'image', alt: '', loading: 'lazy', hidden: true }),
    make('bdi', { 'data-field': 'name', part: 'name' }),
    make('span', { 'data-field': 'total', part: 'money' }),
    make('span', { class: 'stepper' }, button('less', '−'), input, button('more', '+')),
    button('remove', '×'),
    make('p', { class: 'error', 'data-field': 'error', part: 'error', role: 'status', hidden: true }),
  );
  return fragment;
}
