/** The snapshot before anything is known, and on a server. */
import type { CartSnapshot } from './types.js';

const none = Object.freeze([]);

/** Always the same object, for rendering on a server and for the first render in the browser. */
export const emptySnapshot: CartSnapshot = Object.freeze({
  status: 'loading',
  sync: 'idle',
  storage: 'memory',
  customer: false,
  pending: 0,
  queue: none,
  lines: none,
  removed: none,
  count: 0,
  totals: null,
  currency: null,
  needsPayment: false,
  needsShipping: false,
  notices: none,
  error: null,
  server: null,
});
