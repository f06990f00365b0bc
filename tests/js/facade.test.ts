/** The facade alone, above an engine that only records what it is told. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Deed, Engine, EngineHost, EngineOptions } from '../../js/engine.js';
import type { Cart, CartEvents, CartSnapshot, Outcome, QueuedIntent } from '../../js/types.js';

const done: Outcome = { status: 'done', line: null, adjusted: null };
const store = 'https://shop.example';

/** An engine that records. Its journal is the map that the facade hands in, as with the real one. */
class Recorder implements Engine {
  static all: Recorder[] = [];
  /** Names of methods that trap when called, each once. */
  static traps: string[] = [];
  /** Intents that storage holds from an earlier page. */
  static earlier: string[] = [];
  readonly calls: string[] = [];
  state: CartSnapshot;
  constructor(
    readonly options: EngineOptions,
    readonly host: EngineHost,
  ) {
    Recorder.all.push(this);
    this.state = { ...emptyLike, status: 'ready' };
    this.record('new');
  }
  static get last(): Recorder {
    const last = Recorder.all.at(-1);
    if (!last) throw new Error('no engine was made');
    return last;
  }
  private record(call: string, id?: string): void {
    this.calls.push(call);
    const trap = Recorder.traps.indexOf(call.split(' ')[0] ?? '');
    if (trap >= 0) {
      Recorder.traps.splice(trap, 1);
      throw new WebAssembly.RuntimeError('unreachable');
    }
    if (id && !this.options.memory.has(id)) {
      this.options.memory.set(id, call);
      this.state = { ...this.state, pending: this.pending().length };
    }
  }
  act(deed: Deed, id: string, subject: string, value?: unknown): boolean {
    const given = deed === 'retry' && id === '' ? [] : [id, subject, value];
    return (this[deed] as (...given: unknown[]) => unknown).apply(this, given) !== false;
  }
  add(id: string, product: string, quantity: number): void {
    this.record(`add ${product} ${quantity}`, id);
  }
  setQuantity(id: string, line: string, quantity: number): void {
    this.record(`setQuantity ${line} ${quantity}`, id);
  }
  remove(id: string, line: string): void {
    this.record(`remove ${line}`, id);
  }
  restore(id: string, line: string): void {
    this.record(`restore ${line}`, id);
  }
  clear(id: string): void {
    this.record('clear', id);
  }
  refresh(id: string): void {
    this.record('refresh', id);
  }
  dismiss(id: string): void {
    this.record(`dismiss ${id}`);
  }
  login(id: string, username: string, password: string): void {
    this.record(`login ${username} ${password}`, id);
  }
  logout(id: string): void {
    this.record('logout', id);
  }
  retry(id?: string): void {
    this.record(`retry ${id}`);
  }
  /** Ids of intents that are on the wire. */
  readonly flying = new Set<string>();
  drop(id: string): boolean {
    this.record('drop');
    const isHeld = this.options.memory.has(id) && !this.flying.has(id);
    // The engine never calls back while it is called.
    if (isHeld) queueMicrotask(() => this.refuse('dropped', id));
    return isHeld;
  }
  /** Parks an intent, or every one that is pending. */
  park(...ids: string[]): void {
    const queue = ids.map((id) => ({ id, state: 'parked' }) as QueuedIntent);
    this.state = { ...this.state, queue };
    this.host.changed(this.state);
  }
  snapshot(): CartSnapshot {
    return this.state;
  }
  pending(): string[] {
    return [...Recorder.earlier, ...this.options.memory.keys()];
  }
  destroy(): void {
    this.record('destroy');
  }
  free(): void {}
  /** Ends the oldest intent. */
  finish(): void {
    const [id] = this.pending();
    if (id === undefined) throw new Error('nothing is pending');
    this.options.memory.delete(id);
    this.state = { ...this.state, pending: this.pending().length };
    this.host.changed(this.state);
    this.host.settled(id, done);
  }
  /** Refuses the oldest intent. */
  refuse(code: string, id = this.pending()[0]): void {
    if (id === undefined) throw new Error('nothing is pending');
    this.options.memory.delete(id);
    this.host.refused(id, { code, message: 'no', status: 404, line: 'l1' });
  }
}

