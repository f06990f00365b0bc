/**
 * The lazy chunk `engine.js`: the generated glue code behind the interface that the facade knows.
 * `#glue` is what wasm-bindgen made of the crate.
 */
import init, { __wbg_reset_state, Engine as GeneratedEngine } from '#glue';
import type { EngineModule } from './engine.js';

let starting: Promise<void> | undefined;

/** Starts the WASM once per page; a start that failed may be tried again. */
export function start(source: unknown): Promise<void> {
  starting ??= instantiate(source).catch((reason: unknown) => {
    starting = undefined;
    throw reason;
  });
  return starting;
}

async function instantiate(source: unknown): Promise<void> {
  await init({ module_or_path: source as WebAssembly.Module });
}

/** Throws the instance away after a trap; a fresh one of the same module takes its place at once. */
export function reset(): void {
  __wbg_reset_state();
}

export { onPanic } from '#glue';

/** The engine class. */
export const Engine: EngineModule['Engine'] = GeneratedEngine;
