/**
 * `cocart-wasm/preview`: the cart as it was shown last, read from `localStorage` at once. No WASM, no request,
 * nothing to wait for: badge and drawer draw with the first frame, offline too.
 */
import type { Cart, CartSnapshot } from '../types.js';
import { isNewer, open, seal } from './record.js';

/** Options of {@link createPreview}. */
export interface PreviewOptions {
  /** Address of the shop, as `createCart` takes it. */
  store: string;
}

/** What the cart of a shop showed last, and from {@link Preview.keep} on what it shows. */
export interface Preview {
  /**
   * The snapshot: of the cart that is kept as soon as it knows more than nothing, else as a page has shown it
   * last. `null` where none is stored, it is damaged, of a newer format, or of another shopper. The same object until something changes.
   */
  getSnapshot(): CartSnapshot | null;
  /** Calls `listener` when this page, or another tab, shows something else; returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Takes over what a cart shows, and stores it for the next page. Returns the function that ends it. */
  keep(cart: Pick<Cart, 'getSnapshot' | 'subscribe'>): () => void;
}

/** Milliseconds until what has changed is stored: many changes of a moment are stored once. */
const PAUSE = 50;

/** The preview of a shop's cart. Does nothing by itself; on a server it has nothing to show. Since 0.1.0. */
export function createPreview({ store }: PreviewOptions): Preview {
  const prefix = `cocart:${new URL(store).href.replace(/\/+$/, '')}:`;
  const name = `${prefix}view`;
  const listeners = new Set<() => void>();
  let record: string | null | undefined;
  let stored: CartSnapshot | null = null;
  let kept: (() => CartSnapshot) | undefined;

  const notify = () => {
    for (const listener of listeners) listener();
  };

  const hear = ({ key }: StorageEvent) => {
    if (key === name || key === null) notify();
  };

  /** Whose cart it is: one that has logged out must not be shown to the next. */
  const owner = () => `${get(`${prefix}key`)} ${get(`${prefix}customer`) !== null}`;

  function read(): CartSnapshot | null {
    try {
      const [of, view] = JSON.parse(open(record as string) as string) as [string, CartSnapshot];
      if (of !== owner()) return null;
      // The store's own words are in the record of the engine: once is enough.
      const server = (JSON.parse(open(get(`${prefix}base`)) ?? '[]') as CartSnapshot['server'][])[1] ?? null;
      // A line that is being restored shows what the store said of the removed one.
      const items = ['items', 'removed_items'].flatMap((list) => Object.values(server?.[list] ?? {})) as {
        item_key?: string;
      }[];
      const lines = view.lines.map((line) => ({
        ...line,
        server: items.find(({ item_key }) => item_key === line.key) ?? null,
      }));
      return { ...view, lines, server };
    } catch {
      return null;
    }
  }

  return {
    getSnapshot() {
      const shown = kept?.();
      // A cart that could not start knows nothing.
      if (shown && (shown.status === 'ready' || shown.lines[0])) return shown;
      const found = get(name);
      if (found !== record) {
        record = found;
        stored = read();
      }
      return stored;
    },
    subscribe(listener) {
      if (listeners.size === 0) globalThis.addEventListener?.('storage', hear);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) globalThis.removeEventListener?.('storage', hear);
      };
    },
    keep(cart) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let shown = cart.getSnapshot();
      kept = cart.getSnapshot;

      const write = () => {
        clearTimeout(timer);
        timer = undefined;
        const { storage, status, lines } = shown;
        if (status !== 'ready' || storage === 'memory' || isNewer(get(name))) return;
        const view = { ...shown, server: null, lines: lines.map((line) => ({ ...line, server: null })) };
        // Where room is short the intents need it more.
        put(name, storage === 'durable' ? seal(JSON.stringify([owner(), view])) : null);
      };
      const flush = () => {
        if (timer !== undefined) write();
      };
      const end = cart.subscribe(() => {
        const before = shown;
        shown = cart.getSnapshot();
        timer ??= setTimeout(write, PAUSE);
        // What a customer has put in must not stay a moment longer.
        if (shown.customer !== before.customer || shown.storage !== before.storage) write();
        notify();
      });
      if (shown.status === 'ready') write();
      globalThis.addEventListener?.('pagehide', flush);
      return () => {
        end();
        flush();
        globalThis.removeEventListener?.('pagehide', flush);
        kept = undefined;
      };
    },
  };
}

/** Texts of `localStorage`; none where the browser denies it, and on a server. */
function get(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Stores a text or, where it is `null` or finds no room, forgets what is stored. */
function put(name: string, text: string | null): void {
  try {
    if (text !== null) {
      localStorage.setItem(name, text);
      return;
    }
  } catch {}
  try {
    localStorage.removeItem(name);
  } catch {}
}
