/**
 * The cart that a storefront holds: checks what it is asked, and takes calls before the engine has
 * loaded. What needs the engine is in the lazy chunk, see `runner.ts`.
 */
import type { CheckedOptions } from './check.js';
import * as check from './check.js';
import type { Api } from './client/client.js';
import { makeFacade } from './client/facade.js';
import { emptySnapshot } from './empty.js';
import { type CartError, failure } from './errors.js';
import { makeListeners } from './listeners.js';
import { loadEngine } from './load.js';
import type { Ending, IntentCall, Runner, Stage } from './runner.js';
import type { Cart, CartSnapshot, Outcome } from './types.js';

/** A call that waits for the engine. */
interface Call {
  use(running: Runner): void;
  reject(error: CartError): void;
}

/** The cart of checked options. */
export function makeCart({ wasm, ...options }: CheckedOptions): Cart {
  const listeners = makeListeners();
  let calls: Call[] = [];
  let snapshot = emptySnapshot;
  let isLoading = false;
  let runner: Runner | undefined;
  /** Why the cart takes no more calls. */
  let ended: CartError | undefined;

  const memory = new Map<string, string>();
  const stage: Stage = {
    options: { ...options, memory },
    failure,
    snapshot: () => snapshot,
    publish(next) {
      if (next === snapshot) return;
      snapshot = next;
      listeners.notify('');
    },
    tell: listeners.notify,
    fail(error) {
      ended = error;
      showFailure(error);
    },
  };

  function showFailure({ code, message }: CartError): void {
    stage.publish({ ...snapshot, status: 'failed', error: { code, message } });
  }

  function load(): void {
    if (isLoading || runner || ended) return;
    isLoading = true;
    loadEngine(wasm).then(
      ({ makeRunner }) => {
        // Destroyed while loading: intents already accepted are still stored for the next cart.
        if (ended && !calls[0]) return;
        runner = makeRunner(stage);
        for (const call of calls) call.use(runner);
        if (ended) runner.destroy(ended);
        else runner.pull();
      },
      (error: CartError) => {
        isLoading = false;
        if (ended) return;
        // A network that failed may come back: the next intent tries again.
        if (error.code === 'network') showFailure(error);
        else stage.fail(error);
        const failed = calls;
        calls = [];
        for (const call of failed) call.reject(error);
      },
    );
  }

  /** Has the runner do something, when it is there. A promise nobody looks at ends in silence. */
  function call<T>(use: (running: Runner, ending: Ending<T>) => void, wait?: number): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const promise = new Promise<T>((resolve, reject) => {
      if (ended) return reject(ended);
      if (wait !== undefined) {
        timer = setTimeout(() => reject(failure('timeout', `The cart was not settled within ${wait} ms.`)), wait);
      }
      load();
      if (runner) {
        use(runner, { resolve, reject });
        runner.pull();
      } else calls.push({ use: (running) => use(running, { resolve, reject }), reject });
    });
    const close = () => clearTimeout(timer);
    promise.then(close, close);
    return promise;
  }

  /** An intent: a method of the engine, and what it is given. */
  function intend(...intent: IntentCall): Promise<Outcome> {
    return call((running, ending) => running.intend(ending, ...intent));
  }

  function listen<T>(topic: string, listener: (event: T) => void): () => void {
    check.checkListener(listener);
    load();
    return listeners.add(topic, listener);
  }

  // In a page the engine loads at once; on a server only where the cart is used.
  if (typeof document !== 'undefined') load();

  const api = makeFacade(({ startCart }) =>
    startCart(
      {
        ...options,
        memory,
        announce: (record) => runner?.announce(record),
        refresh: () => cart.refresh(),
        settled: (wait) => cart.settled(wait),
      },
      failure,
    ),
  ) as Api & { adopt: Cart['adopt'] };

  const cart: Cart = {
    api,
    checkoutUrl: (given) => api.checkoutUrl(given),
    adopt: (key, given) => api.adopt(key, given),
    add: (idOrSku, quantity = 1, addOptions) =>
      intend(
        'add',
        check.checkProduct(idOrSku),
        check.checkQuantity(quantity, false),
        check.checkAddOptions(addOptions),
      ),
    setQuantity: (line, quantity) => intend('setQuantity', check.checkLine(line), check.checkQuantity(quantity, true)),
    remove: (line) => intend('remove', check.checkLine(line)),
    restore: (line) => intend('restore', check.checkLine(line)),
    clear: () => intend('clear'),
    refresh: () => intend('refresh'),
    login: (credentials) =>
      intend(
        'login',
        check.checkText('username', credentials?.username),
        // Whatever it is, no error says it.
        check.checkText('password', credentials?.password, typeof credentials?.password),
      ),
    logout: () => intend('logout'),
    settled: (settledOptions) =>
      call<CartSnapshot>((running, ending) => running.settled(ending), check.checkWait(settledOptions)),
    getSnapshot: stage.snapshot,
    getServerSnapshot: () => emptySnapshot,
    subscribe: (listener) => listen('', listener),
    on(type, listener) {
      check.checkTopic(type);
      return listen(type, listener);
    },
    retry(intentId) {
      const id = intentId === undefined ? undefined : check.checkText('intentId', intentId);
      call((running) => running.retry(id));
    },
    drop(intentId) {
      const id = check.checkText('intentId', intentId);
      return call((running, ending) => running.drop(id, ending));
    },
    dismiss(noticeId) {
      const id = check.checkText('noticeId', noticeId);
      runner?.dismiss(id);
      runner?.pull();
    },
    destroy() {
      if (ended) return;
      ended = failure('destroyed', 'The cart was destroyed.');
      for (const { reject } of calls) reject(ended);
      runner?.destroy(ended);
    },
  };
  return cart;
}
