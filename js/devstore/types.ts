/** What the store in memory takes and tells. */

/** Options of a store. */
export interface DevstoreOptions {
  /** The site's address: where requests to this store go, and what stands in its links. Default `https://devstore.test`. */
  url?: string;
  /** The version of CoCart to answer as. Default 4.3. */
  profile?: '4.3' | '4.9' | '5.0';
  /** One of the sample shops: prices without tax, with tax, without decimals, with three. Default `usd`. */
  currency?: 'usd' | 'eur' | 'jpy' | 'kwd';
  /** Currency, taxes, shipping and coupons, in place of a sample shop's. */
  settings?: Readonly<Record<string, unknown>>;
  /** The shop's products, in place of the sample ones. */
  catalog?: unknown;
  /** Milliseconds between load and save of a request, or a range. Default 0: at once. */
  latency?: number | readonly [least: number, most: number];
  /** Behave as with the add-on CoCart CORS. */
  corsAddon?: boolean;
  /** Let the batch route fail for calls of the cart. */
  noBatch?: boolean;
  /** Seeds cart keys, tokens and latencies, for runs that repeat. Random by default. */
  seed?: number;
}

/** What goes wrong with which of the next requests; times in milliseconds. */
export interface Fault {
  /** Only requests with this method. */
  readonly method?: string;
  /** Only requests whose path and query contain this. */
  readonly path?: string;
  /** How many it strikes. Default 1. */
  readonly times?: number;
  /** How many pass unharmed before. */
  readonly skip?: number;
  /** How long a request is kept before the store loads the cart. */
  readonly delay?: number;
  /** How long it takes between load and save. */
  readonly latency?: number;
  /** How long the answer is kept after the save. */
  readonly hold?: number;
  /** Cuts the connection. */
  readonly drop?: 'before-commit' | 'after-commit' | 'in-body';
  /** Cuts the connection at once; the store saves the cart after this time. */
  readonly late_commit?: number;
  /** Answers this status in place of the store's answer. */
  readonly status?: number;
  /** Whether the store does what it was asked although `status` is answered. */
  readonly commit?: boolean;
  /** The header `Retry-After`: seconds, or a date as text. */
  readonly retry_after?: number | string;
  /** What becomes of the body. */
  readonly body?: 'html' | 'truncated' | 'php-warning' | 'empty';
  /** Whether the answer lacks all CORS headers. */
  readonly no_cors?: boolean;
}

/** A request as the log tells it. */
export interface LoggedRequest {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
  /** Whether it loads and saves a cart. */
  readonly cart: boolean;
  readonly cart_key: string | null;
  /** Milliseconds since the store began. */
  readonly start: number;
  readonly end: number | null;
  readonly status: number | null;
  readonly committed: boolean;
  readonly fault: number | null;
}

/** The log with its sums. */
export interface DevstoreLog {
  readonly requests: readonly LoggedRequest[];
  readonly total: number;
  readonly cart_requests: number;
  /** How many pairs of requests on one cart ran at the same time. */
  readonly overlaps: number;
}

/** What {@link Devstore.set} may change. */
export interface DevstoreChange {
  readonly profile?: '4.3' | '4.9' | '5.0';
  readonly latency?: number | readonly [least: number, most: number];
  readonly cors_addon?: boolean;
  readonly batch?: boolean;
  /** By product id; `null` where stock is not managed. */
  readonly stock?: Readonly<Record<string, number | null>>;
}

/** A CoCart store in memory. */
export interface Devstore {
  /** Its address: give it to `createCart`. */
  readonly url: string;
  /**
   * Answers requests to the store's address; all others go to the platform's `fetch`. Put it in the place of
   * `globalThis.fetch`, or call it from a handler of MSW.
   */
  readonly fetch: typeof globalThis.fetch;
  /** Lets the next requests fail; resolves with the numbers of the faults. */
  arm(...faults: readonly Fault[]): Promise<readonly number[]>;
  /** Takes all armed faults back. */
  disarm(): Promise<void>;
  /** What the store was asked. */
  log(): Promise<DevstoreLog>;
  /** Forgets the log. */
  clearLog(): Promise<void>;
  /** Changes settings. */
  set(change: DevstoreChange): Promise<void>;
  /** Carts, stock, settings, log and faults as at the start. */
  reset(): Promise<void>;
  /** The cart stored under a key, or `null`. Looking changes nothing. */
  cart(key: string): Promise<Readonly<Record<string, unknown>> | null>;
}

/** A store that listens on a port. */
export interface DevstoreServer {
  /** Its address, such as `http://127.0.0.1:8787`. */
  readonly url: string;
  /** Ends it, open connections included. */
  stop(): Promise<void>;
}
