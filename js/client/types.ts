/** The public contract of the client: options of {@link createClient}, of its calls, and what they tell. */
import type { Edition } from './routes.js';

/** Options of {@link createClient}. Since 0.2. */
export interface ClientOptions {
  /** Address of the shop, for example `https://shop.example` or `https://example.com/shop`. */
  store: string;
  /** Who asks. Default: a guest. */
  auth?: Auth;
  /**
   * The header that carries the credentials. Default `Authorization`; hosts that strip it need another one,
   * which the shop reads with the filter `cocart_auth_header`.
   */
  authHeader?: string;
  /** Headers of every request. From another origin a browser asks the store first whether it takes them. */
  headers?: Readonly<Record<string, string>>;
  /** The cart of a guest. Default: the one that `createCart` keeps for this store, or a new one. */
  cartKey?: string;
  /**
   * Where the cart key of a guest and what is known of the store are kept: `local` (the default) is
   * `localStorage`, and memory where there is none. Credentials are never kept there.
   */
  storage?: 'local' | 'memory';
  /** How long an answer may take, in milliseconds, body included. Default 30000. */
  timeout?: number;
  /** What sends the requests, in the place of the platform's `fetch`. */
  fetch?: typeof globalThis.fetch;
  /** Changes what calls answer: called with each document, after this package has made its shapes even. */
  transform?: Transform;
  /** Called around each request. */
  hooks?: ClientHooks;
  /** The folder of the REST API in the shop's address. Default `wp-json`. */
  restRoot?: string;
}

/** Who asks. */
export type Auth =
  /** Login name, e-mail address or phone number, with the password: sent with every request, kept in memory alone. */
  | { readonly type: 'basic'; readonly username: string; readonly password: string }
  /** Tokens of the add-on CoCart JWT Authentication, refreshed once for all tabs when they are refused. */
  | { readonly type: 'jwt'; readonly tokens?: Tokens; readonly storage?: TokenStorage }
  /** Keys of the WooCommerce REST API, for calls of an administrator from a server; a page may not hold them. */
  | { readonly type: 'keys'; readonly key: string; readonly secret: string; readonly allowInBrowser?: boolean };

/** The two tokens of a login. */
export interface Tokens {
  /** Sent with every request; ten days. */
  readonly token: string;
  /** Traded for a new pair; thirty days. */
  readonly refreshToken: string;
}

/**
 * Where tokens are kept. Memory by default, which a script of an attacker cannot read after the page has gone.
 * `localStorage` survives a reload, but any script of the page can read it.
 */
export interface TokenStorage {
  /** The pair kept last. */
  get(): Tokens | undefined | Promise<Tokens | undefined>;
  /** Keeps a pair, or forgets it. */
  set(tokens: Tokens | undefined): void | Promise<void>;
}

/** Changes the document of an answer. */
export type Transform = (document: unknown, of: { readonly call: string; readonly status: number }) => unknown;

/** Called around each request. No hook sees a cart key, credentials or parameters. */
export interface ClientHooks {
  /** Before a request is sent; what it returns is added to it. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a hook that adds nothing needs not return.
  request?(of: RequestEvent): RequestAddition | void;
  /** When it was answered, or was not. */
  response?(of: ResponseEvent): void;
}

/** A request that is about to be sent. */
export interface RequestEvent {
  /** Counts up in each client. */
  readonly id: number;
  /** Name of the call, such as `products.list`; `request` for one of your own. */
  readonly call: string;
  /** The method of the route; `PUT`, `PATCH` and `DELETE` travel as `POST`. */
  readonly method: string;
  /** Path below the REST root, its parameters not filled in: `cocart/v2/cart/item/{item_key}`. */
  readonly path: string;
}

/** A request that was answered. */
export interface ResponseEvent extends RequestEvent {
  /** HTTP status, or 0 where no answer came. */
  readonly status: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** What a hook adds to a request. */
export interface RequestAddition {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** Options of one call. */
export interface CallOptions {
  /**
   * Ends a read. A write that is on its way is never aborted, because the store may carry it out all the
   * same; one that still waits for its turn is not sent. Rejects with the code `aborted`.
   */
  readonly signal?: AbortSignal;
  /** In milliseconds; instead of that of the client. */
  readonly timeout?: number;
  /** Headers of this request. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Whether an answer that the store says is still the same may come from memory. Default: yes for the
   * catalogue, no for carts, whose mark leaves notices, addresses and shipping out.
   */
  readonly cached?: boolean;
}

/** What a store runs. */
export interface StoreVersion {
  /** Version of CoCart; `null` where nothing tells. */
  readonly cocart: string | null;
  /** Whether the store has said so; else it is the oldest version that fits what was seen. */
  readonly exact: boolean;
  /** The editions seen, each with its version, or the oldest that fits. */
  readonly editions: Readonly<Partial<Record<Edition, string>>>;
  /** Its routes as `GET cocart/v2/cart/item/{}`; `null` where it hides them. */
  readonly routes: readonly string[] | null;
  /** When that was found out, in milliseconds since 1970. */
  readonly since: number;
}

/** One call of {@link Client.batch}. Reads cannot be in a batch. */
export interface BatchEntry {
  /** Name of the call, such as `cart.addItem`. */
  readonly call: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** What one call of a batch has come to. */
export interface BatchAnswer {
  /** HTTP status. */
  readonly status: number;
  /** The document; for a refused one `null`. */
  readonly document: unknown;
  /** Why it was refused, or `null`. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** Options of `checkoutUrl`. */
export interface CheckoutOptions {
  /** Adds this cart to the one that the shop's own pages hold; else it takes its place. */
  keepCart?: boolean;
  /** Has the shop's page say that the cart was loaded. */
  notify?: boolean;
  /** The page to open. Default `checkout/`. */
  page?: string;
  /** How long to wait for intents on their way, in milliseconds. Default: as long as it takes. */
  timeout?: number;
}

/** What every client has beside the calls of the store. */
export interface ClientTools {
  /**
   * Sends anything else, with the same identity, errors and, for paths of the cart, in the lane.
   * `path` is below the REST root: `my-plugin/v1/thing`.
   */
  request<T = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    parameters?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<T>;
  /** Up to 25 writes of the cart in one request, in order; each is answered by itself. */
  batch(entries: readonly BatchEntry[], options?: CallOptions): Promise<BatchAnswer[]>;
  /** What the store runs: found out once, remembered for a day. */
  version(options?: { readonly anew?: boolean }): Promise<StoreVersion>;
  /** The address that opens the shop's own checkout with this cart. */
  checkoutUrl(options?: CheckoutOptions): Promise<string>;
}
