/**
 * The public contract of the package: what a storefront reads and writes.
 *
 * Money is always whole minor units of the shop's currency (cents for two decimals); the number of
 * decimals is {@link Currency.minorUnit}. Text that a shopper reads (names, notices) comes with
 * entities decoded and is safe to put in as text, never as HTML.
 */

import type { Api } from './client/client.js';
import type { CheckoutOptions } from './client/types.js';

/** Options of {@link createCart}. */
export interface CartOptions {
  /** Address of the shop, for example `https://shop.example` or `https://example.com/shop`. */
  store: string;
  /**
   * Where cart key, cart and unsent intents are kept. `local` (the default) is `localStorage`, and
   * memory where the browser denies it or where there is none (Node). `memory` keeps nothing.
   */
  storage?: 'local' | 'memory';
  /** How long an answer may take, in milliseconds, body included. Default 30000. */
  timeout?: number;
  /**
   * The WASM module, for hosts that must load it their own way (content delivery networks, workers):
   * its address, a response, its bytes or a compiled module. By default it comes with the package.
   */
  wasm?: WasmSource | Promise<WasmSource>;
}

/** What {@link CartOptions.wasm} may be. */
export type WasmSource = string | URL | Response | BufferSource | WebAssembly.Module;

/** A line of the cart, named by its local `id`, its server `key`, or the line itself. */
export type LineReference = string | Pick<CartLine, 'id'>;

/** Options of {@link Cart.add}. */
export interface AddOptions {
  /** The attributes chosen, as the store names them: `{ attribute_pa_color: 'blue' }`. */
  variation?: Readonly<Record<string, string>>;
  /** Data that belongs to this line alone (an engraving, a gift note). Part of the line's identity. */
  itemData?: Readonly<Record<string, JsonValue>>;
  /**
   * The product as the products call of the store returns it, so that the new line shows its name,
   * price and picture before the server has answered.
   */
  product?: Readonly<Record<string, unknown>>;
}

/** Any value that JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** How sure a figure is. */
export type Certainty =
  /** The server said it for exactly this content. */
  | 'confirmed'
  /** Provably what the server will say. */
  | 'exact'
  /** The best guess until the server answers. */
  | 'estimate';

/** An amount of money. */
export interface Money {
  /** Whole minor units of {@link CartSnapshot.currency}: 1999 is 19.99 where `minorUnit` is 2. */
  readonly amount: number;
  /** How sure the amount is. */
  readonly certainty: Certainty;
}

/** How the store writes money. */
export interface Currency {
  /** ISO 4217 code, for example `USD`. */
  readonly code: string;
  /** Symbol, for example `$`. */
  readonly symbol: string;
  /** Number of decimals the shop uses; divide an amount by 10 to this power to get major units. */
  readonly minorUnit: number;
  /** Text between whole and fraction. */
  readonly decimalSeparator: string;
  /** Text between groups of three digits. */
  readonly thousandSeparator: string;
  /** Text before the number, with its space where there is one. */
  readonly prefix: string;
  /** Text after the number, with its space where there is one. */
  readonly suffix: string;
}

/** A quantity changed by the store. */
export interface Adjustment {
  /** The quantity asked for. */
  readonly from: number;
  /** The quantity the store kept. */
  readonly to: number;
  /** Why, in the store's words where it gave any. */
  readonly reason: string;
}

/** What went wrong with one intent. */
export interface ProblemReport {
  /** A code of {@link CartErrorCode}, or the store's own code such as `cocart_product_out_of_stock`. */
  readonly code: string;
  /** What happened, in the store's words, entities decoded. */
  readonly message: string;
}

