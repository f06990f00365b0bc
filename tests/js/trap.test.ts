/** A panic of the real engine: the cart goes on, and every intent takes effect once. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCart } from 'cocart-wasm-test-traps';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from '../../js/engine.js';
import { startDevstore } from '../../scripts/devstore.mjs';
import { pkgTestTraps } from '../../scripts/lib/paths.mjs';

type Trapping = Engine & { trap(): never };

/** The chunk that the facade loads: the same module, so that what is changed here is seen there. */
const { Engine: EngineClass } = (await import(pathToFileURL(join(pkgTestTraps, 'engine.js')).href)) as {
  Engine: { prototype: Trapping };
};
const { act } = EngineClass.prototype;

let store: Awaited<ReturnType<typeof startDevstore>>;
const unhandled = vi.fn();

beforeEach(async () => {
  store = await startDevstore({ latency: 30 });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  process.on('unhandledRejection', unhandled);
  process.on('uncaughtException', unhandled);
});
afterEach(async () => {
  EngineClass.prototype.act = act;
  vi.restoreAllMocks();
  await store.stop();
  process.off('unhandledRejection', unhandled);
  process.off('uncaughtException', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

/** Has the next `add` trap, before or after it has done its work. */
function trapNextAdd(when: 'before' | 'after'): void {
  EngineClass.prototype.act = function (this: Trapping, ...given) {
    EngineClass.prototype.act = act;
    if (when === 'after') act.apply(this, given);
    return this.trap();
  };
}

const content = (cart: ReturnType<typeof createCart>) =>
  cart.getSnapshot().lines.map((line) => [line.productId, line.quantity]);

// The module allows one trap a minute, and all of these share it.
test('traps, one after the other, lose nothing and double nothing', { timeout: 60_000 }, async () => {
  const cart = createCart({ store: store.url });
  await cart.add(14, 2);

  trapNextAdd('after');
  const first = cart.add(15);
  const second = cart.add(16, 3);
  expect(content(cart)).toEqual([
    [14, 2],
    [15, 1],
    [16, 3],
  ]);
  expect(await first).toMatchObject({ status: 'done' });
  expect(await second).toMatchObject({ status: 'done' });
  await cart.settled();
  expect(cart.getSnapshot()).toMatchObject({ status: 'ready', pending: 0, error: null });
  expect(content(cart)).toEqual([
    [14, 2],
    [15, 1],
    [16, 3],
  ]);

  // Long after, and outside of any call of the facade.
  const now = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + 61_000);
  EngineClass.prototype.act = function (this: Trapping, ...given) {
    EngineClass.prototype.act = act;
    queueMicrotask(() => expect(() => this.trap()).toThrow('unreachable'));
    return act.apply(this, given);
  };
  const [line] = cart.getSnapshot().lines;
  const removed = cart.remove(line ?? '');
  const added = cart.add(17);
  expect(await removed).toMatchObject({ status: 'done' });
  expect(await added).toMatchObject({ status: 'done' });
  await cart.settled();
  const rest = [
    [15, 1],
    [16, 3],
    [17, 1],
  ];
  expect(content(cart)).toEqual(rest);
  // What the page shows is what the store has.
  await cart.refresh();
  expect(content(cart)).toEqual(rest);

  // At once again: starting anew does not help.
  trapNextAdd('before');
  await expect(cart.add(18)).rejects.toMatchObject({ code: 'crashed' });
  expect(cart.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'crashed' } });
  await expect(cart.settled()).rejects.toMatchObject({ code: 'crashed' });
});

test('an instance that has grown large gives way to a new one when all is at rest', async () => {
  const later = Date.now() + 200_000;
  vi.spyOn(Date, 'now').mockImplementation(() => later);
  const engines = new Set<Engine>();
  const { pending } = EngineClass.prototype;
  vi.spyOn(EngineClass.prototype, 'pending').mockImplementation(function (this: Trapping) {
    engines.add(this);
    return pending.call(this);
  });
  const cart = createCart({ store: store.url, storage: 'memory' });
  await cart.add(14, 2);
  expect(engines.size).toBe(1);
  // Each text stays in the memory of the instance.
  for (const letter of 'abc') cart.dismiss(letter.repeat(25_000_000));
  await cart.add(15);
  await cart.settled();
  expect(engines.size).toBe(2);
  const [first] = cart.getSnapshot().lines;
  await cart.setQuantity(first ?? '', 5);
  await cart.settled();
  expect(content(cart)).toEqual([
    [14, 5],
    [15, 1],
  ]);
  expect(engines.size).toBe(2);
  cart.destroy();
});
