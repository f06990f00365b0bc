/** The state of the page beside the cart, and what a shopper can do on it. */
import type { Cart, CartLine } from 'cocart-wasm';
import type { Faults } from 'cocart-wasm/devtools';
import type { Catalogue, Product } from './catalogue';
import { type Choice, chosenVariation, defaultChoice, firstMissing } from './options';
import type { Shelf } from './shelf';
import type { Troubles } from './trouble';

/** How long a button says that something was added, in milliseconds. */
const ADDED_FOR = 1600;

/** How long a request may take before the page says so, in milliseconds. */
const SENDING_LONG = 400;

/** Everything that the views need. */
export interface Shop {
  readonly cart: Cart;
  readonly store: string;
  readonly catalogue: Catalogue;
  readonly shelf: Shelf;
  /** The faults of the page's requests. A real shop has no such thing. */
  readonly faults: Faults;
  /** The demo's "break it" part. */
  readonly trouble: Troubles;
  /** Name of the shop; empty until known. */
  title: string;
  /** Products just added. */
  readonly added: ReadonlySet<number>;
  /** Hints on products: what to choose, or why an add was refused. */
  readonly hints: ReadonlyMap<number, string>;
  /** What the shopper is typing as the quantity of a line. */
  readonly drafts: Map<string, string>;
  /** Whether a request has been on its way long enough to tell the shopper. */
  readonly sendingLong: boolean;
  /** What the checkout button has to say, or empty. */
  readonly checkout: string;
  /** Draws the page soon, once for all changes of this turn. */
  changed(): void;
  /** What is chosen of a variable product. */
  choiceOf(product: Product): Choice;
  choose(product: Product, key: string, value: string): void;
  /** Puts a product in the cart; `false` when something is still to be chosen. */
  add(product: Product): boolean;
  setQuantity(line: CartLine, quantity: number): void;
  /** Changes a quantity by one, counting from the cart as it is now, not as it was last drawn. */
  step(line: CartLine, by: 1 | -1): void;
  remove(line: CartLine): void;
  restore(id: string): void;
  clear(): void;
  dismiss(noticeId: string): void;
  /** Waits until the store has confirmed everything, as a shop does before it opens its checkout. */
  checkOut(): Promise<void>;
}

/** What {@link createShop} is made from. */
export type ShopParts = Pick<Shop, 'cart' | 'store' | 'catalogue' | 'shelf' | 'faults' | 'trouble' | 'changed'>;

export function createShop(parts: ShopParts): Shop {
  const { cart, catalogue, changed } = parts;
  const choices = new Map<number, Choice>();
  const hints = new Map<number, string>();
  const drafts = new Map<string, string>();
  const added = new Map<number, ReturnType<typeof setTimeout>>();
  let checkout = '';
  let checkingOut = false;
  let sendingLong = false;
  let sendingTimer: ReturnType<typeof setTimeout> | undefined;

  /** A refused intent is told by the snapshot, on its line and as a notice; nothing is left to do here. */
  const go = (outcome: Promise<unknown>): void => void outcome.catch(() => undefined);

  const showAdded = (id: number): void => {
    clearTimeout(added.get(id));
    added.set(
      id,
      setTimeout(() => forget(id), ADDED_FOR),
    );
  };
  const forget = (id: number): void => {
    clearTimeout(added.get(id));
    added.delete(id);
    changed();
  };

  const addOne = (product: Product, choice: Choice): Promise<unknown> =>
    cart.add(product.id, smallestPurchase(product), {
      product,
      ...(product.type === 'variable' ? { variation: choice } : {}),
    });

  const addSet = async (product: Product): Promise<unknown> => {
    const known = parts.shelf.products.filter(({ id }) => product.grouped_products.includes(id));
    const members =
      known.length === product.grouped_products.length ? known : await catalogue.byId(product.grouped_products);
    return Promise.all(members.map((member) => addOne(member, {})));
  };

  cart.subscribe(() => {
    const { sync, pending } = cart.getSnapshot();
    if (pending > 0 && !checkingOut) checkout = '';
    const sending = sync === 'sending';
    if (!sending) {
      clearTimeout(sendingTimer);
      sendingTimer = undefined;
      sendingLong = false;
    } else {
      sendingTimer ??= setTimeout(() => {
        sendingLong = true;
        changed();
      }, SENDING_LONG);
    }
  });

  const shop: Shop = {
    ...parts,
    title: '',
    get added() {
      return new Set(added.keys());
    },
    hints,
    drafts,
    get sendingLong() {
      return sendingLong;
    },
    get checkout() {
      return checkout;
    },
    choiceOf: (product) => choices.get(product.id) ?? defaultChoice(product),
    choose(product, key, value) {
      choices.set(product.id, { ...shop.choiceOf(product), [key]: value });
      hints.delete(product.id);
      changed();
    },
    add(product) {
      const choice = shop.choiceOf(product);
      const missing = firstMissing(product, choice);
      if (missing !== null) {
        hints.set(product.id, `Please choose: ${missing[1].name}.`);
        changed();
        return false;
      }
      if (product.type === 'variable' && chosenVariation(product, choice) === null) {
        hints.set(product.id, 'This combination is not available.');
        changed();
        return false;
      }
      hints.delete(product.id);
      showAdded(product.id);
      (product.type === 'grouped' ? addSet(product) : addOne(product, choice)).catch((error: unknown) => {
        hints.set(product.id, error instanceof Error ? error.message : String(error));
        forget(product.id);
      });
      changed();
      return true;
    },
    setQuantity(line, quantity) {
      drafts.delete(line.id);
      go(cart.setQuantity(line, quantity));
      changed();
    },
    step(line, by) {
      const now = cart.getSnapshot().lines.find(({ id }) => id === line.id);
      if (now === undefined) return;
      const next = now.quantity + by;
      if (next < (now.minimum ?? 1) || (now.maximum !== null && next > now.maximum)) return;
      shop.setQuantity(now, next);
    },
    remove: (line) => go(cart.remove(line)),
    restore: (id) => go(cart.restore(id)),
    clear: () => go(cart.clear()),
    dismiss: (noticeId) => cart.dismiss(noticeId),
    async checkOut() {
      if (checkingOut) return;
      checkingOut = true;
      checkout = 'Making sure that the store has everything…';
      changed();
      try {
        const { count } = await cart.settled({ timeout: 20_000 });
        checkout = `The store has confirmed ${count === 1 ? 'your item' : `all ${count} items`}. A real shop would open its checkout now.`;
      } catch {
        checkout = 'The store has not confirmed everything yet. Your cart is kept; please try again in a moment.';
      }
      checkingOut = false;
      changed();
    },
  };
  return shop;
}

/** How many the store wants to sell at least. */
function smallestPurchase({ add_to_cart: { purchase_quantity: quantity } }: Product): number {
  return 'min_purchase' in quantity ? Math.max(1, quantity.min_purchase) : 1;
}
