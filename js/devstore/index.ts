/**
 * `cocart-wasm/devstore`: a CoCart store in memory, for tests and for building storefronts without WordPress: the
 * same code that is held to recordings of real stores, as WASM. Nothing a shop's page should load.
 */
import { type Answer, start } from './core.js';
import type { Devstore, DevstoreLog, DevstoreOptions, DevstoreServer } from './types.js';

export type * from './types.js';

/** A store in this process. It opens no port. Since 0.1.0. */
export async function createDevstore(options: DevstoreOptions = {}): Promise<Devstore> {
  const url = (options.url ?? 'https://devstore.test').replace(/\/+$/, '');
  const core = await start({ ...options, url });
  const platform = globalThis.fetch;

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(`${url}/`)) return platform(input, init);
    const { pathname, search } = new URL(request.url);
    const base = new URL(url).pathname.replace(/\/$/, '');
    const question = {
      method: request.method,
      path: pathname.slice(base.length),
      query: search.slice(1),
      headers: [...request.headers],
      body: new Uint8Array(await request.arrayBuffer()),
    };
    return new Promise<Response>((resolve, reject) => {
      const { signal } = request;
      // Whoever hangs up does not stop the store.
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      const cut = () => reject(new TypeError('fetch failed'));
      core
        .ask(question, cut)
        .then((answer) => (answer.cut === 'start' ? cut() : resolve(respond(answer, request))), reject);
    });
  };

  async function steer(method: string, path: string, body?: unknown): Promise<unknown> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}/devstore/${path}`, { method, ...sent });
    const document = (await response.json()) as { error?: string };
    if (!response.ok) throw new TypeError(document.error);
    return document;
  }

  return {
    url,
    fetch,
    async arm(...faults) {
      return ((await steer('POST', 'faults', faults)) as { ids: readonly number[] }).ids;
    },
    disarm: async () => void (await steer('DELETE', 'faults')),
    log: () => steer('GET', 'log') as Promise<DevstoreLog>,
    clearLog: async () => void (await steer('DELETE', 'log')),
    set: async (change) => void (await steer('POST', 'settings', change)),
    reset: async () => void (await steer('POST', 'reset')),
    async cart(key) {
      const response = await fetch(`${url}/devstore/carts/${encodeURIComponent(key)}`);
      return response.ok ? ((await response.json()) as Record<string, unknown>) : null;
    },
  };
}

/**
 * A store that listens on a port of this machine, in Node: what `npx cocart-wasm devstore` starts. A request takes
 * 70 to 95 ms unless `latency` says otherwise, as on a real store. Since 0.1.0.
 */
export async function serveDevstore(options: DevstoreOptions & { port?: number } = {}): Promise<DevstoreServer> {
  const { serve } = await import('./serve.js');
  return serve(options);
}

/**
 * Replays a recorded exchange with a real store on a fresh one; what differs, by step. For the tests of this package.
 *
 * @internal
 */
export async function replayTape(
  tape: string,
  profile = '4.3',
): Promise<readonly { readonly step: string; readonly differences: readonly string[] }[]> {
  const { load } = await import('./bytes.js');
  const { replay } = await load();
  return JSON.parse(replay(tape, profile));
}

function respond({ cut, status, headers, body }: Answer, { url, method }: Request): Response {
  const half = new ReadableStream({
    start(controller) {
      controller.enqueue(body.slice(0, body.length / 2));
    },
    pull(controller) {
      controller.error(new TypeError('terminated'));
    },
  });
  const isEmpty = method === 'HEAD' || status === 204 || status === 304;
  const response = new Response(isEmpty ? null : cut === 'body' ? half : body, {
    status,
    headers: headers.map(([...pair]) => pair),
  });
  return Object.defineProperty(response, 'url', { value: url });
}
