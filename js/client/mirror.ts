/**
 * What a call of the cart has changed, told to the carts of all tabs: as the newest base, written while the
 * lane is held. Whoever gets the lane next plans over that base, so that no intent is built on an older one.
 */
import { isRecord } from './document.js';
import type { Records } from './records.js';
import { isNewer, seal, unseal } from './sealed.js';

/** The records of a shop. */
export interface Mirror {
  /** The key of the guest's cart that was begun, if any. */
  key(): string | undefined;
  /** The customer who is logged in, if any. */
  customer(): Customer | undefined;
  /** Begins a cart under this key. */
  begin(key: string): void;
  /** Makes a cart, as the store sent it, the newest base. `false` where the engine must read it itself. */
  follow(cart: unknown): boolean;
  /** Puts another cart in the place of the guest's. `false` where a request is on its way whose outcome is not known. */
  replace(key: string, cart: unknown): boolean;
  /** Whether there is a base that somebody may build on. */
  isKept(): boolean;
  /** Whether pages have intents that are not confirmed. */
  hasIntents(): boolean;
  /** The name of the record of the base, for those who are told. */
  readonly base: string;
}

/** A customer as the engine has logged them in. */
export interface Customer {
  /** The token, or nothing where the store takes it no longer. */
  readonly token: string | undefined;
  /** Whether a guest's cart is on its way to them. */
  readonly isMoving: boolean;
}

/** The records whose names begin with `prefix`. */
export function mirrorOf(records: Records, prefix: string): Mirror {
  const [keyName, base, flight, customer] = ['key', 'base', 'flight', 'customer'].map(
    (part) => `${prefix}:${part}`,
  ) as [string, string, string, string];

  /** Whether a request was sent of which nobody knows yet what came of it. */
  function isOpen(sequence: number): boolean {
    const record = records.get(flight);
    if (record === undefined) return false;
    const row = unseal(record);
    if (!row) return true;
    const [sentAt, over] = row;
    return Number(sentAt) > 0 && Number(over) >= sequence;
  }

  function write(cart: Record<string, unknown>, names: unknown, key?: string): boolean {
    const kept = records.get(base);
    const row = unseal(kept);
    // One that cannot be read has a sequence that is not known.
    if (kept !== undefined && !row) return false;
    const [sequence = 0, , , ended = [], batch = -1] = row ?? [];
    if (isOpen(Number(sequence))) return false;
    if (key !== undefined) {
      // In this order: whoever starts in between asks the store.
      records.remove(base);
      records.remove(flight);
      records.set(keyName, key);
    }
    records.set(base, seal([Number(sequence) + 1, cart, names ?? row?.[2] ?? [], ended, batch]));
    return true;
  }

  return {
    base,
    key: () => records.get(keyName),
    customer() {
      const record = records.get(customer);
      if (record === undefined) return undefined;
      const [, token, , , moving] = unseal(record) ?? [];
      return { token: typeof token === 'string' && token !== '' ? token : undefined, isMoving: moving !== undefined };
    },
    begin: (key) => records.set(keyName, key),
    follow: (cart) => isWholeCart(cart) && !isNewer(records.get(base)) && write(cart, undefined),
    replace: (key, cart) => isWholeCart(cart) && !isNewer(records.get(base)) && write(cart, [], key),
    isKept: () => records.get(base) !== undefined,
    hasIntents: () => records.names(`${prefix}:log:`).length > 0,
  };
}

/** Whether a document is a cart with all that the engine reads: not a part of one, nor WooCommerce's own form. */
export function isWholeCart(document: unknown): document is Record<string, unknown> {
  const parts = ['cart_key', 'currency', 'items', 'item_count', 'totals', 'removed_items', 'notices'];
  return isRecord(document) && parts.every((part) => part in document);
}
