/** The lazy chunk `client.js`: carries calls out by their names. */

import { makeCalls } from './calls-by-name.js';
import { isRecord, readBody } from './document.js';
import { encodePairs, pairsOf } from './encode.js';
import { send } from './exchange.js';
import type { Dispatch } from './facade.js';
import { identityOf } from './identity.js';
import { laneOf } from './lane.js';
import { identityOfCart } from './link.js';
import { mirrorOf } from './mirror.js';
import { openRecords } from './records.js';
import { checkClientOptions, type Fail, isForeignTo, type Settings } from './settings.js';
import type { CartLink } from './turns.js';
import type { ClientOptions, Tokens } from './types.js';
import { isSafe } from './wire.js';

/** What the page has at the time of the call: a test may have put another one there. */
const fetchOfPlatform: typeof fetch = (...given) => fetch(...given);

/** The calls of `createClient`; `store` is checked and without a slash at its end. */
export function startClient(store: string, options: ClientOptions, fail: Fail): Dispatch {
  checkClientOptions(options, fail);
  const {
    auth,
    authHeader = 'Authorization',
    headers = {},
    hooks = {},
    restRoot = 'wp-json',
    transform,
    cartKey,
  } = options;
  const prefix = `cocart:${store}`;
  const records = openRecords(options.storage ?? 'local', new Map());
  const fetch = options.fetch ?? fetchOfPlatform;
  const timeout = options.timeout ?? 30_000;
  const root = `${store}/${restRoot}/`;
  const identity = identityOf(auth, (token) => refresh(root, fetch, token, timeout, fail), `${prefix}:tokens`);
  const settings: Settings = {
    fail,
    store,
    root,
    prefix,
    isForeign: isForeignTo(store),
    timeout,
    headers,
    authHeader,
    fetch,
    transform,
    hooks,
    records,
    takeLane: laneOf(records, prefix),
    identity,
    cartKey,
  };
  return makeCalls(settings, mirrorOf(records, prefix), undefined, restRoot);
}

/** The calls of a cart that `createCart` has made. */
export function startCart(link: CartLink, fail: Fail): Dispatch {
  const { store, storage, timeout, memory } = link;
  const prefix = `cocart:${store}`;
  const records = openRecords(storage, memory);
  const mirror = mirrorOf(records, prefix);
  const settings: Settings = {
    fail,
    store,
    root: `${store}/wp-json/`,
    prefix,
    isForeign: isForeignTo(store),
    timeout,
    headers: {},
    authHeader: 'Authorization',
    fetch: fetchOfPlatform,
    transform: undefined,
    hooks: {},
    records,
    takeLane: laneOf(records, prefix),
    identity: identityOfCart(mirror, fail),
    cartKey: undefined,
  };
  return makeCalls(settings, mirror, link, 'wp-json');
}

/** Trades a refresh token for a new pair (contract 6.2). Never tried twice: the store may have ended the old one. */
async function refresh(
  root: string,
  fetch: typeof globalThis.fetch,
  refreshToken: string,
  timeout: number,
  fail: Fail,
): Promise<Tokens | undefined> {
  const url = `${root}cocart/jwt/refresh-token`;
  if (!isSafe(url))
    throw fail('insecure', 'Credentials are sent over https alone, or to this machine: give the address with https.');
  const flight = send(fetch, {
    method: 'POST',
    url,
    // A form needs no preflight.
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: encodePairs(pairsOf({ refresh_token: refreshToken })),
    isSecret: true,
    mayCache: false,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(fail('timeout', 'The store did not answer the refresh of the token in time.')),
      timeout,
    );
  });
  const silent = flight.answer.catch(() => {
    throw fail('network', 'The store cannot be reached, or does not let this page read its answer.');
  });
  const { status, text } = await Promise.race([silent, late]).finally(() => clearTimeout(timer));
  const { document } = readBody(text);
  const { token, refresh_token: next } = isRecord(document) ? document : {};
  if (status === 200 && typeof token === 'string' && typeof next === 'string') return { token, refreshToken: next };
  // A store that is overloaded has not looked at the token.
  if (status === 429 || status >= 500) throw fail('network', 'The store could not refresh the token.', 0);
  return undefined;
}