const glue = {
  default: vi.fn(async (_options: { module_or_path: unknown }) => {}),
  __wbg_reset_state: vi.fn(),
  onPanic: vi.fn((_watcher: () => void) => {}),
  isLarge: vi.fn(() => false),
  Engine: Recorder,
};
vi.mock('#glue', () => glue);
vi.mock('../../js/bytes.js', () => ({ wasmBytes: () => new Uint8Array([1]) }));

let createCart: (options: { store: string; wasm?: WebAssembly.Module }) => Cart;
let emptyLike: CartSnapshot;

beforeEach(async () => {
  vi.resetModules();
  vi.clearAllMocks();
  glue.default.mockImplementation(async () => {});
  Recorder.all = [];
  Recorder.traps = [];
  Recorder.earlier = [];
  vi.spyOn(console, 'error').mockImplementation(() => {});
  ({ createCart } = await import('../../js/index.js'));
  ({ emptySnapshot: emptyLike } = await import('../../js/empty.js'));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A cart whose engine runs. */
async function running(): Promise<Cart> {
  const cart = createCart({ store });
  cart.subscribe(() => {});
  await vi.waitFor(() => expect(Recorder.all).toHaveLength(1));
  return cart;
}

describe('loading', () => {
  test('on a server nothing is loaded until the cart is used', async () => {
    const cart = createCart({ store });
    expect(cart.getSnapshot()).toBe(cart.getServerSnapshot());
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(glue.default).not.toHaveBeenCalled();
  });

  test('in a page it loads at once', async () => {
    vi.stubGlobal('document', {});
    createCart({ store });
    await vi.waitFor(() => expect(Recorder.all).toHaveLength(1));
  });

  test('intents before the engine are handed over in order', async () => {
    const cart = createCart({ store });
    cart.add(14, 2);
    cart.add('woo-belt');
    cart.clear();
    expect(Recorder.all).toHaveLength(0);
    await vi.waitFor(() => expect(Recorder.all).toHaveLength(1));
    expect(Recorder.last.calls).toEqual(['new', 'add 14 2', 'add woo-belt 1', 'clear']);
    expect(Recorder.last.options).toMatchObject({ store, storage: 'local', timeout: 30_000 });
    expect(new Set(Recorder.last.pending()).size).toBe(3);
  });

  test('two carts share one start', async () => {
    createCart({ store }).refresh();
    createCart({ store }).refresh();
    await vi.waitFor(() => expect(Recorder.all).toHaveLength(2));
    expect(glue.default).toHaveBeenCalledTimes(1);
  });

  test('a given module is used instead of the bytes', async () => {
    const wasm = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    createCart({ store, wasm }).refresh();
    await vi.waitFor(() => expect(glue.default).toHaveBeenCalledWith({ module_or_path: wasm }));
  });

  test('a page that forbids WebAssembly is told what to allow', async () => {
    glue.default.mockRejectedValue(new WebAssembly.CompileError("violates 'unsafe-eval' of the policy"));
    const cart = createCart({ store });
    await expect(cart.add(14)).rejects.toMatchObject({ code: 'wasm_blocked' });
    expect(cart.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'wasm_blocked' } });
    expect(cart.getSnapshot().error?.message).toContain('wasm-unsafe-eval');
    await expect(cart.settled()).rejects.toMatchObject({ code: 'wasm_blocked' });
  });

  test('a network that failed is tried again by the next intent', async () => {
    glue.default.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const cart = createCart({ store });
    await expect(cart.add(14)).rejects.toMatchObject({ code: 'network', name: 'NetworkError' });
    expect(cart.getSnapshot().status).toBe('failed');
    cart.add(15);
    await vi.waitFor(() => expect(cart.getSnapshot().status).toBe('ready'));
    expect(Recorder.last.calls).toEqual(['new', 'add 15 1']);
  });
});

