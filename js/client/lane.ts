/**
 * The lane of a cart: at most one cart request at a time, reads included, because the store writes all of
 * a cart back at the end of each. Across tabs it is the same lock, or lease, that the engine takes.
 */
import { takeLease } from './lease.js';
import type { Records } from './records.js';

/** Waits for the lane; resolves with what gives it back. */
export type TakeLane = () => Promise<() => void>;

/** The lane of a shop, whose records begin with `prefix`. */
export function laneOf(records: Records, prefix: string): TakeLane {
  const name = `${prefix}:lane`;
  if (!records.isShared) return () => queue(records.page, name);
  return async () => (await lock(name)) ?? (await takeLease(name).catch(() => queue(records.page, name)));
}

/** A lock of the browser, or nothing where there are none. */
function lock(name: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    try {
      navigator.locks
        .request(name, () => new Promise<void>((release) => resolve(() => release())))
        .catch(() => resolve(undefined));
    } catch {
      resolve(undefined);
    }
  });
}

/** The page's own queue. Its end is kept in the map that the engine looks at, too: see `tabs.ts`. */
async function queue(page: Map<string, unknown>, name: string): Promise<() => void> {
  const before = page.get(name);
  let release = () => {};
  const after = new Promise<void>((resolve) => {
    release = resolve;
  });
  page.set(
    name,
    Promise.resolve(before).then(() => after),
  );
  await before;
  return release;
}
