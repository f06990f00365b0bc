/** The cart on its way to the shop's own pages, and back from a link. */
import { isRecord } from './document.js';
import { pause } from './exchange.js';
import type { Mirror } from './mirror.js';
import { isWholeCart } from './mirror.js';
import type { Perform, Reply } from './perform.js';
import { isCartKey, type Settings } from './settings.js';
import type { CartLink, InLane } from './turns.js';
import type { CheckoutOptions } from './types.js';
import { compareVersions, type Versions } from './version.js';
import type { Order } from './wire.js';

/** How long other tabs get to send what they still mean, in milliseconds, and how often that is looked at. */
const patience = 30_000;
const glance = 200;

/** What both ways need. */
export interface Ways {
  readonly settings: Settings;
  readonly perform: Perform;
  readonly inLane: InLane;
  readonly versions: Versions;
  readonly mirror: Mirror;
  readonly link: CartLink | undefined;
  readonly readCart: Order;
}

/** The address that opens the shop's own checkout with this cart (contract 9.7). */
export async function checkoutUrl(ways: Ways, options: CheckoutOptions = {}): Promise<string> {
  const { settings, perform, inLane, versions, link, readCart } = ways;
  const { fail, store, identity } = settings;
  const { page = 'checkout/', timeout } = options;
  const url = new URL(`${store}/${page.replace(/^\/+/, '')}`);
  if (url.origin !== new URL(store).origin) throw fail('invalid_argument', 'options.page must be a page of the shop.');
  await link?.settled(timeout === undefined ? {} : { timeout });
  const version = await versions.find();
  const isStrict = version.cocart !== null && compareVersions(version.cocart, '5.0.0') >= 0;
  if (!isStrict && !(await identity.isGuest())) {
    throw fail(
      'unsupported',
      "CoCart before 5.0 does not load a customer's cart from a link: let the customer log in to the shop's own pages.",
    );
  }
  const { cartKey, reply } = await inLane(async (turn) => ({
    cartKey: turn.cartKey,
    // Also makes sure that the store has this cart.
    reply: await perform(readCart, {}, turn),
  }));
  const key = keyOf(reply) ?? cartKey;
  if (key === undefined) throw fail('invalid_response', 'The store does not say which cart this is.');
  url.searchParams.set('cocart-load-cart', key);
  if (options.keepCart) url.searchParams.set('keep-cart', 'true');
  if (options.notify) url.searchParams.set('notify', 'true');
  if (isStrict) url.searchParams.set('c_hash', hashOf(reply));
  return url.href;
}

/** The cart key in an answer, by whichever name its version has for the header (contract 1.5). */
export function keyOf({ headers, document }: Reply): string | undefined {
  const said = isRecord(document) ? document['cart_key'] : undefined;
  const header = headers.get('Cart-Key') ?? headers.get('CoCart-API-Cart-Key') ?? headers.get('X-CoCart-API');
  const key = typeof said === 'string' && said !== '' ? said : header;
  return key === null ? undefined : key;
}

function hashOf({ headers, document }: Reply): string {
  return headers.get('Cart-Hash') ?? (isRecord(document) ? String(document['cart_hash'] ?? '') : '');
}

/**
 * Takes the cart of a link over. What the shopper meant for the cart until now is sent first; what cannot be
 * sent keeps the old cart.
 */
export async function adopt(ways: Ways, key: unknown, options: { timeout?: number } = {}): Promise<void> {
  const { settings, perform, mirror, link, readCart } = ways;
  const { fail } = settings;
  if (!isCartKey(key))
    throw fail('invalid_argument', "key must be the key of a guest's cart: up to 42 of a to z, 0 to 9, _ and -.");
  if (!link)
    throw fail('invalid_argument', 'Only a cart made by createCart can take over another one; give cartKey here.');
  const until = Date.now() + (options.timeout ?? patience);
  for (;;) {
    await link.settled({ timeout: Math.max(until - Date.now(), 1) });
    if (mirror.customer())
      throw fail('customer_cart', 'A customer is logged in, whose cart is their own: log out first.');
    const release = await settings.takeLane();
    let isDone = false;
    try {
      if (!mirror.hasIntents()) {
        const { document } = await perform(readCart, {}, { cartKey: key, hold: () => {} });
        if (!isWholeCart(document))
          throw fail('invalid_response', 'The store answered with something that is no cart.');
        isDone = mirror.replace(key, document);
      }
      // Whoever gets the lane next finds the new key, or what is to be made certain first.
      if (isDone) link.announce(mirror.base);
    } finally {
      release();
    }
    // The engine takes the key over when it has the lane.
    await link.refresh();
    if (isDone) return;
    if (Date.now() > until)
      throw fail('parked', 'Another tab still has intents for the cart that would be left behind.');
    await pause(glance);
  }
}