describe('snapshots and listeners', () => {
  test('a change shows at once, and the snapshot is the same object until the next', async () => {
    const cart = await running();
    const seen: CartSnapshot[] = [];
    const unsubscribe = cart.subscribe(() => seen.push(cart.getSnapshot()));
    cart.add(14);
    expect(cart.getSnapshot().pending).toBe(1);
    expect(seen).toEqual([cart.getSnapshot()]);
    expect(cart.getSnapshot()).toBe(cart.getSnapshot());
    unsubscribe();
    cart.add(15);
    expect(seen).toHaveLength(1);
  });

  test('a listener that throws is reported and stops no other', async () => {
    const cart = await running();
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const other = vi.fn();
    cart.subscribe(() => {
      throw new Error('mine');
    });
    cart.subscribe(other);
    cart.add(14);
    expect(report).toHaveBeenCalledWith(expect.objectContaining({ message: 'mine' }));
    expect(other).toHaveBeenCalledTimes(1);
  });

  test('one listener may be added twice and ends once each', async () => {
    const cart = await running();
    const listener = vi.fn();
    const first = cart.subscribe(listener);
    cart.subscribe(listener);
    first();
    first();
    cart.add(14);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('promises', () => {
  test('an intent ends with its outcome or its refusal', async () => {
    const cart = await running();
    const added = cart.add(14);
    const refused = cart.add(15);
    Recorder.last.finish();
    Recorder.last.refuse('cocart_product_out_of_stock');
    expect(await added).toEqual(done);
    await expect(refused).rejects.toMatchObject({
      name: 'RefusedError',
      code: 'cocart_product_out_of_stock',
      line: 'l1',
    });
  });

  test('a refusal that nobody looks at is no unhandled rejection', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const cart = await running();
    cart.add(14);
    Recorder.last.refuse('cocart_x');
    cart.settled().then(() => {});
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test('a bad argument throws at once and reaches no engine', async () => {
    const cart = await running();
    expect(() => cart.add(-1)).toThrow('idOrSku');
    expect(() => cart.setQuantity('l1', -1)).toThrow('quantity');
    expect(() => cart.remove({} as { id: string })).toThrow('line');
    expect(Recorder.last.calls).toEqual(['new']);
  });
});

describe('settled', () => {
  test('waits for the intents so far and for no later one', async () => {
    const cart = await running();
    cart.add(14);
    let settled: CartSnapshot | undefined;
    cart.settled().then((snapshot) => {
      settled = snapshot;
    });
    cart.add(15);
    await Promise.resolve();
    expect(settled).toBeUndefined();
    Recorder.last.finish();
    await vi.waitFor(() => expect(settled).toBeDefined());
    expect(settled).toBe(cart.getSnapshot());
    expect(settled?.pending).toBe(1);
  });

  test('waits for intents of an earlier page, also before the engine has loaded', async () => {
    const cart = createCart({ store });
    const settled = cart.settled();
    const ended = vi.fn();
    settled.then(ended);
    Recorder.earlier = ['old-1'];
    await vi.waitFor(() => expect(Recorder.all).toHaveLength(1));
    await Promise.resolve();
    expect(ended).not.toHaveBeenCalled();
    Recorder.earlier = [];
    Recorder.last.host.settled('old-1', done);
    await settled;
  });

  test('waits for what the engine has begun to correct', async () => {
    const cart = await running();
    cart.add(14);
    const ended = vi.fn();
    const settled = cart.settled().then(ended);
    const [adding] = Recorder.last.pending();
    if (adding === undefined) throw new Error('nothing is pending');
    Recorder.last.options.memory.delete(adding);
    Recorder.earlier = ['correction-1'];
    Recorder.last.host.settled(adding, done);
    // Where it does not wait, it has resolved after as many turns as this.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    expect(ended).not.toHaveBeenCalled();
    Recorder.earlier = [];
    Recorder.last.host.settled('correction-1', done);
    await settled;
  });

  test('resolves at once where nothing is pending, and a refusal ends the wait too', async () => {
    const cart = await running();
    expect(await cart.settled()).toBe(cart.getSnapshot());
    cart.add(14);
    const settled = cart.settled();
    Recorder.last.refuse('cocart_x');
    await settled;
  });

  test('rejects after its timeout', async () => {
    const cart = await running();
    cart.add(14);
    await expect(cart.settled({ timeout: 5 })).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('login and logout', () => {
  test('are handed over, also before the engine has loaded', async () => {
    const cart = createCart({ store });
    const login = cart.login({ username: 'jane', password: 'jane-pass' });
    cart.logout();
    await vi.waitFor(() => expect(Recorder.all).toHaveLength(1));
    expect(Recorder.last.calls).toEqual(['new', 'login jane jane-pass', 'logout']);
    Recorder.last.finish();
    expect(await login).toEqual(done);
    const states: string[] = [];
    cart.on('auth', ({ state }) => states.push(state));
    const report = { topic: 'auth', intent: '', line: null, flight: 0, count: 0, status: 0, took: 0 } as const;
    for (const kind of ['in', 'expired', 'out'] as const) Recorder.last.host.reported({ ...report, kind });
    expect(states).toEqual(['in', 'expired', 'out']);
  });

  test('bad credentials throw at once, and no error says a password', async () => {
    const cart = await running();
    const login = (credentials: unknown) => () => cart.login(credentials as { username: string; password: string });
    expect(login(undefined)).toThrow('username');
    expect(login({ username: 'jane' })).toThrow('password must be a text');
    expect(login({ username: 'jane', password: 12345678 })).toThrow(/^(?!.*12345678).*password/);
    expect(Recorder.last.calls).toEqual(['new']);
  });
});

describe('what is parked', () => {
  test('ends the wait when nothing else is left, however it came to that', async () => {
    const cart = await running();
    cart.add(14);
    cart.add(15);
    const [one = '', two = ''] = Recorder.last.pending();
    const settled = cart.settled();
    const ended = vi.fn();
    settled.catch(ended);
    Recorder.last.park(two);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(ended).not.toHaveBeenCalled();
    expect(Recorder.last.pending()).toEqual([one, two]);
    // `finish` draws a snapshot of its own: what is parked stays so.
    Recorder.last.finish();
    await expect(settled).rejects.toMatchObject({ code: 'parked' });
    await expect(cart.settled()).rejects.toMatchObject({ code: 'parked' });
    Recorder.last.park();
    const again = cart.settled();
    Recorder.last.finish();
    expect((await again).pending).toBe(0);
  });

  test('is retried and dropped, also before the engine has loaded', async () => {
    const cart = createCart({ store });
    cart.retry();
    cart.retry('old-1');
    await vi.waitFor(() => expect(Recorder.all).toHaveLength(1));
    expect(Recorder.last.calls).toEqual(['new', 'retry undefined', 'retry old-1']);
    const added = cart.add(14);
    const [id = ''] = Recorder.last.pending();
    Recorder.last.flying.add(id);
    await expect(cart.drop(id)).rejects.toMatchObject({ code: 'in_flight' });
    Recorder.last.flying.clear();
    await cart.drop(id);
    await expect(added).rejects.toMatchObject({ code: 'dropped' });
    await cart.drop(id);
    expect(() => cart.drop(3 as unknown as string)).toThrow('intentId');
    expect(() => cart.retry(3 as unknown as string)).toThrow('intentId');
  });
});

describe('events', () => {
  test('come typed, to those who listen for their type, until they stop', async () => {
    const cart = await running();
    const seen: unknown[] = [];
    const types = ['intent', 'request', 'response', 'rejected', 'adjusted', 'reset', 'conflict'] as const;
    const stop = types.map((type) => cart.on(type, (event) => seen.push({ type, ...event })));
    const { host } = Recorder.last;
    const none = { intent: '', kind: 'add', line: null, flight: 0, count: 0, status: 0, took: 0 } as const;
    const adjusted = { from: 5, to: 3, reason: 'Only 3 left' };
    host.reported({ ...none, topic: 'intent', intent: 'i1', line: 'l1' });
    host.reported({ ...none, topic: 'request', flight: 7, kind: 'write', count: 2 });
    host.reported({ ...none, topic: 'response', flight: 7, status: 200, took: 80 });
    host.settled('i1', { status: 'adjusted', line: 'l1', adjusted });
    host.refused('i2', { code: 'cocart_x', message: 'no', status: 404, line: null });
    host.reported({ ...none, topic: 'reset', count: 4 });
    host.reported({ ...none, topic: 'conflict', count: 1 });
    const all = [
      { type: 'intent', id: 'i1', kind: 'add', line: 'l1' },
      { type: 'request', id: 7, kind: 'write', intents: 2 },
      { type: 'response', id: 7, status: 200, duration: 80 },
      { type: 'adjusted', id: 'i1', line: 'l1', ...adjusted },
      { type: 'rejected', id: 'i2', code: 'cocart_x', message: 'no', status: 404, line: null },
      { type: 'reset', lines: 4 },
      { type: 'conflict', lines: 1 },
    ];
    expect(seen).toEqual(all);
    for (const end of stop) end();
    host.reported({ ...none, topic: 'reset', count: 4 });
    expect(seen).toEqual(all);
  });

  test('a listener that throws is reported and breaks nothing', async () => {
    const cart = await running();
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const other = vi.fn();
    cart.on('rejected', () => {
      throw new Error('mine');
    });
    cart.on('rejected', other);
    const added = cart.add(14);
    Recorder.last.refuse('cocart_x');
    await expect(added).rejects.toMatchObject({ code: 'cocart_x' });
    expect(report).toHaveBeenCalledWith(expect.objectContaining({ message: 'mine' }));
    expect(other).toHaveBeenCalledTimes(1);
    cart.add(15);
    expect(cart.getSnapshot().pending).toBe(1);
  });

  test('an unknown type is refused at once', async () => {
    const cart = await running();
    expect(() => cart.on('refused' as keyof CartEvents, () => {})).toThrow('type must be one of intent, request');
    expect(() => cart.on('intent', {} as () => void)).toThrow('listener');
  });
});

describe('a trap', () => {
  test('starts the engine anew, which is handed what has not ended', async () => {
    const cart = await running();
    const first = cart.add(14);
    Recorder.traps = ['setQuantity'];
    const second = cart.setQuantity('l1', 5);
    expect(glue.__wbg_reset_state).toHaveBeenCalledTimes(1);
    expect(Recorder.all).toHaveLength(2);
    expect(Recorder.last.calls).toEqual(['new', 'add 14 1', 'setQuantity l1 5']);
    expect(Recorder.last.options.memory).toBe(Recorder.all[0]?.options.memory);
    expect(Recorder.last.pending()).toHaveLength(2);
    const settled = cart.settled();
    Recorder.last.finish();
    Recorder.last.finish();
    expect(await first).toEqual(done);
    expect(await second).toEqual(done);
    await settled;
    expect(cart.getSnapshot().status).toBe('ready');
  });

  test('outside of a call is seen through the panic hook', async () => {
    const cart = await running();
    cart.add(14);
    const [watcher] = glue.onPanic.mock.lastCall ?? [];
    watcher?.();
    expect(glue.__wbg_reset_state).not.toHaveBeenCalled();
    await Promise.resolve();
    expect(glue.__wbg_reset_state).toHaveBeenCalledTimes(1);
    expect(Recorder.last.calls).toEqual(['new', 'add 14 1']);
    expect(glue.onPanic).toHaveBeenCalledTimes(2);
  });

  test('gives back the locks that the instance held', async () => {
    const cart = await running();
    const { lock } = await import('../../js/tabs.js');
    const ended = vi.fn();
    const request = async (_name: string, _options: object, granted: () => Promise<void>) => granted().then(ended);
    vi.stubGlobal('navigator', { locks: { request } });
    expect(await lock('lane', false)).toBeTypeOf('function');
    expect(ended).not.toHaveBeenCalled();
    Recorder.traps = ['add'];
    cart.add(14);
    await Promise.resolve();
    expect(ended).toHaveBeenCalledTimes(1);
    vi.unstubAllGlobals();
  });

  test('seen both by the call and by the hook resets once', async () => {
    const cart = await running();
    const [watcher] = glue.onPanic.mock.lastCall ?? [];
    Recorder.traps = ['add'];
    watcher?.();
    cart.add(14);
    await Promise.resolve();
    expect(glue.__wbg_reset_state).toHaveBeenCalledTimes(1);
    expect(cart.getSnapshot().status).toBe('ready');
  });

  test('renews the engines of all carts of the page', async () => {
    const one = await running();
    const two = createCart({ store: 'https://two.example' });
    two.add(15);
    await vi.waitFor(() => expect(Recorder.all).toHaveLength(2));
    Recorder.traps = ['clear'];
    one.clear();
    expect(Recorder.all.slice(2).map((engine) => engine.options.store)).toEqual([store, 'https://two.example']);
    expect(Recorder.last.calls).toEqual(['new', 'add 15 1']);
  });

  test('that comes back at once ends the cart', async () => {
    const cart = await running();
    const settled = cart.add(13);
    const barrier = cart.settled();
    Recorder.traps = ['clear', 'clear'];
    await expect(cart.clear()).rejects.toMatchObject({ code: 'crashed' });
    await expect(settled).rejects.toMatchObject({ code: 'crashed' });
    await expect(barrier).rejects.toMatchObject({ code: 'crashed' });
    expect(cart.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'crashed' } });
    await expect(cart.add(14)).rejects.toMatchObject({ code: 'crashed' });
    // The instance that is given up is ended as well: what it had begun must not go on without its locks.
    expect(glue.__wbg_reset_state).toHaveBeenCalledTimes(2);
  });

  test('that comes back after a long time is survived again', async () => {
    const cart = await running();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    Recorder.traps = ['clear'];
    cart.clear();
    vi.setSystemTime(Date.now() + 60_001);
    Recorder.traps = ['refresh'];
    cart.refresh();
    expect(glue.__wbg_reset_state).toHaveBeenCalledTimes(2);
    expect(cart.getSnapshot().status).toBe('ready');
  });
});

describe('an instance that has grown large', () => {
  afterEach(() => {
    glue.isLarge.mockReturnValue(false);
  });

  test('is replaced once all carts of the page are at rest, and not again within a minute', async () => {
    const one = await running();
    const two = createCart({ store: 'https://two.example' });
    const added = one.add(14);
    const cleared = two.clear();
    await vi.waitFor(() => expect(Recorder.all).toHaveLength(2));
    glue.isLarge.mockReturnValue(true);
    const [first, second] = Recorder.all;
    first?.finish();
    await added;
    expect(glue.__wbg_reset_state).not.toHaveBeenCalled();
    second?.finish();
    await cleared;
    expect(glue.__wbg_reset_state).toHaveBeenCalledTimes(1);
    expect(Recorder.all.slice(2).map((engine) => engine.options.store)).toEqual([store, 'https://two.example']);

    const again = one.add(15);
    Recorder.all[2]?.finish();
    await again;
    expect(glue.__wbg_reset_state).toHaveBeenCalledTimes(1);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_001 });
    const last = one.add(16);
    Recorder.all[2]?.finish();
    await last;
    expect(glue.__wbg_reset_state).toHaveBeenCalledTimes(2);
  });
});

describe('destroy', () => {
  test('ends the engine and everybody who waits', async () => {
    const cart = await running();
    const added = cart.add(14);
    const settled = cart.settled();
    cart.destroy();
    cart.destroy();
    expect(Recorder.last.calls).toEqual(['new', 'add 14 1', 'destroy']);
    await expect(added).rejects.toMatchObject({ code: 'destroyed' });
    await expect(settled).rejects.toMatchObject({ code: 'destroyed' });
    await expect(cart.add(15)).rejects.toMatchObject({ code: 'destroyed' });
    await expect(cart.settled()).rejects.toMatchObject({ code: 'destroyed' });
    expect(cart.getSnapshot().pending).toBe(1);
  });

  test('while loading still stores what was accepted', async () => {
    const cart = createCart({ store });
    cart.add(14);
    cart.destroy();
    await vi.waitFor(() => expect(Recorder.all).toHaveLength(1));
    expect(Recorder.last.calls).toEqual(['new', 'add 14 1', 'destroy']);
  });

  test('of one cart leaves the others alone when the engine traps', async () => {
    const one = await running();
    const two = createCart({ store });
    two.refresh();
    await vi.waitFor(() => expect(Recorder.all).toHaveLength(2));
    one.destroy();
    Recorder.traps = ['clear'];
    two.clear();
    expect(Recorder.all).toHaveLength(3);
  });
});
