/** Records by name, as the engine keeps them: in localStorage, else in a map of the page. */

/** Where records are. */
export interface Records {
  /** Whether other pages of the shop have them, too. */
  readonly isShared: boolean;
  /** Holds what localStorage does not; also the queue of a lane that is of one page alone. */
  readonly page: Map<string, unknown>;
  get(name: string): string | undefined;
  /** Keeps a record; the page alone does where localStorage refuses it. */
  set(name: string, record: string): void;
  remove(name: string): void;
  /** The names that begin with `prefix`. */
  names(prefix: string): string[];
}

/** Opens the records of the page: `local` where the browser allows it. */
export function openRecords(storage: 'local' | 'memory', page: Map<string, unknown>): Records {
  const local = storage === 'local' ? usable() : undefined;
  return {
    isShared: local !== undefined,
    page,
    get(name) {
      const kept = local?.getItem(name) ?? page.get(name);
      return typeof kept === 'string' ? kept : undefined;
    },
    set(name, record) {
      try {
        if (!local) throw undefined;
        local.setItem(name, record);
        page.delete(name);
      } catch {
        // What localStorage held of it must not come back as if it were the last.
        local?.removeItem(name);
        page.set(name, record);
      }
    },
    remove(name) {
      local?.removeItem(name);
      page.delete(name);
    },
    names(prefix) {
      return [...Object.keys(local ?? {}), ...page.keys()].filter((name) => name.startsWith(prefix));
    },
  };
}

function usable(): Storage | undefined {
  try {
    // Only pages: Node has a localStorage of its own, which belongs to no shopper.
    if (typeof document === 'undefined') return undefined;
    localStorage.getItem('');
    return localStorage;
  } catch {
    return undefined;
  }
}
