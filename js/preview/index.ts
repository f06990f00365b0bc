/**
 * `cocart-wasm/preview`: the cart as it was shown last, read from `localStorage` at once. No WASM, no request,
 * nothing to wait for: badge and drawer draw with the first frame, offline too.
 */
import type { Cart, CartSnapshot } from '../types.js';
import { fold, paired, type Row } from './fold.js';
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
   * last, with what any tab has asked for since and the store has not confirmed. `null` where none is stored, it is damaged, of a newer format, or of another shopper. The same object until something changes.
   */
  getSnapshot(): CartSnapshot | null;
  /** Calls `listener` when this page, or another tab, shows something else; returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Takes over what a cart shows, and stores it for the next page. Returns the function that ends it. */
  keep(cart: Pick<Cart, 'getSnapshot' | 'subscribe'>): () => void;
}

/** A base, see `write_base` of `src/sync/journal.rs`: names of lines and their keys by turns, and what ended last. */
type StoredBase = readonly [
  sequence?: number,
  server?: CartSnapshot['server'],
  names?: readonly string[],
  ended?: readonly string[],
];

/** Milliseconds until what has changed is stored: many changes of a moment are stored once. */
const PAUSE = 50;

/** The preview of a shop's cart. Does nothing by itself; on a server it has nothing to show. Since 0.1.0. */
export function createPreview({ store }: PreviewOptions): Preview {
  const prefix = `cocart:${new URL(store).href.replace(/\/+$/, '')}:`;
  const name = `${prefix}view`;
  const listeners = new Set<() => void>();
  /** What the snapshot was read from. */
  let records: string | undefined;
  let stored: CartSnapshot | null = null;
  let kept: (() => CartSnapshot) | undefined;

  const notify = () => {
    for (const listener of listeners) listener();
  };

  const hear = () => {
    const before = stored;
    if (look() !== before) notify();
  };

  /** Whose cart it is: one that has logged out must not be shown to the next. */
  const owner = () => `${get(`${prefix}key`)} ${get(`${prefix}customer`) !== null}`;

  /** What is stored, read again where it is another. */
  function look(): CartSnapshot | null {
    try {
      const tabs = Object.keys(localStorage).filter((key) => key.startsWith(`${prefix}log`));
      const who = owner();
      const texts = [name, `${prefix}base`, ...tabs].map(get);
      const found = who + texts.join();
      if (found === records) return stored;
      records = found;
      stored = null;
      const [record, base, ...logs] = texts;
      const [of, view] = parse(record) as [string, CartSnapshot];
      if (of !== who) return null;
      // The store's own words are in the record of the engine: once is enough.
      const [, server = null, names = [], ended = []] = parse(base) as StoredBase;
      // A line that is being restored shows what the store said of the removed one.
      const items = ['items', 'removed_items'].flatMap((list) => Object.values(server?.[list] ?? {})) as {
        item_key?: string;
      }[];
      const lines = view.lines.map((line) => ({
        ...line,
        server: items.find(({ item_key }) => item_key === line.key) ?? null,
      }));
      stored = { ...view, lines, server };
      // What was asked for since: its page may have gone before it could store what it showed.
      const known = [...ended, ...view.queue.map(({ id }) => id)];
      const rows = (logs.flatMap(parse) as Row[]).filter(([, id]) => !known.includes(id));
      if (rows[0]) stored = fold(stored, rows, paired(names));
    } catch {}
    return stored;
  }

  return {
    getSnapshot() {
      const shown = kept?.();
      // A cart that could not start knows nothing.
      if (shown && (shown.status === 'ready' || shown.lines[0])) return shown;
      return look();
    },
    subscribe(listener) {
      globalThis.addEventListener?.('storage', hear);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (!listeners.size) globalThis.removeEventListener?.('storage', hear);
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
        if (timer) write();
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

/** The list that a record holds; an empty one where it holds none that can be read. */
function parse(record: string | null | undefined): unknown {
  return JSON.parse(open(record) ?? '[]');
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
