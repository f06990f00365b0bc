/**
 * The generated glue code behind the interface that the facade knows, and the life of the one instance
 * that all carts of the page share. `#glue` is what wasm-bindgen made of
 * the crate.
 *
 * A trap (a panic of the engine) leaves an instance that cannot be trusted. It is thrown away with
 * all engines in it; every cart then makes a new engine, which reads what storage holds. The same becomes of
 * one that has grown large, when all carts are at rest: it keeps each text that it has seen once.
 */
import init, { __wbg_reset_state, Engine as GeneratedEngine, isLarge, onPanic } from '#glue';
import type { EngineClass, StartFailure } from './engine.js';
import { releaseAll } from './tabs.js';

/** A second trap within this time, in milliseconds, means that starting anew does not help. */
const shortestLife = 60_000;

/** A cart of the page. */
interface Tenant {
  /** Whether nothing is on its way to the store or back. */
  rests(): boolean;
  /** The instance was replaced, or, with `false`, could not be. */
  renew(isAlive: boolean): void;
}

const carts = new Set<Tenant>();
let lastTrap = Number.NEGATIVE_INFINITY;
let lastMove = lastTrap;
let instance = 0;

/** The engine class. */
export const Engine: EngineClass = GeneratedEngine;

/** Starts the WASM; rejects with a {@link StartFailure}. */
export async function start(source: unknown): Promise<void> {
  try {
    await init({ module_or_path: source as WebAssembly.Module });
  } catch (reason) {
    throw startFailure(reason);
  }
  attend();
}

/** Tells a cart whenever the instance was replaced. */
export function moveIn(cart: Tenant): () => void {
  carts.add(cart);
  return () => carts.delete(cart);
}

/** Replaces an instance that has grown large, where nobody notices. */
export function moveOut(): void {
  const now = Date.now();
  if (now - lastMove < shortestLife || !isLarge() || ![...carts].every((cart) => cart.rests())) return;
  lastMove = now;
  replace(true);
}

/** Replaces the instance, and has every cart of the page make itself a new engine. */
export function trapped(): void {
  const now = Date.now();
  const isAlive = now - lastTrap > shortestLife;
  lastTrap = now;
  replace(isAlive);
}

function replace(helps: boolean): void {
  let isAlive = helps;
  instance += 1;
  // Nobody else can: other tabs would wait for these as long as the page lives.
  releaseAll();
  try {
    // Also where nothing follows: what the old instance has begun must not go on without its locks.
    __wbg_reset_state();
    attend();
  } catch {
    isAlive = false;
  }
  for (const cart of [...carts]) cart.renew(isAlive);
}

/** Watches over a fresh instance. */
function attend(): void {
  const attended = instance;
  // The panic is still running: the instance must not be touched before it has ended.
  onPanic(() => queueMicrotask(() => attended === instance && trapped()));
}

function startFailure(reason: unknown): StartFailure {
  const message = reason instanceof Error ? reason.message : String(reason);
  // Browsers word it differently; the last is how workers at the edge say it.
  if (typeof WebAssembly === 'undefined' || /unsafe-eval|CSP|Security.Policy|disallowed by embedder/i.test(message)) {
    const advice = "add 'wasm-unsafe-eval' to script-src of the page's Content-Security-Policy";
    return { code: 'wasm_blocked', message: `WebAssembly is blocked here, ${advice}. (${message})` };
  }
  // Anything but a failed compilation is a failed download.
  const isBroken = reason instanceof WebAssembly.CompileError || reason instanceof WebAssembly.LinkError;
  return { code: isBroken ? 'crashed' : 'network', message };
}
