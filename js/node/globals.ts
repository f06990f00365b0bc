/**
 * For CommonJS alone, where the bundler puts these in place of the globals: what a window in Node lacks (Jest with
 * jsdom has no `fetch` and no `TextDecoder`, among others) is taken from Node itself. Not a byte of it is in the modules of a page.
 */

/** The part of Node's `process` that reaches past the window. It is asked for by name: bundlers must not resolve it. */
interface NodeProcess {
  getBuiltinModule?(name: 'vm'): { runInThisContext(code: string): typeof globalThis };
}

const here = globalThis;
const { process } = here as { process?: NodeProcess };
const node = process?.getBuiltinModule?.('vm').runInThisContext('globalThis') ?? here;

export const TextDecoder = here.TextDecoder ?? node.TextDecoder;
export const TextEncoder = here.TextEncoder ?? node.TextEncoder;
export const Request = here.Request ?? node.Request;
export const Response = here.Response ?? node.Response;
export const ReadableStream = here.ReadableStream ?? node.ReadableStream;
export const DecompressionStream = here.DecompressionStream ?? node.DecompressionStream;

/** The window's at the time of the call, which a test may have put there, else Node's. */
export const fetch: typeof globalThis.fetch = (input, init) =>
  here.fetch ? here.fetch(input, init) : node.fetch(input, fitting(init));

/** Node's `fetch` takes no signal of a window. */
function fitting({ signal, ...init }: RequestInit = {}): RequestInit {
  if (!signal) return init;
  const controller = new node.AbortController();
  const abort = () => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return { ...init, signal: controller.signal };
}
