/** Turns of the lane: whose cart a call is about, and what is told when it has changed. */
import type { Mirror } from './mirror.js';
import type { Perform, Reply, Turn } from './perform.js';
import { isCartKey, type Settings } from './settings.js';
import type { CallOptions } from './types.js';
import type { Order } from './wire.js';

/** What `createCart` gives to the calls of its cart. */
export interface CartLink {
  /** Address of the shop without a slash at its end. */
  readonly store: string;
  readonly storage: 'local' | 'memory';
  /** Milliseconds. */
  readonly timeout: number;
  /** Records of the page. */
  readonly memory: Map<string, unknown>;
  /** Has the engine look at a record that was stored. */
  announce(record: string): void;
  /** Has the engine read the cart. */
  refresh(): Promise<unknown>;
  /** Waits for the intents so far. */
  settled(options?: { timeout?: number }): Promise<unknown>;
}

/** Runs work in the lane. */
export type InLane = <T>(work: (turn: Turn) => Promise<T>, options?: CallOptions) => Promise<T>;

/** What a turn needs. */
interface Parts {
  readonly settings: Settings;
  readonly mirror: Mirror;
  /** The cart of the page, where there is one. */
  readonly link: CartLink | undefined;
}

/** The lane of a client. */
export function makeTurns({ settings, mirror }: Parts): InLane {
  const { fail, identity, cartKey } = settings;

  /** The guest's cart: the one chosen, the one begun, or a new one. */
  function guestKey(): string {
    const begun = cartKey ?? mirror.key();
    if (isCartKey(begun)) return begun;
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const minted = `w${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    mirror.begin(minted);
    return minted;
  }

  return async (work, options = {}) => {
    const release = await settings.takeLane();
    const held: Promise<unknown>[] = [];
    try {
      if (options.signal?.aborted) throw fail('aborted', 'The call was aborted before its turn came.');
      const isGuest = await identity.isGuest();
      return await work({
        cartKey: isGuest ? guestKey() : undefined,
        hold: (until) => held.push(until),
      });
    } finally {
      void Promise.allSettled(held).then(release);
    }
  };
}

/**
 * Carries a call of the cart out in its turn, and lets the carts of all tabs follow. Without a whole cart in the
 * answer it is read once more.
 */
export async function performAndFollow(
  { settings, mirror, link }: Parts,
  perform: Perform,
  readCart: Order,
  turn: Turn,
  order: Order,
  options: CallOptions,
): Promise<Reply> {
  const isShared = await isOfMirror(settings, mirror, link);
  let reply: Reply | undefined;
  try {
    reply = await perform(order, options, turn);
    return reply;
  } finally {
    // Also what was refused, or got no answer, may have changed the cart.
    if (isShared) await follow({ settings, mirror, link }, perform, readCart, turn, order, reply);
  }
}

async function follow(
  { settings, mirror, link }: Parts,
  perform: Perform,
  readCart: Order,
  turn: Turn,
  order: Order,
  reply: Reply | undefined,
): Promise<void> {
  const isWhole = reply && isUnfiltered(order) && mirror.follow(reply.document);
  const isRead = order.method === 'GET' && order.call !== 'coupons.validate';
  if (!isWhole) {
    if (isRead) return;
    const read = await perform(readCart, {}, turn).catch(() => undefined);
    if (!read || !mirror.follow(read.document)) {
      void link?.refresh().catch(() => {});
      return;
    }
  }
  if (link) link.announce(mirror.base);
  else tellPage(settings.prefix, mirror.base);
}

/** Other tabs hear of a record by themselves; carts of this page listen here. */
function tellPage(prefix: string, record: string): void {
  const channel = new BroadcastChannel(prefix);
  channel.postMessage(record);
  channel.close();
}

/** Whether the carts that `createCart` makes show the cart that this client works on. */
async function isOfMirror(
  { identity, cartKey, records }: Settings,
  mirror: Mirror,
  link: CartLink | undefined,
): Promise<boolean> {
  if (link) return true;
  return (
    cartKey === undefined &&
    records.isShared &&
    mirror.isKept() &&
    mirror.customer() === undefined &&
    (await identity.isGuest())
  );
}

/** Whether a cart in the answer is all of the cart. */
function isUnfiltered({ query, body }: Order): boolean {
  const asked = { ...query, ...body };
  return !['fields', '_fields', 'default', 'thumb', 'formatted'].some((name) => name in asked);
}
