/**
 * Faults for the page's own requests to the store: stands in front of `fetch`, tells what passes, and has the next
 * request of the cart go wrong on demand. Other tabs and the store itself know nothing of it.
 */

/** A fault that meets one request of the cart. */
export type FaultKind = 'lose-request' | 'lose-answer' | 'error-500' | 'error-429' | 'html';

/** The faults, each with what it does. */
export const faultKinds: readonly { readonly kind: FaultKind; readonly name: string; readonly about: string }[] = [
  {
    kind: 'lose-request',
    name: 'Lose the next request',
    about: 'The connection breaks before the store has seen it.',
  },
  {
    kind: 'lose-answer',
    name: 'Lose the next answer',
    about: 'The store does it, but the page never hears. Sent again blindly, an item would double.',
  },
  { kind: 'error-500', name: 'Answer 500', about: 'PHP dies before it has done anything.' },
  { kind: 'error-429', name: 'Answer 429', about: 'Too many requests: come back in three seconds.' },
  {
    kind: 'html',
    name: 'Answer HTML',
    about: 'The store does it, and says so with a web page where the cart should be.',
  },
];

/** One request to the store, and what came of it. */
export interface Exchange {
  /** Counts up in each page. */
  readonly id: number;
  /** The method that the store takes it for. */
  readonly method: string;
  /** The path below the REST root, without the query, which holds the cart key. */
  readonly path: string;
  /** Whether it loads and saves a cart. */
  readonly isCart: boolean;
  /** HTTP status, 0 where no answer came, `null` while it is on its way. */
  readonly status: number | null;
  /** Milliseconds until the answer, or `null` while it is on its way. */
  readonly duration: number | null;
  /** What was done to it, or `null`. */
  readonly fault: FaultKind | 'offline' | 'delay' | null;
}

/** The faults of a page. */
export interface Faults {
  /** The faults that wait for a request of the cart, in the order in which they strike. */
  readonly armed: readonly FaultKind[];
  /** Whether the page is made to believe that there is no network. */
  readonly offline: boolean;
  /** How long every answer of the store is held back at least, in milliseconds. */
  readonly delay: number;
  /** Lets one of the next requests of the cart go wrong. */
  arm(kind: FaultKind): void;
  /** Calls off what has not struck yet. */
  disarm(): void;
  /** Takes the network away, or gives it back, and tells the page as the browser would. */
  setOffline(offline: boolean): void;
  /** Holds back every answer for so many milliseconds; 0 for not at all. */
  setDelay(milliseconds: number): void;
  /** Calls `listener` when something above changes; returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Calls `listener` with every request to the store, and again with its answer; returns the function that ends it. */
  watch(listener: (exchange: Exchange) => void): () => void;
  /** Calls `listener` with each secret that travels, for a mask; returns the function that ends it. @internal */
  watchSecrets(listener: (secret: string) => void): () => void;
  /** Puts the page's own `fetch` back. */
  restore(): void;
}

