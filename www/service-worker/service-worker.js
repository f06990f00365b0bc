/**
 * Opens the shop without a network: the app from its cache, products and pictures as they were seen last.
 *
 * What belongs to a shopper is never kept: the cart's routes, whatever carries credentials or a key, and everything
 * that is not a GET go past this worker, as if it were not there. The build puts `const app = { version, files }` in
 * front of this file: see vite-plugin.ts beside it, and docs/offline.md.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** The app of this build, whole or not at all; each build has a cache of its own. */
const APP = `shop:app:${app.version}`;
/** Answers of the store about its products, and pictures; they outlive a build. */
const PRODUCTS = 'shop:products';
const PICTURES = 'shop:pictures';

/** @typedef {typeof PRODUCTS | typeof PICTURES} CacheName */

/** How many answers each cache keeps; a picture of another origin counts as several megabytes in Chrome. */
const LIMITS = { [PRODUCTS]: 100, [PICTURES]: 40 };

/** What may be read without being anybody: the products and the store's own name. */
const PUBLIC_ROUTES = /\/wp-json\/cocart\/v2\/(products(\/|$)|store$)/;
/** Where WordPress has its pictures. */
const UPLOADS = /\/wp-content\/uploads\//;
/** Names of parameters that say who asks. */
const SECRET_PARAMETERS = /key|token|secret|password|username|nonce/i;
/** Headers that say nothing about who asks; a request with any other one is not for this worker. */
const HARMLESS_HEADERS = /^(accept|accept-language|user-agent|sec-ch-.*)$/;

const files = new Set(app.files.map((file) => new URL(file, worker.location.href).href));

worker.addEventListener('install', (event) => {
  const requests = [...files].map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(APP).then((cache) => cache.addAll(requests)));
});

// A new version becomes active when no page of the old one is left, so that no page loses its chunks.
worker.addEventListener('activate', (event) => {
  const outdated = (/** @type {string} */ name) => name.startsWith('shop:app:') && name !== APP;
  const clean = async () => {
    await Promise.all((await caches.keys()).filter(outdated).map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(clean());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (isOfApp(request)) {
    event.respondWith(fromApp(request));
    return;
  }
  const name = cacheFor(request);
  if (name !== undefined) event.respondWith(keptOrFetched(event, name, request));
});

// What the page had loaded before its first worker was there: the same rules as for requests.
worker.addEventListener('message', (event) => {
  if (event.data?.type !== 'loaded') return;
  const renewals = event.data.addresses.map((/** @type {string} */ address) => {
    const request = new Request(address, { credentials: 'omit', mode: 'no-cors' });
    const name = cacheFor(request);
    return name === undefined ? undefined : renew(name, request).catch(() => undefined);
  });
  event.waitUntil(Promise.all(renewals));
});

/** @param {Request} request */
function isOfApp({ method, url }) {
  return method === 'GET' && files.has(withoutQuery(url));
}

/** @param {Request} request */
async function fromApp(request) {
  const cache = await caches.open(APP);
  return (await cache.match(withoutQuery(request.url))) ?? fetch(request);
}

/**
 * Name of the cache that may keep the answer, or `undefined` where none may.
 *
 * @param {Request} request
 */
function cacheFor({ method, url, headers, credentials, cache, mode }) {
  const { pathname, searchParams } = new URL(url);
  if (method !== 'GET' || cache === 'no-store' || cache === 'reload') return undefined;
  if ([...searchParams.keys()].some((name) => SECRET_PARAMETERS.test(name))) return undefined;
  if (![...headers.keys()].every((name) => HARMLESS_HEADERS.test(name))) return undefined;
  // As `<img>` asks; it would send cookies, `renew` does not.
  if (mode === 'no-cors' && UPLOADS.test(pathname)) return PICTURES;
  return PUBLIC_ROUTES.test(pathname) && credentials === 'omit' ? PRODUCTS : undefined;
}

/**
 * The kept answer at once, renewed behind it; without one, what the network says.
 *
 * @param {FetchEvent} event
 * @param {CacheName} name
 * @param {Request} request
 */
async function keptOrFetched(event, name, request) {
  const kept = await (await caches.open(name)).match(request.url);
  const renewed = renew(name, request);
  if (kept === undefined) return renewed;
  event.waitUntil(renewed.catch(() => undefined));
  return kept;
}

/**
 * Asks as nobody, keeps the answer, which is then one for everybody, and gives it.
 *
 * @param {CacheName} name
 * @param {Request} request
 */
async function renew(name, request) {
  const mode = name === PICTURES ? 'no-cors' : 'cors';
  const response = await fetch(request.url, { mode, credentials: 'omit' });
  // A picture of another origin does not tell its status: it is renewed the next time it is shown.
  if (response.ok || response.type === 'opaque') await keep(name, request.url, response);
  return response;
}

/**
 * Stores an answer and lets the oldest go; a browser without room keeps what it has.
 *
 * @param {CacheName} name
 * @param {string} url
 * @param {Response} response
 */
async function keep(name, url, response) {
  const copy = response.clone();
  try {
    const cache = await caches.open(name);
    await cache.delete(url);
    await cache.put(url, copy);
    const kept = await cache.keys();
    await Promise.all(kept.slice(0, Math.max(0, kept.length - LIMITS[name])).map((request) => cache.delete(request)));
  } catch {
    // The answer is given all the same.
  }
}

/** @param {string} address */
function withoutQuery(address) {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}
