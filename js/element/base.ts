/** What all widgets have in common: the shop, the language, drawing when something changed. */
import { formatMoney } from '../format/money.js';
import type { Cart, CartSnapshot, Currency, Money } from '../types.js';
import { type Shop, shopOf, textOf } from './shop.js';
import { styles } from './styles.js';
import { type CartText, type TextValues, write } from './text.js';

/** On a server there are no elements; nothing is made of this class there. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** A widget. Its attributes `store`, `lang` and `text` (a JSON object of words) stand before the page's. */
export abstract class CartElement extends Base {
  static observedAttributes = ['store', 'lang', 'text'];
  #shop: Shop | null = null;
  #end: (() => void) | undefined;
  #isBuilt = false;

  /** Where the widget draws. */
  protected get root(): ShadowRoot {
    return this.shadowRoot as ShadowRoot;
  }

  /** Makes what stays; called once, when the widget is in a page. */
  protected abstract build(): void;

  /** Shows a snapshot. */
  protected abstract draw(snapshot: CartSnapshot): void;

  /** The cart that is shown, or `null` as long as no store is named. */
  get cart(): Cart | null {
    return this.#shop?.cart ?? null;
  }

  connectedCallback(): void {
    if (!this.#isBuilt) {
      this.#isBuilt = true;
      // One that the server's HTML declared is taken over, and its content goes.
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [styles()];
      this.build();
    }
    this.#attach();
  }

  disconnectedCallback(): void {
    this.#end?.();
    this.#end = undefined;
  }

  attributeChangedCallback(): void {
    if (this.isConnected && this.#isBuilt) this.#attach();
  }

  #attach(): void {
    this.#end?.();
    this.#shop = shopOf(this.closest('[store]')?.getAttribute('store') ?? this.hostStore());
    this.#end = this.#shop?.subscribe(() => this.redraw());
    this.redraw();
  }

  /** The store of the widget that this one is a part of. */
  private hostStore(): string | null {
    const { host } = this.getRootNode() as ShadowRoot;
    return host?.closest('[store]')?.getAttribute('store') ?? null;
  }

  /** Draws again. */
  protected redraw(): void {
    if (this.#shop) this.draw(this.#shop.snapshot());
  }

  /** The language of the words: of the nearest `lang`. */
  protected get language(): string {
    let element: Element | null = this;
    while (element) {
      const found = element.closest('[lang]')?.getAttribute('lang');
      if (found) return found;
      element = (element.getRootNode() as ShadowRoot).host ?? null;
    }
    return navigator.language;
  }

  /** Words in the language of the page. */
  protected say(name: keyof CartText, values?: TextValues): string {
    let own: Partial<CartText> = {};
    try {
      const host = (this.getRootNode() as ShadowRoot).host;
      own = JSON.parse(this.getAttribute('text') ?? host?.getAttribute('text') ?? '{}') as Partial<CartText>;
    } catch {
      // Not JSON: the page's words stand.
    }
    return write(own[name] ?? textOf(this.language)[name], this.language, values);
  }

  /** Money as the store writes it; a guess says that it is one. */
  protected money(money: Money | null, currency: Currency | null): string {
    if (!money || !currency) return '…';
    return (money.certainty === 'estimate' ? '≈ ' : '') + formatMoney(money, currency);
  }

  /** Tells the page of something; `false` where it said that it takes care of it itself. */
  protected tell(type: string, detail: unknown = null): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  /** Waits for an intent; one that was refused is told as `cocart-error`, and by the snapshot. */
  protected watch(outcome: Promise<unknown> | undefined): void {
    outcome?.catch((error: { code?: string; message?: string }) => {
      this.tell('cocart-error', { code: error.code ?? '', message: error.message ?? '' });
    });
  }
}
