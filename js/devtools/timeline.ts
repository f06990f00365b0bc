/** What has happened, in words: the events of the cart, its states, and the faults. */
import type { CartEvents, CartSnapshot } from '../types.js';

/** How many entries are kept. */
const KEPT = 300;

/** What an entry tells of: an event of the cart, a change of its state, or a fault. */
export type EntryType = keyof CartEvents | 'state' | 'fault';

/** One entry. */
export interface Entry {
  readonly id: number;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  readonly type: EntryType;
  readonly text: string;
}

/** Keeps the latest entries. */
export interface Timeline {
  /** Newest first; those of one type where one was chosen, and none newer than the pause. */
  shown(type: EntryType | null): readonly Entry[];
  /** How many of them wait for the end of the pause. */
  waiting(type: EntryType | null): number;
  readonly isPaused: boolean;
  add(type: EntryType, text: string): void;
  /** Keeps what is shown from moving, or goes on. */
  setPaused(paused: boolean): void;
  clear(): void;
}

/** Nothing has happened yet. */
export function createTimeline(): Timeline {
  let entries: Entry[] = [];
  let made = 0;
  /** The last entry before the pause. */
  let last: number | null = null;
  const of = (type: EntryType | null) => entries.filter((entry) => type === null || entry.type === type);
  return {
    shown: (type) => of(type).filter(({ id }) => last === null || id <= last),
    waiting: (type) => of(type).filter(({ id }) => last !== null && id > last).length,
    get isPaused() {
      return last !== null;
    },
    add(type, text) {
      made += 1;
      entries = [{ id: made, at: Date.now(), type, text }, ...entries].slice(0, KEPT);
    },
    setPaused(paused) {
      last = paused ? made : null;
    },
    clear() {
      entries = [];
    },
  };
}

/** The words for each event. */
export const words: { readonly [T in keyof CartEvents]: (event: CartEvents[T]) => string } = {
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

/** What the cart does, in one line. */
export function stateOf({ status, sync, storage, pending, customer, error }: CartSnapshot): string {
  const parts = [status, sync, `${pending} pending`, storage, customer ? 'customer' : 'guest'];
  return error ? `${parts.join(', ')}: ${error.code}` : parts.join(', ');
}
