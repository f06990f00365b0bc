/** Loads the engine when it is first needed, once per page for all carts. */
import type { StartFailure } from './engine.js';
import { type CartError, failure } from './errors.js';
import type { CartOptions } from './types.js';

/** The lazy chunk `engine.js`. */
type EngineChunk = typeof import('./runner.js');

let loading: Promise<EngineChunk> | undefined;

/** Loads and starts the engine; rejects with a {@link CartError}. A load that failed may be tried again. */
export function loadEngine(wasm: CartOptions['wasm']): Promise<EngineChunk> {
  loading ??= load(wasm).catch((reason: unknown) => {
    loading = undefined;
    throw loadError(reason);
  });
  return loading;
}

async function load(wasm: CartOptions['wasm']): Promise<EngineChunk> {
  // Both at once; the bytes stay unloaded where the host brings its own.
  const [module, source] = await Promise.all([
    import('./runner.js'),
    wasm ?? import('./bytes.js').then(({ wasmBytes }) => wasmBytes()),
  ]);
  await module.start(source);
  return module;
}

/** The error of a chunk; one that did not come has no code of its own. */
export function loadError(reason: unknown, what = 'engine of the cart'): CartError {
  const { code = 'network', message } = Object(reason) as Partial<StartFailure>;
  return failure(code, `The ${what} could not be loaded: ${message}`);
}
