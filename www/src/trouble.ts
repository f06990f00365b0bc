/**
 * The "break it" part of the demo: the panel of `cocart-wasm/devtools` in the page, and for the store in memory how
 * many items it holds. Belongs to the demo; a shop loads the panel where it develops, if at all.
 */
import type { Cart } from 'cocart-wasm';
import { type Faults, mountDevtools } from 'cocart-wasm/devtools';

/** How soon after a change the store is counted, in milliseconds. */
const COUNT_AFTER = 60;

/** The state of the part, and what a visitor can do on it. */
export interface Troubles {
  readonly open: boolean;
  /** Where the panel stands. */
  readonly place: HTMLElement;
  /** Whether the store is the one in memory, which tells what it holds. */
  readonly isInMemory: boolean;
  /** The number of items that the store holds, or `null` until it was counted. */
  readonly stored: number | null;
  toggle(): void;
}

/** The panel listens from the start, so that it knows what came before it was opened. */
export function createTroubles(cart: Cart, store: string, faults: Faults, changed: () => void): Troubles {
  const place = document.createElement('div');
  mountDevtools(cart, { parent: place, faults });
  let open = new URLSearchParams(location.search).has('devtools');
  let isInMemory = false;
  let stored: number | null = null;
  let counting: ReturnType<typeof setTimeout> | undefined;

  const ask = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${store}/devstore/${path}`);
    if (!answer.ok) throw new Error(`The store answered ${answer.status}.`);
    return answer.json();
  };
  /** A convenience: where the store is gone, it shows what it knew. */
  const go = (work: Promise<unknown>): void => void work.then(changed, changed);

  const count = async (): Promise<void> => {
    // The key is on the page as the store sent it; it goes nowhere but to that store.
    const key = cart.getSnapshot().server?.['cart_key'];
    if (typeof key !== 'string') return;
    const keys = (await ask('carts')) as string[];
    if (!keys.includes(key)) {
      stored = 0;
      return;
    }
    const { items } = (await ask(`carts/${key}`)) as { items: { quantity: number | string }[] };
    stored = items.reduce((sum, { quantity }) => sum + Number(quantity), 0);
  };
  const countSoon = (): void => {
    if (!open || !isInMemory) return;
    clearTimeout(counting);
    counting = setTimeout(() => go(count()), COUNT_AFTER);
  };
  cart.subscribe(countSoon);
  cart.on('response', countSoon);

  const loopback = ['127.0.0.1', 'localhost', '[::1]', location.hostname];
  if (loopback.includes(new URL(store, location.href).hostname)) {
    ask('settings').then(
      () => {
        isInMemory = true;
        countSoon();
        changed();
      },
      // A store that is none of ours.
      () => undefined,
    );
  }

  return {
    get open() {
      return open;
    },
    place,
    get isInMemory() {
      return isInMemory;
    },
    get stored() {
      return stored;
    },
    toggle() {
      open = !open;
      countSoon();
      changed();
    },
  };
}