/** A request to CoCart: pretty addresses, and those with `?rest_route=`. */
const ofStore = /(?:\/wp-json|[?&]rest_route=)\/((?:cocart|batch)\/[^?&#]*)/;
/** Those of them that load and save a cart. */
const ofCart = /^(?:cocart\/v\d\/cart|batch\/v1)/;

/** What a browser says when it has no network. */
const lost = () => new TypeError('Failed to fetch');

const answer = (status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) =>
  new Response(JSON.stringify({ code, message, data: { status } }), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

/** What each fault makes of a request. */
const strike: Readonly<Record<FaultKind, (send: () => Promise<Response>) => Promise<Response>>> = {
  'lose-request': () => Promise.reject(lost()),
  'lose-answer': async (send) => {
    await (await send()).arrayBuffer();
    throw lost();
  },
  'error-500': async () => answer(500, 'internal_server_error', 'There has been a critical error on this website.'),
  'error-429': async () => answer(429, 'too_many_requests', 'Too many requests.', { 'retry-after': '3' }),
  html: async (send) => {
    const { status } = await send();
    return new Response('<!doctype html><title>Welcome</title>', { status, headers: { 'content-type': 'text/html' } });
  },
};

/** Puts faults in front of the page's `fetch`; nothing goes wrong until it is asked for. Since 0.1.0. */
export function createFaults(): Faults {
  const changes = new Set<() => void>();
  const watchers = new Set<(exchange: Exchange) => void>();
  const secretWatchers = new Set<(secret: string) => void>();
  let armed: readonly FaultKind[] = [];
  let offline = false;
  let delay = 0;
  let isActive = true;
  let sent = 0;
  const changed = () => {
    for (const listener of changes) listener();
  };
  const tell = (exchange: Exchange) => {
    for (const listener of watchers) listener(exchange);
  };

  const real = globalThis.fetch;
  const faulty: typeof fetch = async (input, init) => {
    const send = () => real.call(globalThis, input, init);
    const { address, method, authorization, signal } = readRequest(input, init);
    const path = ofStore.exec(decoded(address))?.[1];
    if (!isActive || path === undefined) return send();
    const { searchParams } = new URL(address, globalThis.location?.href);
    for (const secret of [searchParams.get('cart_key'), authorization]) {
      if (secret) for (const listener of secretWatchers) listener(secret.replace(/^\S+\s+/, ''));
    }
    const isCart = ofCart.test(path);
    let fault: Exchange['fault'] = delay > 0 ? 'delay' : null;
    let act = send;
    if (offline) {
      fault = 'offline';
      act = () => Promise.reject(lost());
    } else {
      const [kind, ...rest] = isCart ? armed : [];
      if (kind !== undefined) {
        fault = kind;
        armed = rest;
        changed();
        act = () => strike[kind](send);
      }
    }
    sent += 1;
    const exchange = { id: sent, method: searchParams.get('_method') ?? method, path, isCart, fault };
    const begin = Date.now();
    tell({ ...exchange, status: null, duration: null });
    const ended = (status: number) => tell({ ...exchange, status, duration: Date.now() - begin });
    const held = delay;
    try {
      const [response] = await Promise.all([act(), fault === 'offline' ? undefined : pause(held, signal)]);
      ended(response.status);
      return response;
    } catch (error) {
      ended(0);
      throw error;
    }
  };
  globalThis.fetch = faulty;

  const faults: Faults = {
    get armed() {
      return armed;
    },
    get offline() {
      return offline;
    },
    get delay() {
      return delay;
    },
    arm(kind) {
      armed = [...armed, kind];
      changed();
    },
    disarm() {
      armed = [];
      changed();
    },
    setOffline(value) {
      if (value === offline) return;
      offline = value;
      const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine');
      Object.defineProperty(navigator, 'onLine', {
        configurable: true,
        get: () => !offline && own?.get?.call(navigator) !== false,
      });
      dispatchEvent(new Event(offline ? 'offline' : 'online'));
      changed();
    },
    setDelay(milliseconds) {
      delay = milliseconds;
      changed();
    },
    subscribe: (listener) => listen(changes, listener),
    watch: (listener) => listen(watchers, listener),
    watchSecrets: (listener) => listen(secretWatchers, listener),
    restore() {
      faults.setOffline(false);
      armed = [];
      delay = 0;
      isActive = false;
      // Somebody else may stand in front by now: then this one only lets everything pass.
      if (globalThis.fetch === faulty) globalThis.fetch = real;
    },
  };
  return faults;
}

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What the panel wants to know of what `fetch` was given. */
function readRequest(input: RequestInfo | URL, init: RequestInit | undefined) {
  const request = typeof input === 'object' && 'url' in input ? input : undefined;
  return {
    address: request?.url ?? String(input),
    method: init?.method ?? request?.method ?? 'GET',
    authorization: new Headers(init?.headers ?? request?.headers).get('authorization'),
    signal: init?.signal ?? request?.signal,
  };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Waits; ends early where the request is given up. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds === 0 || signal?.aborted) return resolve();
    setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
