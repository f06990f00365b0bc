/**
 * What the entries for frameworks have in common, and what they do without a page to draw, above a cart that is
 * told what to show. What they draw is tested in the browser: `tests/browser/apps.spec.ts`.
 */
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp, effectScope, ref, watchEffect } from 'vue';
import { isEqual } from '../../js/equal.js';
import { findLine } from '../../js/lines.js';
import type { Cart, CartLine, CartSnapshot } from '../../js/types.js';

const line = (id: string, key: string | null = null, quantity = 1) => ({ id, key, quantity }) as CartLine;
const none = { count: 0, lines: [] as readonly CartLine[], status: 'loading' } as unknown as CartSnapshot;

/** A cart that shows what it is told, and remembers who listens. */
function fakeCart() {
  const listeners = new Set<() => void>();
  let snapshot = none;
  let settle = () => {};
  const cart = {
    getSnapshot: () => snapshot,
    getServerSnapshot: () => none,
    subscribe: vi.fn((listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    }),
    settled: vi.fn(() => new Promise<void>((resolve) => (settle = resolve))),
    destroy: vi.fn(),
    add: vi.fn(),
  };
  return {
    cart: cart as typeof cart & Cart,
    listeners,
    settle: () => settle(),
    show(next: Partial<CartSnapshot>) {
      snapshot = { ...snapshot, ...next };
      for (const listener of listeners) listener();
    },
  };
}

describe('equality of selections', () => {
  test.each([
    [1, 1, true],
    [Number.NaN, Number.NaN, true],
    [0, '0', false],
    [null, undefined, false],
    [null, {}, false],
    [[], [], true],
    [[1, 'a'], [1, 'a'], true],
    [[1], [1, 2], false],
    [[[1]], [[1]], false],
    [{ a: 1 }, { a: 1 }, true],
    [{ a: 1 }, { a: 2 }, false],
    [{ a: undefined }, { b: undefined }, false],
    [[], {}, false],
    // Their content is in no property.
    [new Map([[1, 1]]), new Map([[2, 2]]), false],
    [new Date(1), new Date(2), false],
  ])('%j and %j: %s', (a, b, meant) => {
    expect(isEqual(a, b)).toBe(meant);
    expect(isEqual(b, a)).toBe(meant);
  });
});

test('a line is found by its id and by its key, and an id wins', () => {
  const lines = [line('l1', 'k1'), line('l2'), line('k1x', 'l2')];
  expect(findLine({ lines }, 'l1')).toBe(lines[0]);
  expect(findLine({ lines }, 'k1')).toBe(lines[0]);
  expect(findLine({ lines }, 'l2')).toBe(lines[1]);
  expect(findLine({ lines }, 'no')).toBeUndefined();
  // Another list is read anew.
  const fresh = [line('l1', 'k1', 2)];
  expect(findLine({ lines: fresh }, 'l1')).toBe(fresh[0]);
  expect(findLine({ lines: fresh }, 'l2')).toBeUndefined();
});

describe('a shared cart', () => {
  const made: ReturnType<typeof fakeCart>[] = [];
  const options = { store: 'https://shop.example' };

  beforeEach(() => {
    made.length = 0;
    vi.resetModules();
    vi.doMock('../../js/index.js', () => ({
      createCart: () => {
        const fake = fakeCart();
        made.push(fake);
        return fake.cart;
      },
    }));
    vi.stubGlobal('document', {});
  });

  afterEach(() => {
    vi.doUnmock('../../js/index.js');
    vi.unstubAllGlobals();
  });

  const held = () => import('../../js/held.js');

  test('is one for each store and storage in a page, and never the same on a server', async () => {
    const { sharedCart } = await held();
    const cart = sharedCart(options);
    expect(sharedCart({ store: 'https://shop.example/', timeout: 5 })).toBe(cart);
    expect(sharedCart({ ...options, storage: 'memory' })).not.toBe(cart);
    expect(sharedCart({ store: 'https://other.example' })).not.toBe(cart);
    vi.stubGlobal('document', undefined);
    expect(sharedCart(options)).not.toBe(cart);
    expect(sharedCart(options)).not.toBe(sharedCart(options));
  });

  test('ends when nobody holds it and all is sent', async () => {
    const { sharedCart, holdCart } = await held();
    const [first, second] = [holdCart(options), holdCart(options)];
    const [fake] = made;
    first();
    first();
    expect(fake?.cart.settled).not.toHaveBeenCalled();
    second();
    expect(fake?.cart.destroy).not.toHaveBeenCalled();
    fake?.settle();
    await vi.waitFor(() => expect(fake?.cart.destroy).toHaveBeenCalledTimes(1));
    expect(sharedCart(options)).not.toBe(fake?.cart);
  });

  test('stays for who holds it again, or has begun to render with it', async () => {
    const { sharedCart, holdCart } = await held();
    // As StrictMode does.
    holdCart(options)();
    const release = holdCart(options);
    const [fake] = made;
    fake?.settle();
    await new Promise((resolve) => setTimeout(resolve));
    expect(fake?.cart.destroy).not.toHaveBeenCalled();

    release();
    expect(sharedCart(options)).toBe(fake?.cart);
    fake?.settle();
    await new Promise((resolve) => setTimeout(resolve));
    expect(fake?.cart.destroy).not.toHaveBeenCalled();
    expect(made).toHaveLength(1);
  });
});

