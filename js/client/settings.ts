/** The options of a client after the check, and what all parts of it share. */
import type { failure } from '../errors.js';
import type { Identity } from './identity.js';
import type { TakeLane } from './lane.js';
import type { Records } from './records.js';
import type { ClientHooks, ClientOptions, Transform } from './types.js';

/** Makes the errors: their classes are the entry's. */
export type Fail = typeof failure;

/** What all parts of a client share. */
export interface Settings {
  readonly fail: Fail;
  /** Address of the shop without a slash at its end. */
  readonly store: string;
  /** Address of the REST API, with a slash at its end. */
  readonly root: string;
  /** Begins the names of the shop's records. */
  readonly prefix: string;
  /** Whether the store is of another origin than this page. */
  readonly isForeign: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly authHeader: string;
  readonly fetch: typeof globalThis.fetch;
  readonly transform: Transform | undefined;
  readonly hooks: ClientHooks;
  readonly records: Records;
  readonly takeLane: TakeLane;
  readonly identity: Identity;
  /** The cart key that the caller has chosen. */
  readonly cartKey: string | undefined;
}

/** The longest wait that a timer takes, in milliseconds. */
const longestWait = 2 ** 31 - 1;

/** Whether this can be the key of a guest's cart (contract 9.3): what PHP takes for a number is a customer. */
export function isCartKey(key: unknown): key is string {
  return typeof key === 'string' && /^[a-z0-9_-]{1,42}$/.test(key) && !isNumeric(key);
}

function isNumeric(key: string): boolean {
  return /^[+-]?\d+(?:e[+-]?\d+)?$/.test(key);
}

/** Checks what is not checked at once by the entry, which has looked at `store`. */
export function checkClientOptions(options: ClientOptions, fail: Fail): void {
  const complain = (argument: string, must: string): never => {
    throw fail('invalid_argument', `options.${argument} must be ${must}.`);
  };
  const { auth, authHeader, cartKey, headers = {}, hooks, restRoot, storage, timeout, transform } = options;
  if (storage !== undefined && storage !== 'local' && storage !== 'memory') complain('storage', '"local" or "memory"');
  if (timeout !== undefined && !(timeout > 0 && timeout <= longestWait))
    complain('timeout', 'a number of milliseconds');
  if (cartKey !== undefined && !isCartKey(cartKey)) {
    complain('cartKey', 'up to 42 of a to z, 0 to 9, _ and -, and no number, which is a customer');
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!isHeader(name) || typeof value !== 'string') complain('headers', 'an object of header names and texts');
  }
  if (authHeader !== undefined && !isHeader(authHeader)) complain('authHeader', 'the name of a header');
  if (restRoot !== undefined && !/^[\w-]+$/.test(restRoot)) complain('restRoot', 'a name such as "wp-json"');
  if (options.fetch !== undefined && typeof options.fetch !== 'function') complain('fetch', 'a function');
  if (transform !== undefined && typeof transform !== 'function') complain('transform', 'a function');
  if (hooks !== undefined && (typeof hooks !== 'object' || hooks === null)) complain('hooks', 'an object of functions');
  if (auth !== undefined) checkAuth(auth, complain);
}

function checkAuth(
  auth: NonNullable<ClientOptions['auth']>,
  complain: (argument: string, must: string) => never,
): void {
  const isText = (value: unknown) => typeof value === 'string' && value !== '';
  if (auth.type === 'basic') {
    if (!isText(auth.username) || auth.username.includes(':') || !isText(auth.password)) {
      complain('auth', '{ type: "basic", username, password }, and the username without a colon');
    }
  } else if (auth.type === 'keys') {
    if (!isText(auth.key) || !isText(auth.secret)) complain('auth', '{ type: "keys", key, secret }');
    if (isPage() && auth.allowInBrowser !== true) {
      complain('auth', 'no consumer key in a browser, where every visitor can read it: use it on a server');
    }
  } else if (auth.type === 'jwt') {
    const { tokens, storage } = auth;
    if (tokens && !(isText(tokens.token) && isText(tokens.refreshToken))) {
      complain('auth.tokens', '{ token, refreshToken }');
    }
    if (storage && (typeof storage.get !== 'function' || typeof storage.set !== 'function')) {
      complain('auth.storage', '{ get, set }');
    }
  } else complain('auth.type', '"basic", "jwt" or "keys"');
}

function isHeader(name: unknown): boolean {
  return typeof name === 'string' && /^[!#$%&'*+.^_`|~\w-]+$/.test(name);
}

/** Whether this runs in a page, or in a worker of one. */
export function isPage(): boolean {
  return (
    typeof document !== 'undefined' || typeof (globalThis as { importScripts?: unknown }).importScripts === 'function'
  );
}

/** Whether a browser guards the way from this page to the store. */
export function isForeignTo(store: string): boolean {
  return isPage() && typeof location !== 'undefined' && location.origin !== new URL(store).origin;
}
