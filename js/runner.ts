/**
 * The lazy chunk `engine.js`: runs a cart once its engine has loaded. It names the intents, keeps those
 * that have not ended, and hands them over again to an engine that took the place of one that trapped.
 */
import { makeBarriers } from './barriers.js';
import type { Engine as CartEngine, EngineHost, EngineOptions, Wishes } from './engine.js';
import type { CartError, failure } from './errors.js';
import { Engine, moveIn, moveOut, trapped } from './module.js';
import { makeNames } from './names.js';
import { announce } from './tabs.js';
import type { AddOptions, CartEvents, CartSnapshot, Outcome, QueuedIntent } from './types.js';

export { Engine, start } from './module.js';

/** What the entry gives to a runner. The error classes are the entry's, so it makes the errors. */
export interface Stage {
  options: EngineOptions;
  failure: typeof failure;
  /** What is shown now. */
  snapshot(): CartSnapshot;
  /** Shows what changed. */
  publish(next: CartSnapshot): void;
  /** Tells listeners of an event. */
  tell<T extends keyof CartEvents>(type: T, event: CartEvents[T]): void;
  /** Ends the cart: its engine cannot run any more. */
  fail(error: CartError): void;
}

/** What a shopper asks for, and what that is given. */
export type IntentCall = { [W in keyof Wishes]: [wish: W, ...given: Wishes[W]] }[keyof Wishes];

/** What becomes of a promise that the entry gave out. */
export interface Ending<T> {
  resolve(value: T): void;
  reject(error: CartError): void;
}

/** An intent that has not ended. */
interface Intent extends Ending<Outcome> {
  send(engine: CartEngine): boolean;
}

/** A cart with an engine. After any of these the entry calls {@link Runner.pull}. */
export interface Runner {
  /** Hands an intent over. */
  intend(ending: Ending<Outcome>, ...intent: IntentCall): void;
  /** Waits for all intents so far. */
  settled(ending: Ending<CartSnapshot>): void;
  /** Sends what is parked or unconfirmed after all: one intent, or all. */
  retry(intentId: string | undefined): void;
  /** Gives an intent up. */
  drop(intentId: string, ending: Ending<void>): void;
  /** Takes a notice away. */
  dismiss(noticeId: string): void;
  /** Looks at a record that a call of the API has stored. */
  announce(record: string): void;
  /** Shows what engine calls changed. */
  pull(): void;
  /** Ends the engine, and everybody who waits with `error`. */
  destroy(error: CartError): void;
}

/** Starts the engine of a cart. */
export function makeRunner(stage: Stage): Runner {
  const { options, failure, tell } = stage;
  const nextName = makeNames();
  const intents = new Map<string, Intent>();
  const barriers = makeBarriers(stage.snapshot, () =>
    failure('parked', 'What is left in the queue waits for the shopper: see snapshot.queue, retry and drop.'),
  );
  let engine: CartEngine | undefined;

  const host: EngineHost = {
    changed: show,
    settled(id, outcome) {
      const { line, adjusted } = outcome;
      end(id, (intent) => intent.resolve(outcome));
      if (adjusted) tell('adjusted', { id, line, ...adjusted });
    },
    refused(id, refusal) {
      const { code, message, status, line } = refusal;
      end(id, (intent) => intent.reject(failure(code, message, status, line)));
      tell('rejected', { id, ...refusal });
    },
    reported({ topic, intent, kind, line, flight, count, status, took }) {
      if (topic === 'intent') tell(topic, { id: intent, kind: kind as QueuedIntent['kind'], line });
      else if (topic === 'request') tell(topic, { id: flight, kind: kind === 'read' ? kind : 'write', intents: count });
      else if (topic === 'response') tell(topic, { id: flight, status, duration: took });
      else if (topic === 'auth') tell(topic, { state: kind as CartEvents['auth']['state'] });
      else tell(topic, { lines: count });
    },
  };

  function show(next: CartSnapshot): void {
    stage.publish(next);
    // Nothing but the shopper's decision ends these.
    const isHeld = ({ state }: QueuedIntent) => state === 'parked' || state === 'unconfirmed';
    barriers.hold(new Set(next.queue.filter(isHeld).map(({ id }) => id)));
    // Not now: the engine may be the one that shows.
    queueMicrotask(moveOut);
  }

  function pull(): void {
    const next = guard((running) => running.snapshot());
    if (next) show(next);
  }

  function end(id: string, settle: (intent: Intent) => void): void {
    const intent = intents.get(id);
    intents.delete(id);
    // Whoever waits sees the snapshot in which the intent has ended.
    pull();
    if (intent) settle(intent);
    // The engine may have begun a correction of its own: the store is right only when that has ended.
    barriers.ended(
      id,
      guard((running) => running.pending())?.filter((other) => !intents.has(other)),
    );
  }

  /** Every call of the engine goes through here: what it throws is a trap. */
  function guard<T>(use: (running: CartEngine) => T): T | undefined {
    try {
      return engine && use(engine);
    } catch (reason) {
      console.error(reason);
      trapped();
      return undefined;
    }
  }

  /** All intents that have not ended, those of earlier pages included. */
  function pending(): Set<string> {
    return new Set([...(guard((running) => running.pending()) ?? []), ...intents.keys()]);
  }

  function startEngine(): void {
    try {
      engine = new Engine(options, host);
    } catch (reason) {
      console.error(reason);
      trapped();
      return;
    }
    const started = engine;
    for (const intent of [...intents.values()]) {
      // A trap on the way has already handed all of them to the engine after this one.
      if (engine === started) guard(intent.send);
    }
    if (engine !== started) return;
    barriers.narrow(pending());
    pull();
  }

  function close(error: CartError): void {
    stopWatching();
    for (const intent of intents.values()) intent.reject(error);
    barriers.fail(error);
    intents.clear();
  }

  const stopWatching = moveIn({
    rests: () => intents.size === 0 && stage.snapshot().sync === 'idle',
    renew(isAlive) {
      // The old engine went down with its instance: it must not even be ended.
      engine = undefined;
      if (isAlive) {
        startEngine();
        return;
      }
      const error = failure('crashed', 'The engine of the cart stopped and could not be started again.');
      stage.fail(error);
      close(error);
    },
  });
  startEngine();

  return {
    intend(ending, wish, ...given) {
      const id = nextName();
      const [subject = '', value, options] = given as [string?, (number | string)?, AddOptions?];
      const send = (running: CartEngine) => running.act(wish, id, subject, value, options);
      intents.set(id, { send, ...ending });
      guard(send);
    },
    settled(ending) {
      barriers.wait(pending(), ending);
    },
    retry(intentId) {
      guard((running) => running.act('retry', intentId ?? '', ''));
    },
    drop(intentId, { resolve, reject }) {
      const isDone = guard((running) => running.act('drop', intentId, ''));
      // One that has ended before needs not be dropped.
      if (isDone || !pending().has(intentId)) resolve();
      else reject(failure('in_flight', 'This intent is on its way to the store: it can no longer be dropped.'));
    },
    dismiss(noticeId) {
      guard((running) => running.act('dismiss', noticeId, ''));
    },
    announce,
    pull,
    destroy(error) {
      close(error);
      guard((running) => running.destroy());
      engine = undefined;
    },
  };
}
