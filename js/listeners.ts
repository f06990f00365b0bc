/** Listeners, each called in turn; what one throws is reported and stops no other. */

/** Listeners to changes and events. */
export interface Listeners {
  /** Adds a listener to a topic; returns the function that ends it. */
  add<T>(topic: string, listener: (event: T) => void): () => void;
  /** Calls all of a topic. */
  notify(topic: string, event?: unknown): void;
}

/** No listeners yet. */
export function makeListeners(): Listeners {
  // An entry of its own for each, so that one listener may be added twice.
  const entries = new Set<{ topic: string; listener(event: unknown): void }>();
  return {
    add(topic, listener) {
      const entry = { topic, listener: listener as (event: unknown) => void };
      entries.add(entry);
      return () => void entries.delete(entry);
    },
    notify(topic, event) {
      for (const entry of [...entries]) {
        try {
          if (entry.topic === topic && entries.has(entry)) entry.listener(event);
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
