/**
 * The cart that a storefront holds: takes intents before the engine has loaded, hands them over, and
 * keeps those that have not ended, to hand them over again to an engine that took the place of one
 * that trapped.
 */
import { makeBarriers } from './barriers.js';
import type { CheckedOptions } from './check.js';
import * as check from './check.js';
import { emptySnapshot } from './empty.js';
import type { Engine, EngineHost, EngineModule } from './engine.js';
import { type CartError, failure, refusalError } from './errors.js';
import { makeListeners } from './listeners.js';
import { loadEngine } from './load.js';
import { makeNames } from './names.js';
import type { Cart, CartSnapshot, Outcome } from './types.js';

/** An intent that has not ended. */
interface Intent {
  send(engine: Engine): void;
  resolve(outcome: Outcome): void;
  reject(error: CartError): void;
}

/** The cart of checked options. */
export function makeCart(options: CheckedOptions): Cart {
  const { store, storage, timeout, wasm } = options;
  const engineOptions = { store, storage, timeout, memory: new Map<string, string>() };
  const nextName = makeNames();
  const intents = new Map<string, Intent>();
  const listeners = makeListeners();
  const barriers = makeBarriers(getSnapshot);
  let snapshot = emptySnapshot;
  let isLoading = false;
  let module: EngineModule | undefined;
  let engine: Engine | undefined;
  /** Why the cart takes no more intents. */
  let ended: CartError | undefined;
  let stopWatching = () => {};

  const host: EngineHost = {
    changed: publish,
    settled(id, outcome) {
      end(id, (intent) => intent.resolve(outcome));
    },
    refused(id, refusal) {
      end(id, (intent) => intent.reject(refusalError(refusal)));
    },
  };

  function getSnapshot(): CartSnapshot {
    return snapshot;
  }

  function publish(next: CartSnapshot): void {
    if (next === snapshot) return;
    snapshot = next;
    listeners.notify();
  }

  /** Takes over what an engine call changed. */
  function pull(): void {
    const next = guard((running) => running.snapshot());
    if (next) publish(next);
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
  function guard<T>(use: (running: Engine) => T): T | undefined {
    if (!engine || !module) return undefined;
    try {
      return use(engine);
    } catch (reason) {
      console.error(reason);
      module.trapped();
      return undefined;
    }
  }

  function load(): void {
    if (isLoading || module || ended) return;
    isLoading = true;
    loadEngine(wasm).then(
      (loaded) => {
        module = loaded;
        stopWatching = loaded.onTrap(renewEngine);
        startEngine(loaded);
      },
      (error: CartError) => {
        isLoading = false;
        // A network that failed may come back: the next intent tries again.
        fail(error, error.code === 'network');
      },
    );
  }

  function renewEngine(isAlive: boolean): void {
    // The old engine went down with its instance: it must not even be ended.
    engine = undefined;
    if (!module || ended) return;
    if (isAlive) startEngine(module);
    else fail(failure('crashed', 'The engine of the cart stopped and could not be started again.'));
  }

  function startEngine(loaded: EngineModule): void {
    // Destroyed while loading: intents already accepted are still stored for the next cart.
    if (ended && intents.size === 0) {
      stop();
      return;
    }
    try {
      engine = new loaded.Engine(engineOptions, host);
    } catch (reason) {
      console.error(reason);
      loaded.trapped();
      return;
    }
    const started = engine;
    for (const intent of [...intents.values()]) {
      // A trap on the way has already handed all of them to the engine after this one.
      if (engine === started) guard((running) => intent.send(running));
    }
    if (engine !== started) return;
    if (ended) {
      stop();
      return;
    }
    const pending = guard((running) => running.pending());
    if (pending) barriers.narrow(new Set([...pending, ...intents.keys()]));
    pull();
  }

  /** Gives up: nothing that was accepted can be done any more. */
  function fail(error: CartError, mayRetry = false): void {
    if (ended) return;
    if (!mayRetry) {
      ended = error;
      stopWatching();
    }
    const failed = [...intents.values()];
    intents.clear();
    const { code, message } = error;
    publish({ ...snapshot, status: 'failed', error: { code, message } });
    for (const intent of failed) intent.reject(error);
    barriers.fail(error);
  }

  function stop(): void {
    stopWatching();
    guard((running) => running.destroy());
    engine = undefined;
    intents.clear();
  }

  function intend(send: (running: Engine, id: string) => void): Promise<Outcome> {
    if (ended) return quiet(Promise.reject(ended));
    const id = nextName();
    const promise = quiet(
      new Promise<Outcome>((resolve, reject) => {
        intents.set(id, { send: (running) => send(running, id), resolve, reject });
      }),
    );
    load();
    guard((running) => send(running, id));
    pull();
    return promise;
  }

  // In a page the engine loads at once; on a server only where the cart is used.
  if (typeof document !== 'undefined') load();

  return {
    add(idOrSku, quantity = 1, addOptions = undefined) {
      const product = check.checkProduct(idOrSku);
      const amount = check.checkQuantity(quantity, false);
      const checked = check.checkAddOptions(addOptions);
      return intend((running, id) => running.add(id, product, amount, checked));
    },
    setQuantity(line, quantity) {
      const reference = check.checkLine(line);
      const amount = check.checkQuantity(quantity, true);
      return intend((running, id) => running.setQuantity(id, reference, amount));
    },
    remove(line) {
      const reference = check.checkLine(line);
      return intend((running, id) => running.remove(id, reference));
    },
    restore(line) {
      const reference = check.checkLine(line);
      return intend((running, id) => running.restore(id, reference));
    },
    clear: () => intend((running, id) => running.clear(id)),
    refresh: () => intend((running, id) => running.refresh(id)),
    settled(settledOptions) {
      const wait = check.checkWait(settledOptions);
      if (ended) return quiet(Promise.reject(ended));
      load();
      const pending = guard((running) => running.pending());
      return quiet(barriers.wait(pending && new Set([...pending, ...intents.keys()]), wait));
    },
    getSnapshot,
    getServerSnapshot: () => emptySnapshot,
    subscribe(listener) {
      check.checkListener(listener);
      load();
      return listeners.add(listener);
    },
    dismiss(noticeId) {
      const id = check.checkText('noticeId', noticeId);
      guard((running) => running.dismiss(id));
      pull();
    },
    destroy() {
      if (ended) return;
      ended = failure('destroyed', 'The cart was destroyed.');
      for (const intent of intents.values()) intent.reject(ended);
      barriers.fail(ended);
      if (engine || !isLoading) stop();
    },
  };
}

/** A promise nobody looks at ends in silence; the snapshot tells the shopper all the same. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
