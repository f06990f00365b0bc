/** The requests to the store as the panel shows them: what passed `fetch`, with what the cart's events tell of it. */

import type { CartEvents } from '../types.js';
import type { Exchange } from './faults.js';

/** How many requests are kept. */
const KEPT = 100;

/** One request. */
export interface RequestRow {
  /** Names the row. */
  readonly id: number;
  /** What the cart calls it in its events, or `null` for a call of the API or the catalogue. */
  readonly flight: number | null;
  /** What it was sent for, in words. */
  readonly purpose: string;
  /** Method and path, or `null` where it did not pass the page's `fetch`. */
  readonly method: string | null;
  readonly path: string | null;
  /** HTTP status, 0 where no answer came, `null` while it is on its way. */
  readonly status: number | null;
  /** Milliseconds until the answer, or `null`. */
  readonly duration: number | null;
  /** The fault that struck, or `null`. */
  readonly fault: Exchange['fault'];
}

type Changing = { -readonly [K in keyof RequestRow]: RequestRow[K] } & { exchange: number | null; isCart: boolean };

/** Keeps the latest requests. */
export interface Requests {
  /** Newest first. */
  readonly rows: readonly RequestRow[];
  /** A request, or its answer, passed `fetch`. */
  pass(exchange: Exchange): void;
  /** The cart has told of a request. */
  sent(event: CartEvents['request']): void;
  /** The cart has told of an answer. */
  answered(event: CartEvents['response']): void;
}

/** No requests yet. */
export function createRequests(): Requests {
  const rows: Changing[] = [];
  let made = 0;

  const add = (row: Omit<Changing, 'id'>): void => {
    made += 1;
    rows.unshift({ ...row, id: made });
    rows.length = Math.min(rows.length, KEPT);
  };
  /** The cart sends one request at a time, and tells of it just before or after it passes `fetch`. */
  const half = (hasEvent: boolean) =>
    rows.find(
      ({ flight, exchange, isCart, status }) =>
        isCart && status === null && (hasEvent ? exchange === null : flight === null),
    );

  return {
    rows,
    pass({ id, method, path, isCart, status, duration, fault }) {
      const known = rows.find(({ exchange }) => exchange === id) ?? (isCart ? half(true) : undefined);
      const passed = { exchange: id, method, path, isCart, status, duration, fault };
      if (known) Object.assign(known, passed);
      else add({ ...passed, flight: null, purpose: isCart ? 'call' : 'catalogue' });
    },
    sent({ id, kind, intents }) {
      const purpose = kind === 'read' ? 'reads' : `${intents} ${intents === 1 ? 'intent' : 'intents'}`;
      const known = half(false);
      if (known) Object.assign(known, { flight: id, purpose });
      else {
        const open = { status: null, duration: null, fault: null, method: null, path: null, exchange: null };
        add({ ...open, flight: id, purpose, isCart: true });
      }
    },
    answered({ id, status, duration }) {
      const known = rows.find(({ flight }) => flight === id);
      // What passed `fetch` has its own status; a cart that waits no longer says so before it.
      if (known && known.status === null) Object.assign(known, { status, duration });
    },
  };
}
