/**
 * The entry `cocart-wasm/server`: calls of the store from server components and API routes, one client for each
 * request. Nothing is shared between requests.
 */
import type { Client } from '../client/client.js';
import type { ClientOptions } from '../client/types.js';
import { createClient } from '../index.js';
import { type CookieJar, cartKeyOf, type HeaderBag } from './cart-key.js';
import { warnOnce } from './warning.js';

export { type CookieJar, cartKeyOf, type HeaderBag } from './cart-key.js';

/** Options of {@link createServerClient}. Since 0.2. */
export interface ServerClientOptions extends Omit<ClientOptions, 'storage'> {
  /** Headers of the request that is being answered: the cart key is read from `Cart-Key`, `CoCart-API-Cart-Key` or a cookie. */
  requestHeaders?: HeaderBag;
  /** Its cookies, as Next.js and Astro have them. */
  cookies?: CookieJar;
  /** Name of the cookie with the cart key. Default `cocart_cart_key`. */
  cookieName?: string;
}

/**
 * The calls of the store for one request, with the cart key that came with it. A key that is no guest's is left
 * out. Make one for each request; do not keep it.
 *
 * Mind the carts: the store writes a cart back at the end of every request, reads included. A cart that the server
 * reads while the page writes loses what the page wrote. Read catalogue and account here, and the cart in the page.
 */
export function createServerClient(options: ServerClientOptions): Client {
  const { requestHeaders, cookies, cookieName, ...rest } = options;
  const cartKey = options.cartKey ?? cartKeyOf({ requestHeaders, cookies, cookieName });
  const { hooks = {} } = rest;
  return createClient({
    ...rest,
    ...(cartKey === undefined ? {} : { cartKey }),
    storage: 'memory',
    hooks: {
      ...hooks,
      request(event) {
        if (/^cocart\/v\d\/(?:cart|checkout)(?:\/|$)|^batch/.test(event.path)) warnOnce();
        return hooks.request?.(event);
      },
    },
  });
}

/**
 * For Next.js: `const client = await nextClient(cookies, { store })`, with `cookies` of `next/headers`.
 */
export async function nextClient(
  cookies: () => CookieJar | Promise<CookieJar>,
  options: Omit<ServerClientOptions, 'cookies'>,
): Promise<Client> {
  return createServerClient({ ...options, cookies: await cookies() });
}

/** For Astro: `const client = astroClient(Astro, { store })`, and the same with the context of an API route. */
export function astroClient(
  context: { readonly cookies: CookieJar; readonly request: { readonly headers: HeaderBag } },
  options: Omit<ServerClientOptions, 'cookies' | 'requestHeaders'>,
): Client {
  return createServerClient({ ...options, cookies: context.cookies, requestHeaders: context.request.headers });
}
