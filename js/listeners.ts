/** Listeners, each called in turn; what one throws is reported and stops no other. */

/** Listeners to changes. */
export interface Listeners {
  /** Adds a listener; returns the function that ends it. */
  add(listener: () => void): () => void;
  /** Calls all of them. */
  notify(): void;
}

/** No listeners yet. */
export function makeListeners(): Listeners {
  const calls = new Set<() => void>();
  return {
    add(listener) {
      // A function of its own, so that one listener may be added twice.
      const call = () => listener();
      calls.add(call);
      return () => void calls.delete(call);
    },
    notify() {
      for (const call of [...calls]) {
        try {
          if (calls.has(call)) call();
        } catch (reason) {
          report(reason);
        }
      }
    },
  };
}

function report(reason: unknown): void {
  if (typeof reportError === 'function') reportError(reason);
  else console.error(reason);
}
