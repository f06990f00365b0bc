/** The routes that steer and watch the store in memory. A real store has none of them. */

/** One request as the store's log tells it. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly cart: boolean;
  /** When it arrived, in milliseconds since the server started. */
  readonly start: number;
  readonly status: number | null;
  readonly committed: boolean;
  readonly fault: number | null;
}

/** The log of the store with its sums. */
export interface Log {
  readonly requests: readonly LoggedRequest[];
  /** How many requests load and save a cart. */
  readonly cart_requests: number;
  /** How many pairs of requests on one cart ran at the same time. */
  readonly overlaps: number;
}

/** What goes wrong with which of the next requests; the store's documentation has all fields. */
export interface Fault {
  readonly method?: string;
  readonly path?: string;
  readonly times?: number;
  readonly skip?: number;
  readonly hold?: number;
  readonly drop?: 'before-commit' | 'after-commit' | 'in-body';
  /** Cuts connections that were used before, too: browsers then send the request again by themselves. */
  readonly keep_alive?: boolean;
  /** A cache of the host answers what the last read of the same path and cart was answered. */
  readonly cached?: boolean;
  readonly status?: number;
  readonly commit?: boolean;
  readonly retry_after?: number;
  readonly body?: 'html' | 'truncated' | 'php-warning' | 'empty';
}

/** The store in memory, from the side. */
export class Devstore {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** What the store was asked since {@link clearLog}. */
  log(): Promise<Log> {
    return this.#call('GET', 'log') as Promise<Log>;
  }

  async clearLog(): Promise<void> {
    await this.#call('DELETE', 'log');
  }

  /** Lets the next requests fail. */
  async arm(...faults: Fault[]): Promise<void> {
    await this.#call('POST', 'faults', faults);
  }

  /** How many armed faults have not struck as often as they should. */
  async armed(): Promise<number> {
    return ((await this.#call('GET', 'faults')) as unknown[]).length;
  }

  /** Changes settings: `stock` by product id, `batch`, `latency`, the CORS add-on. */
  async set(settings: {
    stock?: Record<string, number>;
    batch?: boolean;
    latency?: number;
    cors_addon?: boolean;
  }): Promise<void> {
    await this.#call('POST', 'settings', settings);
  }

  /** Quantities by product of the cart that is stored under a key, a customer's id for example. */
  async cart(key: string): Promise<Record<string, number>> {
    const keys = (await this.#call('GET', 'carts')) as string[];
    if (!keys.includes(key)) return {};
    const cart = (await this.#call('GET', `carts/${key}`)) as {
      items: { product_id: number; quantity: number }[];
    };
    return Object.fromEntries(cart.items.map(({ product_id, quantity }) => [String(product_id), quantity]));
  }

  /** Takes the cart that is stored under a key away, as when it expires or is ordered elsewhere. */
  async forget(key: string): Promise<void> {
    await this.#call('DELETE', `carts/${key}`);
  }

  /** Ends the access tokens of all customers; their refresh tokens go on. */
  async expireTokens(): Promise<void> {
    await this.#call('POST', 'tokens/expire');
  }

  async #call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.#url}/devstore/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} /devstore/${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