/** One line of the cart. The same object until something of it changes. */
export interface CartLine {
  /** Local id: born with the first intent, never changes. Use it as the key of a list. */
  readonly id: string;
  /** The server's item key, or `null` until the store has confirmed the line. */
  readonly key: string | null;
  /** The id of the product or of the variation, or `null` where only a SKU is known yet. */
  readonly productId: number | null;
  /** Name, with the variation where the store says it. Empty until known. */
  readonly name: string;
  /** SKU, or empty. */
  readonly sku: string;
  /** The slug of the product page, or empty. */
  readonly slug: string;
  /** Address of the picture, or empty. */
  readonly image: string;
  /** The attributes chosen, in the shop's words: `{ Color: 'Blue' }`; empty where there are none. */
  readonly variation: Readonly<Record<string, string>>;
  /** Data that belongs to this line alone, as given to `add`. */
  readonly itemData: Readonly<Record<string, JsonValue>>;
  /** The quantity as the shopper means it now; may have a fraction (1.5 kg). */
  readonly quantity: number;
  /** The least the store accepts, or `null` where it does not say. */
  readonly minimum: number | null;
  /** The most the store accepts, or `null` where there is no limit. */
  readonly maximum: number | null;
  /** Price of one, as the store shows it, or `null` until known. */
  readonly price: Money | null;
  /** The line before discounts, without tax, or `null` until known. */
  readonly subtotal: Money | null;
  /** The line after discounts, without tax, or `null` until known. */
  readonly total: Money | null;
  /** Tax of the line before discounts, or `null` until known. */
  readonly subtotalTax: Money | null;
  /** Tax of the line after discounts, or `null` until known. */
  readonly tax: Money | null;
  /** What the store says of backorders, or empty. */
  readonly backorders: string;
  /** Whether an intent of this line is not confirmed yet. */
  readonly pending: boolean;
  /** Why the last intent of this line was refused, or `null`. */
  readonly error: ProblemReport | null;
  /** How the store changed what was asked for, or `null`. */
  readonly adjusted: Adjustment | null;
  /** The line as the store sent it, fields of plugins included, or `null` until confirmed. */
  readonly server: Readonly<Record<string, unknown>> | null;
}

/** A line that was removed and can be restored. */
export interface RemovedLine {
  /** Local id: the one the line had, and has again when restored. */
  readonly id: string;
  /** The server's item key. */
  readonly key: string | null;
  /** Name of the product. */
  readonly name: string;
  /** The quantity it had. */
  readonly quantity: number;
  /** Address of the picture, or empty. */
  readonly image: string;
}

/** Totals of the cart. Only `total` contains tax. */
export interface CartTotals {
  /** Lines before discounts, without tax. */
  readonly subtotal: Money;
  /** Tax of the lines before discounts. */
  readonly subtotalTax: Money;
  /** Discounts, without tax. */
  readonly discount: Money;
  /** Tax saved by discounts. */
  readonly discountTax: Money;
  /** Shipping, without tax. */
  readonly shipping: Money;
  /** Tax of shipping. */
  readonly shippingTax: Money;
  /** Fees, without tax. */
  readonly fees: Money;
  /** Tax of fees. */
  readonly feesTax: Money;
  /** All tax. */
  readonly tax: Money;
  /** What the shopper pays, tax included. */
  readonly total: Money;
}

/** A message for the shopper. */
export interface Notice {
  /** Local id, for {@link Cart.dismiss}. */
  readonly id: string;
  /** The kind, as the store names it; `error` also for a refused intent whose line is gone. */
  readonly type: 'error' | 'success' | 'notice' | 'info';
  /** The text, entities decoded, safe as text. */
  readonly text: string;
  /** The error code of a refused intent, else `null`. */
  readonly code: string | null;
  /** The line it is about (it may be gone), else `null`. */
  readonly line: string | null;
}

/** An intent that has not ended: what is waiting, and why. */
export interface QueuedIntent {
  /** Names it, for {@link Cart.retry} and {@link Cart.drop}. */
  readonly id: string;
  /** What was asked for. */
  readonly kind: 'add' | 'setQuantity' | 'remove' | 'restore' | 'clear' | 'refresh';
  /** Local id of the line, or `null` for the whole cart. */
  readonly line: string | null;
  /** The quantity asked for (for `add`, how many more), or `null`. */
  readonly quantity: number | null;
  /**
   * `sending` (on the wire), `waiting` (not yet sent), `checking` (sent with an unclear outcome that is
   * being made certain), `parked` (tried four times, and each time the store failed and did nothing;
   * what needs it waits with it, all else goes on), `unconfirmed` (older than seven days, the life of a
   * guest's cart: sent only after `retry`). Their lines show all of them.
   */
  readonly state: 'sending' | 'waiting' | 'checking' | 'parked' | 'unconfirmed';
  /** Why it is not sent, or `null`. */
  readonly reason: ProblemReport | null;
  /** How often it was sent without effect. */
  readonly attempts: number;
  /** When it was asked for, in milliseconds since 1970. */
  readonly since: number;
}

