/** `<cocart-cart>`: the cart drawer. */
import type { CartSnapshot } from '../types.js';
import { CartElement } from './base.js';
import { make, setChildren, setText } from './dom.js';

/** How many removed lines are offered; older ones are hardly missed. */
const REMOVED_SHOWN = 2;

/**
 * A modal dialog at the end of the line of reading. Attribute: `checkout`, the address of the shop's checkout. Events: `cocart-open`,
 * `cocart-close`, `cocart-checkout` (after everything is confirmed; cancel it to go elsewhere). Slots: `heading`, `before`, `after`,
 * `checkout`. Parts: `drawer`, `heading`, `close`, `lines`, `notice`, `totals`, `checkout`, `status`.
 */
export class CartDrawer extends CartElement {
  #heading = make('slot', { name: 'heading' });
  #title = make('h2', { id: 'heading', part: 'heading', tabindex: '-1' }, this.#heading);
  #close = make(
    'button',
    { type: 'button', part: 'close', onclick: () => this.close() },
    make('span', { 'aria-hidden': 'true' }, '×'),
  );
  #lines = make('cocart-line-list' as 'div', {
    exportparts: 'lines,line,name,image,money,quantity,button,error,empty',
  });
  #notices = make('ul', { part: 'notices' });
  #removed = make('ul', { part: 'removed' });
  #subtotal = make('span', { part: 'money' });
  #total = make('span', { part: 'money' });
  #subtotalLabel = make('span');
  #totalLabel = make('span');
  #status = make('p', { class: 'muted', part: 'status', role: 'status' });
  #checkout = make('button', { type: 'button', class: 'main', part: 'checkout', onclick: () => this.#checkOut() });
  #label = make('slot', { name: 'checkout' });
  #totals = make(
    'div',
    { part: 'totals' },
    make('div', { class: 'row' }, this.#subtotalLabel, this.#subtotal),
    make('div', { class: 'row sum' }, this.#totalLabel, this.#total),
  );
  #dialog: HTMLDialogElement = make('dialog', {
    part: 'drawer',
    'aria-labelledby': 'heading',
    onclose: () => this.tell('cocart-close'),
    onclick: (event) => event.target === this.#dialog && this.close(),
  });
  #isCheckingOut = false;

  /** Whether the drawer is open. */
  get open(): boolean {
    return this.#dialog.open;
  }

  protected build(): void {
    // A template of lines that the page gives is the list's.
    const template = this.querySelector('template');
    if (template) this.#lines.append(template.cloneNode(true));
    this.#checkout.append(this.#label);
    const before = make('slot', { name: 'before' });
    const after = make('slot', { name: 'after' });
    const body = make('div', { class: 'body' }, before, this.#notices, this.#lines, this.#removed, after);
    const inner = [
      make('div', { class: 'head' }, this.#title, this.#close),
      body,
      make('div', { class: 'foot' }, this.#totals, this.#status, this.#checkout),
    ];
    this.#dialog.append(...inner);
    this.root.append(this.#dialog);
    this.addEventListener('cocart-empty', () => this.#title.focus());
  }

  /** Opens it. */
  show(): void {
    if (this.open || !this.tell('cocart-open')) return;
    this.#dialog.showModal();
    this.#title.focus();
  }

  /** Closes it; the focus goes back to where it was. */
  close(): void {
    if (this.open) this.#dialog.close();
  }

  /** Opens or closes it. */
  toggle(): void {
    if (this.open) this.close();
    else this.show();
  }

  protected draw(snapshot: CartSnapshot): void {
    const { lines, totals, currency, sync, pending: count, error } = snapshot;
    setText(this.#heading, this.say('cart'));
    this.#close.setAttribute('aria-label', this.say('close'));
    setText(this.#label, this.say('checkout'));
    setText(this.#subtotalLabel, this.say('subtotal'));
    setText(this.#totalLabel, this.say('total'));
    setText(this.#subtotal, this.money(totals?.subtotal ?? null, currency));
    setText(this.#total, this.money(totals?.total ?? null, currency));
    this.#totals.hidden = lines.length === 0;
    this.#checkout.hidden = lines.length === 0;
    const trouble = sync === 'degraded' ? (error?.message ?? this.say('trouble')) : '';
    setText(this.#status, sync === 'offline' && count > 0 ? this.say('offline', { count }) : trouble);
    this.#note(this.#notices, this.#news(snapshot));
    this.#note(
      this.#removed,
      snapshot.removed.slice(-REMOVED_SHOWN).map((line) => ({
        id: line.id,
        text: this.say('removed', { name: line.name }),
        action: this.say('undo'),
        run: () => this.watch(this.cart?.restore(line.id)),
      })),
    );
  }

  /** What the store says beyond what the drawer shows anyway. */
  #news({ notices }: CartSnapshot): Note[] {
    const news = notices.filter(({ type }) => type !== 'success');
    return news.map(({ id, text }) => ({ id, text, action: this.say('dismiss'), run: () => this.cart?.dismiss(id) }));
  }

  #note(list: HTMLElement, notes: readonly Note[]): void {
    list.hidden = notes.length === 0;
    const known = new Map([...list.children].map((item) => [(item as HTMLElement).dataset['id'], item]));
    setChildren(
      list,
      notes.map(({ id, text, action, run }) => {
        const there = known.get(id);
        if (there?.firstElementChild?.textContent === text) return there;
        const button = make('button', { type: 'button', 'aria-label': `${action}: ${text}`, onclick: run }, action);
        return make('li', { class: 'note', part: 'notice', 'data-id': id }, make('bdi', {}, text), button);
      }),
    );
  }

  async #checkOut(): Promise<void> {
    if (this.#isCheckingOut || !this.cart) return;
    this.#isCheckingOut = true;
    this.#checkout.setAttribute('aria-busy', 'true');
    try {
      const snapshot = await this.cart.settled({ timeout: 20_000 });
      const address = this.getAttribute('checkout');
      if (this.tell('cocart-checkout', { count: snapshot.count }) && address !== null) location.assign(address);
    } catch {
      setText(this.#status, this.say('trouble'));
    }
    this.#checkout.removeAttribute('aria-busy');
    this.#isCheckingOut = false;
  }
}

/** A text with something to do about it. */
interface Note {
  readonly id: string;
  readonly text: string;
  readonly action: string;
  readonly run: () => void;
}
