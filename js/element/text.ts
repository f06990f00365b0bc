/** The words of the widgets: English, and what the page says in other languages. */

/** Words, by plural category where a number decides (`one`, `few`, `other`, as `Intl.PluralRules` names them). */
export type Words = string | ({ readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>);

/** The words of the widgets. `{count}`, `{name}`, `{quantity}` and `{money}` stand for what they name. */
export interface CartText {
  readonly cart: Words;
  readonly open: Words;
  readonly close: Words;
  readonly empty: Words;
  readonly loading: Words;
  readonly quantity: Words;
  readonly more: Words;
  readonly less: Words;
  readonly remove: Words;
  readonly removed: Words;
  readonly undo: Words;
  readonly subtotal: Words;
  readonly total: Words;
  readonly checkout: Words;
  readonly add: Words;
  readonly added: Words;
  readonly dismiss: Words;
  readonly offline: Words;
  readonly trouble: Words;
  readonly adjusted: Words;
  readonly shipping: Words;
  readonly free: Words;
}

export const english: CartText = {
  cart: 'Your cart',
  open: { one: 'Cart, {count} item', other: 'Cart, {count} items' },
  close: 'Close cart',
  empty: 'Your cart is empty.',
  loading: 'Opening your cart…',
  quantity: 'Quantity of {name}',
  more: 'One more {name}',
  less: 'One less {name}',
  remove: 'Remove {name}',
  removed: '{name} removed',
  undo: 'Undo',
  subtotal: 'Subtotal',
  total: 'Total',
  checkout: 'Check out',
  add: 'Add to cart',
  added: 'Added to your cart',
  dismiss: 'Dismiss',
  offline: { one: 'Offline, {count} change kept', other: 'Offline, {count} changes kept' },
  trouble: 'The store does not answer, trying again',
  adjusted: 'The store changed this to {quantity}.',
  shipping: '{money} left for free shipping',
  free: 'Shipping is free',
};

/** What stands for the names in braces; `count` also decides the plural. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Writes words in a language. */
export function write(words: Words, language: string, values: TextValues = {}): string {
  let chosen = words;
  if (typeof chosen !== 'string') {
    const count = Number(values['count'] ?? values['quantity'] ?? 0);
    chosen = chosen[new Intl.PluralRules(language).select(count)] ?? chosen.other;
  }
  return chosen.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
  });
}