/** The cart as the shopper means it: what the store confirmed, with every intent applied. Immutable. */
export interface CartSnapshot {
  /** `loading` until something is known, `ready` from then on, `failed` if the engine cannot run. */
  readonly status: 'loading' | 'ready' | 'failed';
  /**
   * What the cart is doing: `idle` (all confirmed), `sending` (a request is on its way), `waiting`
   * (the store asked for a pause, or an outcome is being made certain), `offline` (intents wait for the network),
   * `degraded` (the store keeps failing; intents are kept and tried again).
   */
  readonly sync: 'idle' | 'sending' | 'waiting' | 'offline' | 'degraded';
  /** `durable` (kept in localStorage), `memory` (kept by this page alone), `degraded` (storage failed). */
  readonly storage: 'durable' | 'memory' | 'degraded';
  /**
   * Whether the cart is a logged-in customer's. Also while {@link CartSnapshot.error} has the code
   * `needs_login`: the store must be told anew who it is, until then intents wait.
   */
  readonly customer: boolean;
  /** Number of intents not confirmed yet. */
  readonly pending: number;
  /** The intents not confirmed yet, oldest first. */
  readonly queue: readonly QueuedIntent[];
  /** The lines, in the store's order, new ones last. */
  readonly lines: readonly CartLine[];
  /** Lines that can be restored. */
  readonly removed: readonly RemovedLine[];
  /** Sum of all quantities. */
  readonly count: number;
  /** Totals, or `null` until the store has answered once. */
  readonly totals: CartTotals | null;
  /** How to write money, or `null` until the store has answered once. */
  readonly currency: Currency | null;
  /** Whether the cart needs a payment, by the store's last word. */
  readonly needsPayment: boolean;
  /** Whether the cart needs shipping, by the store's last word. */
  readonly needsShipping: boolean;
  /**
   * Messages for the shopper: the store's last ones, and refused intents whose line is gone. An intent
   * that was refused on a line that stays is told there, as {@link CartLine.error}.
   */
  readonly notices: readonly Notice[];
  /** The problem that keeps intents from being sent, or `null`. */
  readonly error: ProblemReport | null;
  /** The cart as the store last sent it, fields of plugins included, or `null`. */
  readonly server: Readonly<Record<string, unknown>> | null;
}

/** How an intent ended. A refused one rejects with a {@link CartError} instead. */
export interface Outcome {
  /** `done` as asked, or `adjusted` by the store. */
  readonly status: 'done' | 'adjusted';
  /** Local id of the line it was about, or `null` for the whole cart. */
  readonly line: string | null;
  /** The adjustment, or `null`. */
  readonly adjusted: Adjustment | null;
}

/**
 * What {@link Cart.on} tells, by type. For logs and measurements: what a page shows comes from the
 * snapshot. No event holds a cart key, a token or an address.
 */
