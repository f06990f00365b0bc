/**
 * Loads the engine, once per page for all carts, and starts it anew when it traps.
 *
 * A trap (a panic of the engine) leaves an instance that cannot be trusted. It is thrown away with
 * all engines in it; every cart then makes a new engine, which reads what storage holds.
 */
import type { EngineModule } from './engine.js';
import { type CartError, failure, isCartError } from './errors.js';
import type { CartOptions } from './types.js';

/** A second trap within this time, in milliseconds, means that starting anew does not help. */
const shortestLife = 60_000;

let loading: Promise<EngineModule> | undefined;
let lastTrap = Number.NEGATIVE_INFINITY;
let generation = 0;
const carts = new Set<(isAlive: boolean) => void>();

/** Loads and starts the engine. A load that failed may be tried again. */
export function loadEngine(wasm: CartOptions['wasm']): Promise<EngineModule> {
  loading ??= start(wasm).catch((reason: unknown) => {
    loading = undefined;
    throw loadError(reason);
  });
  return loading;
}

async function start(wasm: CartOptions['wasm']): Promise<EngineModule> {
  // Both at once; the bytes stay unloaded where the host brings its own.
  const [module, source] = await Promise.all([
    import('./module.js') as Promise<EngineModule>,
    wasm ?? import('./bytes.js').then(({ wasmBytes }) => wasmBytes()),
  ]);
  await module.start(source);
  watch(module);
  return module;
}

function watch(module: EngineModule): void {
  const watched = generation;
  // The panic is still running: the instance must not be touched before it has ended.
  module.onPanic(() => queueMicrotask(() => watched === generation && engineTrapped(module)));
}

/** Calls `renew` whenever the instance was replaced, or with `false` when that did not help. */
export function onTrap(renew: (isAlive: boolean) => void): () => void {
  carts.add(renew);
  return () => carts.delete(renew);
}

/** Starts the engine anew, and has every cart of the page make itself a new one. */
export function engineTrapped(module: EngineModule): void {
  const now = Date.now();
  let isAlive = now - lastTrap > shortestLife;
  lastTrap = now;
  generation += 1;
  if (isAlive) {
    try {
      module.reset();
      watch(module);
    } catch {
      isAlive = false;
    }
  }
  for (const renew of [...carts]) renew(isAlive);
}

function loadError(reason: unknown): CartError {
  if (isCartError(reason)) return reason;
  const message = reason instanceof Error ? reason.message : String(reason);
  // Browsers word it differently; the last is how workers at the edge say it.
  if (typeof WebAssembly === 'undefined' || /unsafe-eval|CSP|Security.Policy|disallowed by embedder/i.test(message)) {
    return failure(
      'wasm_blocked',
      `WebAssembly is blocked here. Add 'wasm-unsafe-eval' to script-src of the page's Content-Security-Policy. (${message})`,
    );
  }
  const isBroken = reason instanceof WebAssembly.CompileError || reason instanceof WebAssembly.LinkError;
  return failure(isBroken ? 'crashed' : 'network', `The cart's engine could not be loaded: ${message}`);
}
