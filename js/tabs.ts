/**
 * What pages of one shop do together, as far as the platform does it: locks, leases where there are no
 * locks, and hints of what was stored. Part of the lazy chunk `engine.js`.
 */

/** How often a lease is renewed, in milliseconds. */
const renewal = 2_000;

/** What gives back the locks and leases of the instance, also after it trapped. */
const held = new Set<() => void>();
/** Ends with the instance. */
let life = 0;
/** Ends what waits for a lock that does not matter to a page that is put away. */
let shown = new AbortController();

function hold(release: () => void): () => void {
  const giveBack = () => {
    if (held.delete(giveBack)) release();
  };
  held.add(giveBack);
  return giveBack;
}

/** Gives all back: an instance that trapped cannot. */
export function releaseAll(): void {
  life += 1;
  for (const giveBack of held) giveBack();
}

/**
 * Waits for the lock of this name; resolves with what gives it back, or with nothing where there are no
 * locks (pages without TLS). `passing` are locks that a page which is put away does not wait for
 * any longer: a page that waits or holds would not come back at once when the shopper goes back.
 * `page` holds the queue of a page that is alone, which `cart.api` waits in, too (`client/lane.ts`).
 */
export function lock(name: string, passing: boolean, page?: Map<string, unknown>): Promise<(() => void) | undefined> {
  const asked = life;
  return new Promise((resolve) => {
    const none = () => resolve(undefined);
    if (page) {
      const before = page.get(name);
      const after = new Promise<void>((release) => {
        Promise.resolve(before).then(() => (asked === life ? resolve(hold(release)) : release()));
      });
      page.set(name, after);
      return;
    }
    const options: LockOptions = passing ? { signal: shown.signal } : {};
    try {
      navigator.locks
        .request(name, options, () => {
          // Asked for by an instance that has trapped since.
          if (asked !== life) return undefined;
          return new Promise<void>((release) => resolve(hold(release)));
        })
        .catch(() => options.signal?.aborted || none());
    } catch {
      none();
    }
  });
}

/** Gives a lease back. */
export interface Renewal {
  (): void;
  /** Whether nobody can have taken it. */
  isOurs(): boolean;
}

/** Renews the lease that a ticket has got, until what this returns gives it back. */
export function renew(record: string, ticket: string): Renewal {
  let renewed = performance.now();
  const isThere = () => localStorage.getItem(record)?.startsWith(ticket) ?? false;
  // A page that was frozen may not see yet that its lease was taken.
  const isOurs = () => performance.now() - renewed < 2 * renewal && isThere();
  const timer = setInterval(() => {
    try {
      if (isOurs()) {
        renewed = performance.now();
        localStorage.setItem(record, `${ticket}-${renewed}`);
      }
    } catch {
      // Full, or denied meanwhile: the lease runs out.
    }
  }, renewal);
  const giveBack = hold(() => {
    clearInterval(timer);
    if (isThere()) localStorage.removeItem(record);
  });
  return Object.assign(giveBack, { isOurs });
}

/**
 * Resolves after so many milliseconds, or as soon as another page has removed the record. The time it
 * resolves with never jumps.
 */
export function moved(record: string, pause: number): Promise<number> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, pause);
    addEventListener('storage', hear);
    function hear({ key, newValue }: StorageEvent) {
      if (key === record && newValue === null) end();
    }
    function end() {
      clearTimeout(timer);
      removeEventListener('storage', hear);
      resolve(performance.now());
    }
  });
}

/** Everybody in this page who listens. */
const ears = new Set<(what: string) => void>();

/** Has the carts of this page look at a record that something else in it has stored. */
export function announce(record: string): void {
  for (const report of [...ears]) report(record);
}

/** What {@link listen} returns. */
export interface Hints {
  /** Tells the other carts of the shop, in this page too, that a record was stored. */
  tell(record: string): void;
  /** Ends listening. */
  end(): void;
}

/**
 * Reports the name of each record that another cart has stored; `again` when the browser believes it is
 * online or the page is looked at again; `pagehide` when the page is put away, and `pageshow` when it has
 * come back from there. Reports nothing outside of pages.
 */
export function listen(shop: string, report: (what: string) => void): Hints {
  let channel: BroadcastChannel | undefined;
  const open = () => {
    try {
      channel = new BroadcastChannel(shop);
      // The record itself may reach this page later than the hint: storage events come with it.
      channel.onmessage = ({ data }) => setTimeout(() => channel && report(data), 200);
    } catch {
      // Storage events tell, too; only not other carts of this page.
    }
  };
  const close = () => {
    channel?.close();
    channel = undefined;
  };
  const hear = ({ type, key, persisted }: Event & Partial<StorageEvent & PageTransitionEvent>) => {
    if (type === 'storage') report(key ?? 'again');
    else if (type === 'pagehide') {
      // Both would keep the page from being put away as it is.
      close();
      shown.abort();
      shown = new AbortController();
      report(type);
    } else if (type === 'pageshow') {
      // The first showing of a page is no return to it.
      if (!persisted) return;
      open();
      report(type);
    } else if (type === 'online' || !document.hidden) report('again');
  };
  const each = (apply: 'addEventListener' | 'removeEventListener') => {
    if (typeof document === 'undefined') return;
    for (const kind of ['online', 'pagehide', 'pageshow', 'storage']) globalThis[apply](kind, hear as EventListener);
    document[apply]('visibilitychange', hear);
  };
  each('addEventListener');
  ears.add(report);
  if (typeof document !== 'undefined') open();
  return {
    tell: (record) => channel?.postMessage(record),
    end() {
      each('removeEventListener');
      ears.delete(report);
      close();
    },
  };
}
