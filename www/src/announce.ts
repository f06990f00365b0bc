/** What a screen reader hears when the cart changes: once it has come to rest, not at every click. */
import type { CartSnapshot, Currency } from 'cocart-wasm';
import { writeMoney } from './money';

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
  let lastCount: number | null = null;
  let stuck = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const say = (words: () => string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      text = words();
      changed();
    }, STILL_FOR);
  };

  return {
    get text() {
      return text;
    },
    notice({ status, sync, count, totals, currency }) {
      if (status === 'loading') return;
      const first = lastCount === null;
      const counted = count !== lastCount;
      lastCount = count;
      if ((sync === 'offline' || sync === 'degraded') && !stuck) {
        stuck = true;
        say(
          () =>
            (sync === 'offline' ? 'You are offline.' : 'The store has trouble.') +
            ' Your cart is kept and saved later.',
        );
      } else if (sync === 'idle' && stuck) {
        stuck = false;
        say(() => 'Your cart is saved.');
      } else if (counted && !first) {
        // What the page starts with is not news.
        say(() => sentence(count, totals?.total.amount ?? null, currency));
      }
    },
  };
}

function sentence(count: number, total: number | null, currency: Currency | null): string {
  if (count === 0) return 'Your cart is empty.';
  const items = `${count} ${count === 1 ? 'item' : 'items'} in your cart`;
  return total === null || currency === null ? `${items}.` : `${items}, ${writeMoney(total, currency)} in all.`;
}
