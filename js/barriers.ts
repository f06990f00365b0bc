/** Who waits for which intents to end: `cart.settled()`. */
import type { CartError } from './errors.js';
import type { CartSnapshot } from './types.js';

interface Barrier {
  /** Ids of the intents waited for. */
  waiting: Set<string>;
  resolve(snapshot: CartSnapshot): void;
  reject(error: CartError): void;
}

/** All calls of `settled` that have not ended. */
export interface Barriers {
  /** Waits for `ids`. */
  wait(ids: Set<string>, ending: Pick<Barrier, 'resolve' | 'reject'>): void;
  /** An intent has ended; who waited for it waits for `followers` from now on. */
  ended(id: string, followers?: readonly string[]): void;
  /** These are all intents that have not ended: waits for others are over. */
  narrow(ids: ReadonlySet<string>): void;
  /** Ends all waits with an error. */
  fail(error: CartError): void;
}

/** No barriers yet; a barrier resolves with what `snapshot` returns then. */
export function makeBarriers(snapshot: () => CartSnapshot): Barriers {
  const open = new Set<Barrier>();
  const release = (barrier: Barrier) => {
    if (barrier.waiting.size === 0 && open.delete(barrier)) barrier.resolve(snapshot());
  };
  return {
    wait(waiting, ending) {
      const barrier = { waiting, ...ending };
      open.add(barrier);
      release(barrier);
    },
    ended(id, followers = []) {
      for (const barrier of [...open]) {
        if (!barrier.waiting.delete(id)) continue;
        for (const follower of followers) barrier.waiting.add(follower);
        release(barrier);
      }
    },
    narrow(ids) {
      for (const barrier of [...open]) {
        for (const id of barrier.waiting) if (!ids.has(id)) barrier.waiting.delete(id);
        release(barrier);
      }
    },
    fail(error) {
      for (const barrier of open) barrier.reject(error);
      open.clear();
    },
  };
}
