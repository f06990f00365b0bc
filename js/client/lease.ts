/**
 * The lane where the browser has no locks: the lease of `src/sync/lease.rs`, which the engine takes, too.
 * Whoever finds the record free writes its ticket, waits until everybody must have seen that, and has the
 * lease only if the ticket is still there. A record that stands still is of a page that is gone.
 */

/** The least pause between writing the ticket and finding it, in milliseconds. */
const least = 120;
/** How long a record must stay the same before it may be taken, in milliseconds. */
const expiry = 8_000;
/** How often a lease is renewed, in milliseconds. */
const renewal = 2_000;
/** Other carts of this page are not heard when they give a lease back. */
const glance = 1_000;

/** Waits for the lease on a record of localStorage; resolves with what gives it back. */
export async function takeLease(record: string): Promise<() => void> {
  const [first = 0, ...rest] = crypto.getRandomValues(new Uint8Array(9));
  const ticket = rest.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const pause = least + first / 2;
  let seen: string | undefined;
  let since = 0;
  for (;;) {
    const now = performance.now();
    const found = localStorage.getItem(record) ?? undefined;
    const waited = now - since;
    if (found?.startsWith(ticket)) {
      if (waited >= pause) return renew(record, ticket);
      await moved(record, pause - waited);
    } else if (found !== undefined && found !== seen) {
      seen = found;
      since = now;
      await moved(record, glance);
    } else if (found !== undefined && waited < expiry) {
      await moved(record, Math.min(expiry - waited, glance));
    } else {
      seen = undefined;
      since = now;
      localStorage.setItem(record, ticket);
      await moved(record, pause);
    }
  }
}

function renew(record: string, ticket: string): () => void {
  let renewed = performance.now();
  const isThere = () => localStorage.getItem(record)?.startsWith(ticket) ?? false;
  const timer = setInterval(() => {
    // A page that was frozen may not see yet that its lease was taken.
    if (performance.now() - renewed >= 2 * renewal || !isThere()) return;
    try {
      renewed = performance.now();
      localStorage.setItem(record, `${ticket}-${renewed}`);
    } catch {
      // Full: the lease runs out.
    }
  }, renewal);
  return () => {
    clearInterval(timer);
    if (isThere()) localStorage.removeItem(record);
  };
}

/** Resolves after so many milliseconds, or as soon as another page has removed the record. */
function moved(record: string, pause: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('storage', hear);
      resolve();
    };
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key === record && newValue === null) end();
    };
    const timer = setTimeout(end, pause);
    addEventListener('storage', hear);
  });
}
