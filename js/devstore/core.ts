/** One request through the WASM, with the waits that it asks for. Whoever carries the answer brings its own wire. */
import type { Step } from '#devstore-glue';
import type { DevstoreOptions } from './types.js';

/** An answer as bytes; `cut` says where the connection ends before it has arrived. */
export interface Answer {
  readonly cut: 'start' | 'body' | '';
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array<ArrayBuffer>;
}

/** A request as bytes. */
export interface Question {
  readonly method: string;
  /** Still encoded. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** A store in the WASM. */
export interface Core {
  /** Answers; `cut` is called as soon as the connection is cut, while the store may still be at work. */
  ask(question: Question, cut: () => void): Promise<Answer>;
  /** Whether a fault waits for a connection that was not used before. */
  wantsFreshConnections(): boolean;
}

/** Starts a store. Throws where an option is not what it must be. */
export async function start({ url, ...options }: DevstoreOptions & { url: string }): Promise<Core> {
  const { later, load } = await import('./bytes.js');
  const pause = (milliseconds: number) =>
    milliseconds > 0 ? new Promise<void>((resolve) => later(resolve, milliseconds)) : Promise.resolve();
  const { Devstore } = await load();
  const { seed = Math.floor(Math.random() * 2 ** 32) } = options;
  const store = new Devstore(JSON.stringify({ latency: 0, ...options, seed, site: url }));
  const began = performance.now();
  const moment = () => [Math.floor(Date.now() / 1000), performance.now() - began] as const;
  return {
    wantsFreshConnections: () => store.wantsFreshConnections(),
    async ask({ method, path, query, headers, body }, cut) {
      const running = store.begin(method, path, query, headers.flat(), body, ...moment());
      try {
        await pause(running.delay());
        for (;;) {
          const step = running.step(store, ...moment());
          if (step.cut === 'start') cut();
          if (step.wait === undefined) return answer(step);
          await pause(step.wait);
          step.free();
        }
      } finally {
        running.free();
      }
    },
  };
}

function answer(step: Step): Answer {
  const { cut, status, headers: flat } = step;
  const headers = flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ''] as const] : []));
  const body = step.body as Uint8Array<ArrayBuffer>;
  step.free();
  return { cut: cut as Answer['cut'], status, headers, body };
}
