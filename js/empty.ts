/** The snapshot before anything is known, and on a server. */
import type { CartSnapshot } from './types.js';

/** Always the same object, for rendering on a server and for the first render in the browser. */
export const emptySnapshot: CartSnapshot = Object.freeze({
  status: 'loading',
  sync: 'idle',
  storage: 'memory',
  pending: 0,
  lines: Object.freeze([]),
  removed: Object.freeze([]),
  count: 0,
  totals: null,
  currency: null,
  needsPayment: false,
  needsShipping: false,
  notices: Object.freeze([]),
  error: null,
  server: null,
});
