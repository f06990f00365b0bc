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
  /** These intents wait for the shopper: whoever waits for nothing else waits no longer. */
  hold(ids: ReadonlySet<string>): void;
  /** Ends all waits with an error. */
  fail(error: CartError): void;
}

/** No barriers yet; a barrier resolves with what `snapshot` returns then, or rejects with what `stuck` does. */
export function makeBarriers(snapshot: () => CartSnapshot, stuck: () => CartError): Barriers {
  const open = new Set<Barrier>();
  let held: ReadonlySet<string> = new Set();
  const review = (barrier: Barrier) => {
    const { waiting } = barrier;
    if (![...waiting].every((id) => held.has(id)) || !open.delete(barrier)) return;
    if (waiting.size === 0) barrier.resolve(snapshot());
    else barrier.reject(stuck());
  };
  return {
    wait(waiting, ending) {
      const barrier = { waiting, ...ending };
      open.add(barrier);
      review(barrier);
    },
    ended(id, followers = []) {
      for (const barrier of [...open]) {
        if (!barrier.waiting.delete(id)) continue;
        for (const follower of followers) barrier.waiting.add(follower);
        review(barrier);
      }
    },
    narrow(ids) {
      for (const barrier of [...open]) {
        for (const id of barrier.waiting) if (!ids.has(id)) barrier.waiting.delete(id);
        review(barrier);
      }
    },
    hold(ids) {
      held = ids;
      for (const barrier of [...open]) review(barrier);
    },
    fail(error) {
      for (const barrier of open) barrier.reject(error);
      open.clear();
    },
  };
}
