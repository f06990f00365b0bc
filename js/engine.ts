/**
 * What the facade and the WASM engine say to each other.
 *
 * The facade names every intent, so that it can hand it over again to an instance that took the place
 * of one that trapped: an id that the engine already holds is not taken twice.
 */
import type { AddOptions, CartSnapshot, Outcome, QueuedIntent } from './types.js';

/** Options as the engine reads them, checked by the facade. */
export interface EngineOptions {
  /** Address of the shop without a slash at its end. */
  store: string;
  storage: 'local' | 'memory';
  /** Milliseconds. */
  timeout: number;
  /** Where records are kept when there is no localStorage: outlives an instance that trapped. */
  memory: Map<string, string>;
}

/** A refusal as the engine reports it; the facade makes a {@link CartError} of it. */
export interface Refusal {
  /** A code of this package or of the store. */
  code: string;
  /** The store's words, entities decoded. */
  message: string;
  /** HTTP status of the answer, or 0 where there was none. */
  status: number;
  /** Local id of the line it was about, or `null`. */
  line: string | null;
}

/** Something that listeners may want to hear of; how an intent ended is told by itself. */
export interface Report {
  /**
   * `intent` (one was taken in), `request` (one was sent), `response` (one was answered, or given up
   * with status 0), `reset` (the cart was emptied elsewhere), `conflict` (lines are gone that the
   * store had confirmed) or `auth` (who is logged in, or how, has changed).
   */
  topic: 'intent' | 'request' | 'response' | 'reset' | 'conflict' | 'auth';
  /** The intent taken in, else empty. */
  intent: string;
  /** What the intent is, as in `QueuedIntent`; `read` or `write` for a request; what happened for `auth`. */
  kind: QueuedIntent['kind'] | 'read' | 'write' | 'in' | 'out' | 'expired';
  /** Local id of the line it is about, or `null`. */
  line: string | null;
  /** Names a request and its response. */
  flight: number;
  /** How many intents a request carries; how many lines are gone. */
  count: number;
  /** HTTP status of a response, 0 where there was none. */
  status: number;
  /** How long a response took, in milliseconds. */
  took: number;
}

/** What the engine calls. Never called while an engine method is running on the same stack. */
export interface EngineHost {
  /** The snapshot changed. */
  changed(snapshot: CartSnapshot): void;
  /** An intent ended as asked, or adjusted. */
  settled(intent: string, outcome: Outcome): void;
  /** An intent was refused. */
  refused(intent: string, refusal: Refusal): void;
  /** Something happened that listeners may want to hear of. */
  reported(report: Report): void;
}

/** What a shopper asks for, by the name of the deed, and what it is given. */
export interface Wishes {
  add: [idOrSku: string, quantity: number, options: AddOptions | undefined];
  /** 0 removes the line. */
  setQuantity: [line: string, quantity: number];
  remove: [line: string];
  restore: [line: string];
  clear: [];
  refresh: [];
  login: [username: string, password: string];
  logout: [];
}

/**
 * Those, for the intent of the id, and: take the notice of the id away; send the intent of the id after all that is
 * parked or unconfirmed, or with an empty id all of them; give the intent of the id up, which ends it as refused
 * with `dropped`.
 */
export type Deed = keyof Wishes | 'dismiss' | 'retry' | 'drop';

/** The engine class that the WASM exports. */
export interface Engine {
  /** Does a deed. `false` where an intent that shall be given up is on the wire, or unknown. */
  act(deed: Deed, id: string, subject: string, value?: number | string, options?: AddOptions): boolean;
  /** The current snapshot: the same object until something changed. */
  snapshot(): CartSnapshot;
  /** Ids of all intents that have not ended. */
  pending(): string[];
  /** Ends timers and listeners. */
  destroy(): void;
  free(): void;
}

/** Why the WASM could not be started. */
export interface StartFailure {
  /** The download failed; the browser forbids WebAssembly; or the module is broken. */
  code: 'network' | 'wasm_blocked' | 'crashed';
  /** The browser's words, and what to do. */
  message: string;
}

/** The engine class, as the WASM exports it. */
export type EngineClass = new (options: EngineOptions, host: EngineHost) => Engine;
