/**
 * The "break it" panel: troubles for the store in memory, by its admin routes, and what the cart makes of
 * them. Belongs to the demo; a shop has no such thing, and neither has a real store.
 */
import type { Cart, CartEvents } from 'cocart-wasm';

/** How many events the log shows. */
const LOGGED = 30;

/** How long the slow store takes, in milliseconds. */
const SLOW = 2500;

/** How soon after an answer the store is counted, in milliseconds. */
const COUNT_AFTER = 60;

/** A trouble that meets the next request of the cart. */
export interface Trouble {
  readonly id: string;
  readonly name: string;
  /** What happens, and what to see. */
  readonly about: string;
  /** As the store's admin route takes it. */
  readonly fault: Readonly<Record<string, unknown>>;
}

export const troubles: readonly Trouble[] = [
  {
    id: 'lose-request',
    name: 'Lose the next request',
    about: 'The connection breaks before the store has seen it.',
    fault: { drop: 'before-commit' },
  },
  {
    id: 'lose-answer',
    name: 'Lose the next answer',
    about: 'The store does it, but the page never hears. Sent again blindly, an item would double.',
    fault: { drop: 'after-commit' },
  },
  {
    id: 'error-500',
    name: 'Answer 500',
    about: 'PHP dies before it has done anything.',
    fault: { status: 500 },
  },
  {
    id: 'error-429',
    name: 'Answer 429',
    about: 'Too many requests: come back in three seconds.',
    fault: { status: 429, retry_after: 3 },
  },
  {
    id: 'html',
    name: 'Answer HTML',
    about: 'Success by its status, but a web page where the cart should be.',
    fault: { body: 'html' },
  },
];

/** One event of the cart, in words. */
export interface Logged {
  readonly id: number;
  readonly time: string;
  readonly type: keyof CartEvents;
  readonly text: string;
}

/** The panel's state, and what a visitor can do on it. */
export interface Troubles {
  /** Whether the store has the admin routes; the panel shows only then. */
  readonly available: boolean;
  readonly open: boolean;
  /** Whether the store is slow. */
  readonly slow: boolean;
  /** How many troubles have not struck yet. */
  readonly armed: number;
  /** The number of items that the store holds, or `null` until it was counted. */
  readonly stored: number | null;
  /** The latest events, newest first. */
  readonly log: readonly Logged[];
  toggle(): void;
  arm(trouble: Trouble): void;
  disarm(): void;
  setSlow(slow: boolean): void;
}

/** The words for each event. */
const words: { [T in keyof CartEvents]: (event: CartEvents[T]) => string } = {
  intent: ({ kind }) => `${kind} was taken in and stored`,
  request: ({ id, kind, intents }) =>
    kind === 'read' ? `#${id} reads the cart` : `#${id} carries ${intents} ${intents === 1 ? 'intent' : 'intents'}`,
  response: ({ id, status, duration }) =>
    status === 0 ? `#${id} got no answer (${duration} ms)` : `#${id} was answered ${status} (${duration} ms)`,
  rejected: ({ code, message }) => `${code}: ${message}`,
  adjusted: ({ from, to }) => `the store kept ${to} instead of ${from}`,
  reset: ({ lines }) => `the cart was emptied elsewhere (${lines} lines)`,
  conflict: ({ lines }) => `${lines} ${lines === 1 ? 'line is' : 'lines are'} gone that the store had confirmed`,
  auth: ({ state }) => (state === 'expired' ? 'the login has expired' : `logged ${state}`),
};

/** `send` reaches the store also while the page is simulated to be offline. */
export function createTroubles(cart: Cart, store: string, send: typeof fetch, changed: () => void): Troubles {
  const log: Logged[] = [];
  let available = false;
  let open = false;
  let armed = 0;
  let stored: number | null = null;
  let usual: unknown;
  let slow = false;
  let logged = 0;
  let counting: ReturnType<typeof setTimeout> | undefined;

  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const options = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const answer = await send(`${store}/devstore/${path}`, options);
    if (!answer.ok) throw new Error(`The store answered ${answer.status}.`);
    return answer.json();
  };
  /** The panel is a convenience: where the store is gone, it shows what it knew. */
  const go = (work: Promise<unknown>): void => void work.then(changed, changed);

  const count = async (): Promise<void> => {
    const faults = (await call('GET', 'faults')) as { left: number }[];
    armed = faults.reduce((sum, { left }) => sum + left, 0);
    // The key is on the page as the store sent it; it goes nowhere but to that store.
    const key = cart.getSnapshot().server?.['cart_key'];
    if (typeof key !== 'string') return;
    const keys = (await call('GET', 'carts')) as string[];
    if (!keys.includes(key)) {
      stored = 0;
      return;
    }
    const { items } = (await call('GET', `carts/${key}`)) as { items: { quantity: number | string }[] };
    stored = items.reduce((sum, { quantity }) => sum + Number(quantity), 0);
  };
  const countSoon = (): void => {
    if (!open) return;
    clearTimeout(counting);
    counting = setTimeout(() => go(count()), COUNT_AFTER);
  };

  const listen = <T extends keyof CartEvents>(type: T): void => {
    cart.on(type, (event) => {
      logged += 1;
      const time = new Date().toLocaleTimeString('en-GB');
      log.unshift({ id: logged, time, type, text: words[type](event) });
      log.length = Math.min(log.length, LOGGED);
      countSoon();
      changed();
    });
  };
  for (const type of Object.keys(words)) listen(type as keyof CartEvents);
  cart.subscribe(countSoon);

  const loopback = ['127.0.0.1', 'localhost', '[::1]', location.hostname];
  if (loopback.includes(new URL(store, location.href).hostname)) {
    call('GET', 'settings').then(
      (settings) => {
        available = true;
        usual = (settings as { latency: unknown }).latency;
        changed();
      },
      // A store that is none of ours.
      () => undefined,
    );
  }

  return {
    get available() {
      return available;
    },
    get open() {
      return open;
    },
    get slow() {
      return slow;
    },
    get armed() {
      return armed;
    },
    get stored() {
      return stored;
    },
    log,
    toggle() {
      open = !open;
      countSoon();
      changed();
    },
    arm({ fault }) {
      // Every request of the cart names its key, and no other request does.
      go(call('POST', 'faults', { path: 'cart_key=', ...fault }).then(count));
    },
    disarm() {
      go(call('DELETE', 'faults').then(count));
    },
    setSlow(value) {
      slow = value;
      go(call('POST', 'settings', { latency: slow ? SLOW : usual }));
    },
  };
}
