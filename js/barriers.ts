/** Who waits for which intents to end: `cart.settled()`. */
import { type CartError, failure } from './errors.js';
import type { CartSnapshot } from './types.js';

interface Barrier {
  /** Ids of the intents waited for; `undefined` while the engine that knows them all is loading. */
  waiting: Set<string> | undefined;
  resolve(): void;
  reject(error: CartError): void;
}

/** All calls of `settled` that have not ended. */
export interface Barriers {
  /** Waits for `ids`, or, where `undefined` is given, for what the next {@link Barriers.narrow} finds. */
  wait(ids: Iterable<string> | undefined, timeout: number | undefined): Promise<CartSnapshot>;
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
  const release = (barrier: Barrier) => barrier.waiting?.size === 0 && barrier.resolve();
  return {
    wait(ids, timeout) {
      const promise = new Promise<CartSnapshot>((resolve, reject) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const close = () => {
          clearTimeout(timer);
          open.delete(barrier);
        };
        const barrier: Barrier = {
          waiting: ids && new Set(ids),
          resolve() {
            close();
            resolve(snapshot());
          },
          reject(error) {
            close();
            reject(error);
          },
        };
        open.add(barrier);
        if (timeout !== undefined) {
          timer = setTimeout(() => {
            barrier.reject(failure('timeout', `The cart was not settled within ${timeout} ms.`));
          }, timeout);
        }
        release(barrier);
      });
      return promise;
    },
    ended(id, followers = []) {
      for (const barrier of [...open]) {
        if (!barrier.waiting?.delete(id)) continue;
        barrier.waiting = new Set([...barrier.waiting, ...followers]);
        release(barrier);
      }
    },
    narrow(ids) {
      for (const barrier of [...open]) {
        barrier.waiting = new Set(barrier.waiting ? [...barrier.waiting].filter((id) => ids.has(id)) : ids);
        release(barrier);
      }
    },
    fail(error) {
      for (const barrier of [...open]) barrier.reject(error);
    },
  };
}