export interface CartEvents {
  /** An intent was taken in; it is shown and stored by now. */
  readonly intent: {
    /** Names the intent in the queue and in later events. */
    readonly id: string;
    /** What was asked for. */
    readonly kind: QueuedIntent['kind'];
    /** Local id of the line it is about, or `null` for the whole cart. */
    readonly line: string | null;
  };
  /** A request of the cart was sent. */
  readonly request: {
    /** Names the request in its response; counts up in each page. */
    readonly id: number;
    /** Whether it only reads the cart. */
    readonly kind: 'read' | 'write';
    /** How many intents it carries. */
    readonly intents: number;
  };
  /** A request was answered, or given up. */
  readonly response: {
    /** The request. */
    readonly id: number;
    /** HTTP status, or 0 where no answer came. */
    readonly status: number;
    /** Milliseconds from the request on. */
    readonly duration: number;
  };
  /** An intent was refused, by the store or because it cannot apply. Its promise has rejected. */
  readonly rejected: {
    /** The intent. */
    readonly id: string;
    /** A code of {@link CartErrorCode}, or the store's own. */
    readonly code: string;
    /** The store's words, entities decoded. */
    readonly message: string;
    /** HTTP status of the answer, or 0 where there was none. */
    readonly status: number;
    /** Local id of the line, or `null`. */
    readonly line: string | null;
  };
  /** The store kept another quantity than the one asked for. */
  readonly adjusted: {
    /** The intent. */
    readonly id: string;
    /** Local id of the line, or `null`. */
    readonly line: string | null;
    /** The quantity asked for. */
    readonly from: number;
    /** The quantity the store kept. */
    readonly to: number;
    /** Why, in the store's words where it gave any. */
    readonly reason: string;
  };
  /** The cart was emptied elsewhere: ordered, or expired. */
  readonly reset: {
    /** How many lines are gone. */
    readonly lines: number;
  };
  /** Lines are gone that the store had confirmed, and that nobody here has removed. */
  readonly conflict: {
    /** How many lines are gone. */
    readonly lines: number;
  };
  /** Somebody has logged in or out, or the store takes the login no longer. */
  readonly auth: {
    /** `in`, `out`, or `expired`: the customer has to log in again. */
    readonly state: 'in' | 'out' | 'expired';
  };
}

/** Who logs in. */
export interface Credentials {
  /** Login name, e-mail address or phone number. */
  username: string;
  /** Sent to the store once, never kept. */
  password: string;
}

/** Options of {@link Cart.settled}. */
export interface SettledOptions {
  /** How long to wait, in milliseconds. Default: as long as it takes. */
  timeout?: number;
}

/** The cart of one shop. */
export interface Cart {
  /**
   * Every call of the store, with this cart's identity. Calls of the cart take their turn with its intents, in all
   * tabs, and what they change shows in the snapshot. Since 0.2.
   */
  readonly api: Api;
  /**
   * Waits for all intents, then gives the address that opens the shop's own checkout with this cart. It holds the
   * cart key: whoever has it has the cart. A customer's cart cannot be handed over before CoCart 5.0: rejects with
   * `unsupported`. Since 0.2.
   */
  checkoutUrl(options?: CheckoutOptions): Promise<string>;
  /**
   * Takes over the guest's cart of this key, from a link for example. What was meant for the cart until now is sent
   * first; where that cannot be done in time (30 seconds, or `timeout` in milliseconds) it rejects with `timeout`
   * or `parked`, and the old cart stays. Since 0.2.
   */
  adopt(key: string, options?: { readonly timeout?: number }): Promise<void>;
  /** Puts a product, by id or SKU, in the cart. Shown at once; the promise tells how it ended. */
  add(idOrSku: number | string, quantity?: number, options?: AddOptions): Promise<Outcome>;
  /** Sets the quantity of a line; 0 removes it. */
  setQuantity(line: LineReference, quantity: number): Promise<Outcome>;
  /** Takes a line out. It can be restored. */
  remove(line: LineReference): Promise<Outcome>;
  /** Puts a removed line back, with the quantity it had. */
  restore(line: LineReference): Promise<Outcome>;
  /** Takes all lines out. */
  clear(): Promise<Outcome>;
  /** Reads the cart from the store. */
  refresh(): Promise<Outcome>;
  /**
   * Logs a customer in, for stores with the add-on CoCart JWT Authentication. What was asked for before
   * is sent first, for up to ten seconds. The guest's cart then becomes part of the customer's own, and
   * neither is lost: a product in both ends with the larger of the two quantities.
   *
   * A page of another origin needs the add-on CoCart CORS in the store; without it, this rejects with the
   * code `authorization_blocked` and the cart stays the guest's. Wrong credentials reject with the store's
   * code. The login lasts over reloads and holds in all tabs; the tokens are kept in `localStorage`.
   */
  login(credentials: Credentials): Promise<Outcome>;
  /**
   * Logs the customer out in all tabs, without waiting for the network. Nothing of the customer stays in
   * the browser: intents that were not sent yet reject with the code `logged_out` (wait for
   * {@link Cart.settled} first to keep them). The store keeps the customer's cart, and ends the login on
   * all devices. For a guest this does nothing.
   */
  logout(): Promise<Outcome>;
  /**
   * The checkout barrier: resolves with the snapshot when every intent so far has ended.
   * Rejects with the code `timeout` where that takes too long, `parked` where only intents are left that
   * wait for the shopper's decision, `destroyed` after {@link Cart.destroy}.
   */
  settled(options?: SettledOptions): Promise<CartSnapshot>;
  /** The current snapshot: the same object until something changed. */
  getSnapshot(): CartSnapshot;
  /** The snapshot for rendering on a server and for the first render in the browser. */
  getServerSnapshot(): CartSnapshot;
  /** Calls `listener` after every change; returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /**
   * Calls `listener` at every event of a type (see {@link CartEvents}); returns the function that ends it.
   * What a listener throws is reported and changes nothing.
   */
  on<T extends keyof CartEvents>(type: T, listener: (event: CartEvents[T]) => void): () => void;
  /**
   * Sends an intent of {@link CartSnapshot.queue} that is parked or unconfirmed after all, or all of them;
   * what waits for a pause to end is sent now.
   */
  retry(intentId?: string): void;
  /**
   * Takes an intent out of {@link CartSnapshot.queue}: its promise rejects with the code `dropped`. Rejects
   * with `in_flight` where the store may already be carrying it out.
   */
  drop(intentId: string): Promise<void>;
  /** Takes a notice away. */
  dismiss(noticeId: string): void;
  /** Ends timers and listeners. Unsent intents stay stored and are sent by the next cart of this store. */
  destroy(): void;
}

