/** Finds the cart key that came with a request. */

/** Cookies, as Next.js and Astro have them. */
export interface CookieJar {
  get(name: string): { readonly value: string } | undefined;
}

/** Headers, as the platform has them or as Node does. */
export type HeaderBag =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Where a cart key may be. */
export interface Source {
  readonly requestHeaders?: HeaderBag | undefined;
  readonly cookies?: CookieJar | undefined;
  readonly cookieName?: string | undefined;
}

/** What a guest's key looks like; what PHP takes for a number is a customer (contract 9.3). */
const guest = /^(?!\d+(?:e\d+)?$)[a-z0-9_-]{1,42}$/;

/** The cart key that came with a request: in a header of any version of CoCart, else in a cookie. */
export function cartKeyOf({ requestHeaders, cookies, cookieName = 'cocart_cart_key' }: Source): string | undefined {
  const written = requestHeaders && header(requestHeaders, 'Cookie');
  const candidates = [
    requestHeaders && header(requestHeaders, 'Cart-Key'),
    requestHeaders && header(requestHeaders, 'CoCart-API-Cart-Key'),
    cookies?.get(cookieName)?.value,
    written && cookie(written, cookieName),
  ];
  return candidates.find((key) => key !== undefined && guest.test(key));
}

function header(bag: HeaderBag, name: string): string | undefined {
  if (typeof bag.get === 'function') return (bag as { get(name: string): string | null }).get(name) ?? undefined;
  const found = Object.entries(bag).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  return typeof found === 'string' ? found : found?.[0];
}

function cookie(written: string, name: string): string | undefined {
  const pair = written.split(';').find((it) => it.trim().startsWith(`${name}=`));
  return pair?.slice(pair.indexOf('=') + 1).trim();
}