describe('the store for Svelte', () => {
  test('tells its value at once and at each change, until it is left', async () => {
    const { cartStore } = await import('../../js/svelte/index.js');
    vi.stubGlobal('document', {});
    const fake = fakeCart();
    const store = cartStore(fake.cart);
    const seen: number[] = [];
    const leave = store.subscribe(({ count }) => seen.push(count));
    expect(seen).toEqual([0]);
    fake.show({ count: 2 });
    expect(seen).toEqual([0, 2]);
    leave();
    expect(fake.listeners.size).toBe(0);
    fake.show({ count: 3 });
    expect(seen).toEqual([0, 2]);
    store.add(14);
    expect(fake.cart.add).toHaveBeenCalledWith(14);
    vi.unstubAllGlobals();
  });

  test('has stores of a part and of a line, which keep still when another part changes', async () => {
    const { cartStore } = await import('../../js/svelte/index.js');
    vi.stubGlobal('document', {});
    const fake = fakeCart();
    const store = cartStore(fake.cart);
    const [one, two] = [line('l1'), line('l2')];
    fake.show({ lines: [one, two], count: 2 });
    const ids: (readonly string[])[] = [];
    const ones: (CartLine | undefined)[] = [];
    store.select(({ lines }) => lines.map(({ id }) => id)).subscribe((value) => ids.push(value));
    store.line('l1').subscribe((value) => ones.push(value));
    fake.show({ lines: [one, { ...two, quantity: 5 }], count: 6 });
    expect(ids).toEqual([['l1', 'l2']]);
    expect(ones).toEqual([one]);
    const changed = { ...one, quantity: 3 };
    fake.show({ lines: [changed] });
    fake.show({ lines: [] });
    expect(ids).toEqual([['l1', 'l2'], ['l1'], []]);
    expect(ones).toEqual([one, changed, undefined]);
    vi.unstubAllGlobals();
  });

  test('is empty on a server, and loads nothing there', async () => {
    const { cartStore } = await import('../../js/svelte/index.js');
    const fake = fakeCart();
    fake.show({ count: 3 });
    const seen: number[] = [];
    cartStore(fake.cart)
      .subscribe(({ count }) => seen.push(count))
      .call(undefined);
    expect(seen).toEqual([0]);
    expect(fake.cart.subscribe).not.toHaveBeenCalled();
  });
});

describe('Vue', () => {
  const load = () => import('../../js/vue/index.js');

  /** An app that is never drawn. */
  async function appOf(fake: ReturnType<typeof fakeCart>) {
    const { cartPlugin } = await load();
    const app = createApp({ render: () => null });
    app.use(cartPlugin, { cart: fake.cart });
    return app;
  }

  beforeEach(() => void vi.stubGlobal('document', {}));
  afterEach(() => void vi.unstubAllGlobals());

  test('what is used in a scope ends with the scope', async () => {
    const { useCart } = await load();
    const fake = fakeCart();
    const app = await appOf(fake);
    const scope = effectScope();
    const seen: number[] = [];
    scope.run(() =>
      app.runWithContext(() => {
        const count = useCart((cart) => cart.count);
        watchEffect(() => seen.push(count.value), { flush: 'sync' });
      }),
    );
    fake.show({ count: 1 });
    fake.show({ lines: [line('l1')] });
    expect(seen).toEqual([0, 1]);
    scope.stop();
    fake.show({ count: 2 });
    expect(seen).toEqual([0, 1]);
    // One subscription for the whole app, however often the cart is used.
    expect(fake.cart.subscribe).toHaveBeenCalledTimes(1);
  });

  test('a line follows its id, and nothing of it is made reactive in depth', async () => {
    const { useCart, useLine } = await load();
    const fake = fakeCart();
    const [one, two] = [line('l1'), line('l2')];
    fake.show({ lines: [one, two] });
    const app = await appOf(fake);
    const id = ref('l1');
    const [used, { lines, add }] = app.runWithContext(() => [useLine(id), useCart()] as const);
    expect(used.value).toBe(one);
    expect(lines.value[1]).toBe(two);
    id.value = 'l2';
    expect(used.value).toBe(two);
    fake.show({ lines: [one] });
    expect(used.value).toBeUndefined();
    add(14);
    expect(fake.cart.add).toHaveBeenCalledWith(14);
  });

  test('on a server nothing is subscribed to', async () => {
    vi.stubGlobal('document', undefined);
    const fake = fakeCart();
    await appOf(fake);
    expect(fake.cart.subscribe).not.toHaveBeenCalled();
  });

  test('without the plugin the error says what is missing', async () => {
    const { useCart } = await load();
    expect(() => useCart()).toThrow('app.use(cartPlugin');
    expect(() => createApp({}).runWithContext(() => useCart())).toThrow('app.use(cartPlugin');
  });
});

describe('React', () => {
  test('on a server a component sees the empty cart, and nothing is subscribed to', async () => {
    const { CartProvider, useCart, useCartStatus, useLine } = await import('../../js/react/index.js');
    const fake = fakeCart();
    fake.show({ count: 3, lines: [line('l1')] });
    const Shown = () => `${useCart(({ count }) => count)} ${useCartStatus().status} ${useLine('l1')?.id}`;
    const text = renderToString(createElement(CartProvider, { cart: fake.cart }, createElement(Shown)));
    expect(text).toBe('0 loading undefined');
    expect(fake.cart.subscribe).not.toHaveBeenCalled();
  });

  test('without a provider the error says what is missing', async () => {
    const { useCartActions } = await import('../../js/react/index.js');
    const Lost = () => {
      useCartActions();
      return null;
    };
    expect(() => renderToString(createElement(Lost))).toThrow('<CartProvider>');
  });
});
