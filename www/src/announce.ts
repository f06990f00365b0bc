/** What a screen reader hears when the cart changes: once it has come to rest, not at every click. */
import type { CartSnapshot, Currency } from 'cocart-wasm';
import { formatMoney } from './money';

/** How long the cart must be still before it is announced, in milliseconds. */
const STILL_FOR = 700;

/** Listens to snapshots; the last announcement is in `text`. */
export interface Announcer {
  readonly text: string;
  /** Tells it about a snapshot. */
  notice(snapshot: CartSnapshot): void;
}

export function createAnnouncer(changed: () => void): Announcer {
  let text = '';
  let last: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    get text() {
      return text;
    },
    notice({ status, count, totals, currency }) {
      if (status === 'loading' || count === last) return;
      // What the page starts with is not news.
      const first = last === null;
      last = count;
      if (first) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        text = sentence(count, totals?.total.amount ?? null, currency);
        changed();
      }, STILL_FOR);
    },
  };
}

function sentence(count: number, total: number | null, currency: Currency | null): string {
  if (count === 0) return 'Your cart is empty.';
  const items = `${count} ${count === 1 ? 'item' : 'items'} in your cart`;
  return total === null || currency === null ? `${items}.` : `${items}, ${formatMoney(total, currency)} in all.`;
}
