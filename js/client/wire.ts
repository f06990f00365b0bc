/** Makes the request of an order: where each parameter travels, and how the body is written. */
import { encodePairs, type Pairs, pairsOf } from './encode.js';
import type { Wire } from './exchange.js';
import type { Settings } from './settings.js';

/** What is to be asked. */
export interface Order {
  /** Name of the call. */
  readonly call: string;
  /** The method of the route. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Template of the path below the REST root, and the path itself. */
  readonly template: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** Whether only a form will do: the store reads a login out of nothing else. */
  readonly isForm: boolean;
  /** Whether it loads and saves a cart. */
  readonly usesCart: boolean;
}

/** What is put to an order when it is sent. */
export interface Addition {
  readonly cartKey: string | undefined;
  /** The value of the header with the credentials. */
  readonly credentials: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly mark: string | undefined;
}

/**
 * The request. A guest's page of another origin uses only what needs no preflight, because a stock store
 * answers none: `GET`, and `POST` with a form; other methods travel as `_method` (contract 18).
 */
export function wireOf(settings: Settings, order: Order, addition: Addition): Wire {
  const { cartKey, credentials, mark } = addition;
  const isWrite = order.method !== 'GET';
  const query: Pairs = pairsOf(order.query);
  if (isWrite && order.method !== 'POST') query.push(['_method', order.method]);
  // The only place where every version reads the key from, whatever the body is (contract 1.2).
  if (cartKey !== undefined) query.push(['cart_key', cartKey]);
  query.push(...Object.entries(addition.query));

  const headers: Record<string, string> = { ...settings.headers, ...addition.headers };
  if (credentials !== undefined) headers[settings.authHeader] = credentials;
  if (mark !== undefined) headers['If-None-Match'] = mark;
  const isPlain = Object.keys(headers).length === 0;
  let body: string | undefined;
  if (isWrite && order.body !== undefined && Object.keys(order.body).length > 0) {
    const isForm = order.isForm || (settings.isForeign && isPlain);
    body = isForm ? encodePairs(pairsOf(order.body)) : JSON.stringify(order.body);
    headers['Content-Type'] = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  }
  const search = encodePairs(query);
  return {
    method: isWrite ? 'POST' : 'GET',
    url: `${settings.root}${order.path}${search === '' ? '' : `${order.path.includes('?') ? '&' : '?'}${search}`}`,
    headers,
    body,
    isSecret: credentials !== undefined || 'password' in (order.body ?? {}) || 'refresh_token' in (order.body ?? {}),
    mayCache: !isWrite && !order.usesCart,
  };
}

/** Whether a browser asks the store before it sends this from another origin. */
export function isPreflighted({ headers }: Wire): boolean {
  return Object.entries(headers).some(
    ([name, value]) => name !== 'Content-Type' || value !== 'application/x-www-form-urlencoded',
  );
}

/** Whether credentials may travel this way: over TLS, or to this very machine. */
export function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