/** Codes that come from this package. The store's own codes (`cocart_…`, `rest_…`) come as they are. */
export type CartErrorCode =
  /** An argument is not what it must be; the message names it. */
  | 'invalid_argument'
  /** The line is not in the cart. */
  | 'unknown_line'
  /** The store did not answer in time. */
  | 'timeout'
  /** The store cannot be reached, or forbids this page to read its answer. */
  | 'network'
  /** The answer is not what a CoCart store sends. */
  | 'invalid_response'
  /** The cart on the server is another one than expected: ordered elsewhere, or expired. */
  | 'cart_reset'
  /** Only intents are left that wait for the shopper's decision: see {@link Cart.retry} and {@link Cart.drop}. */
  | 'parked'
  /** The intent was dropped. */
  | 'dropped'
  /** The store takes the customer's login no longer: log in again. Intents wait. */
  | 'needs_login'
  /** The store gave no answer to the login, though it can be reached: most often there is no such user. */
  | 'login_failed'
  /** The store issues no tokens: it needs the add-on CoCart JWT Authentication. */
  | 'login_unsupported'
  /**
   * The store does not take the `Authorization` header from this page: it needs the add-on CoCart CORS, or
   * the page must be of the store's own origin; some hosts take the header away.
   */
  | 'authorization_blocked'
  /** The customer has logged out before this was sent. */
  | 'logged_out'
  /** Another login is under way. */
  /** The intent is on its way to the store and cannot be dropped any more; or another login is under way. */
  | 'in_flight'
  /** The store does not have this call; the message says which edition and version has it. */
  | 'unsupported'
  /** The call was ended by its signal. */
  | 'aborted'
  /** The store does not take a JSON body or a header from a page of another origin. */
  | 'cors_blocked'
  /** Credentials would travel without TLS. */
  | 'insecure'
  /** The store leads a request with credentials on to another address, which is not followed. */
  | 'redirected'
  /** A customer is logged in, whose cart cannot be put away for another one. */
  | 'customer_cart'
  /** The page's Content-Security-Policy forbids WebAssembly: add `'wasm-unsafe-eval'` to `script-src`. */
  | 'wasm_blocked'
  /** The engine stopped and could not be restarted. */
  | 'crashed'
  /** The cart was destroyed. */
  | 'destroyed';
