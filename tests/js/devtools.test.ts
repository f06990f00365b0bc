/** What the panel is made of, without a page: the mask, the faults, the requests, the comparison, the timeline. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { comparisons, figures } from '../../js/devtools/compare.js';
import { createFaults, type Exchange, type FaultKind, faultKinds } from '../../js/devtools/faults.js';
import { createMask } from '../../js/devtools/mask.js';
import { createRequests } from '../../js/devtools/requests.js';
import { createTimeline } from '../../js/devtools/timeline.js';
import { emptySnapshot } from '../../js/empty.js';
import type { CartLine, CartSnapshot, Money } from '../../js/types.js';
import { entries } from '../../scripts/lib/bundle.mjs';
import { pkg } from '../../scripts/lib/paths.mjs';

afterEach(() => vi.unstubAllGlobals());

describe('the mask', () => {
  test('hides what it has learned, wherever it stands', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{6,42}$/), fc.string(), fc.string(), (secret, before, after) => {
        const mask = createMask();
        mask.learn(secret);
        expect(mask.hide(`${before}${secret}${after}`)).not.toContain(secret);
      }),
    );
  });

  test.each([
    ['cart_key=w0123abc&x=1', 'cart_key=•••&x=1'],
    ['GET cocart/v2/session/abcdef123456/items', 'GET cocart/v2/session/•••/items'],
    ['DELETE cocart/v2/sessions/abcdef123456', 'DELETE cocart/v2/sessions/•••'],
    ['Bearer abc.def', '•••'],
    ['a eyJhbGciOi.eyJpc3MiOi.c2lnbmF0dXJl b', 'a ••• b'],
    ['ck_0123456789abcdef', '•••'],
    ['password=hunter2', 'password=•••'],
    ['#3 was answered 200 (15 ms)', '#3 was answered 200 (15 ms)'],
  ])('writes %s as %s', (text, shown) => expect(createMask().hide(text)).toBe(shown));

  test('takes no short text and nothing but text for a secret', () => {
    const mask = createMask();
    for (const given of ['', 'cart', undefined, null, 7]) mask.learn(given);
    expect(mask.hide('the cart of 7')).toBe('the cart of 7');
  });
});

describe('faults', () => {
  const cart = 'https://shop.example/wp-json/cocart/v2/cart/add-item?cart_key=abcdefghijkl';
  const products = 'https://shop.example/wp-json/cocart/v2/products';

  /** A store that counts what reaches it. */
  function store() {
    const reached: string[] = [];
    const real = vi.fn(async (input: RequestInfo | URL) => {
      reached.push(input instanceof Request ? input.url : String(input));
      return new Response('{"items":[]}', { status: 200 });
    });
    vi.stubGlobal('fetch', real);
    const faults = createFaults();
    const seen: Exchange[] = [];
    faults.watch((exchange) => seen.push(exchange));
    return { reached, real, faults, seen };
  }

  const came: Readonly<Record<FaultKind, { reaches: boolean; status: number }>> = {
    'lose-request': { reaches: false, status: 0 },
    'lose-answer': { reaches: true, status: 0 },
    'error-500': { reaches: false, status: 500 },
    'error-429': { reaches: false, status: 429 },
    html: { reaches: true, status: 200 },
  };

  test.each(faultKinds)('$kind strikes one request of the cart, and no other', async ({ kind }) => {
    const { reached, faults, seen } = store();
    faults.arm(kind);
    expect((await fetch(products)).status).toBe(200);
    expect(faults.armed).toEqual([kind]);
    const struck = await fetch(cart, { method: 'POST' }).then(
      (answer) => answer.status,
      (error: Error) => (error instanceof TypeError ? 0 : -1),
    );
    expect(struck).toBe(came[kind].status);
    expect(reached.includes(cart)).toBe(came[kind].reaches);
    expect(faults.armed).toEqual([]);
    const next = await fetch(new Request(cart, { method: 'POST' }));
    expect(await next.json()).toEqual({ items: [] });
    const told = seen.filter(({ status }) => status !== null).map(({ path, fault, status }) => [path, fault, status]);
    expect(told).toEqual([
      ['cocart/v2/products', null, 200],
      ['cocart/v2/cart/add-item', kind, came[kind].status],
      ['cocart/v2/cart/add-item', null, 200],
    ]);
  });

  test('429 says when to come back; an HTML page is no cart', async () => {
    const { faults } = store();
    faults.arm('error-429');
    faults.arm('html');
    expect((await fetch(cart)).headers.get('retry-after')).toBe('3');
    await expect((await fetch(cart)).json()).rejects.toThrow(SyntaxError);
  });

  test('tells method and path as the store takes them, and never the query', async () => {
    const { faults, seen } = store();
    const secrets: string[] = [];
    faults.watchSecrets((secret) => secrets.push(secret));
    const addresses = [
      'https://shop.example/wp-json/cocart/v2/cart/item/abc?_method=DELETE&cart_key=abcdefghijkl',
      'https://shop.example/sub/?rest_route=/cocart/v2/cart&cart_key=abcdefghijkl',
      'https://shop.example/wp-json/batch/v1/?cocart=1&cart_key=abcdefghijkl',
    ];
    for (const address of addresses)
      await fetch(address, { method: 'POST', headers: { Authorization: 'Bearer tok.en.sig' } });
    const begun = seen.filter(({ status }) => status === null);
    expect(begun.map(({ method, path, isCart }) => [method, path, isCart])).toEqual([
      ['DELETE', 'cocart/v2/cart/item/abc', true],
      ['POST', 'cocart/v2/cart', true],
      ['POST', 'batch/v1/', true],
    ]);
    expect(JSON.stringify(seen)).not.toContain('abcdefghijkl');
    expect(new Set(secrets)).toEqual(new Set(['abcdefghijkl', 'tok.en.sig']));
  });

  test('a held answer comes late, and at once where the request is given up', async () => {
    const { faults } = store();
    faults.setDelay(80);
    let begin = performance.now();
    await fetch(cart);
    expect(performance.now() - begin).toBeGreaterThanOrEqual(75);
    faults.setDelay(60_000);
    begin = performance.now();
    await fetch(cart, { signal: AbortSignal.timeout(20) }).catch(() => undefined);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  test('restored, nothing goes wrong any more, even where somebody else stands in front', async () => {
    const { real, faults, seen } = store();
    const between = globalThis.fetch;
    const front: typeof fetch = (...given) => between(...given);
    globalThis.fetch = front;
    faults.arm('error-500');
    faults.restore();
    expect(globalThis.fetch).toBe(front);
    expect((await fetch(cart)).status).toBe(200);
    expect(seen).toEqual([]);
    globalThis.fetch = between;
    faults.restore();
    expect(globalThis.fetch).toBe(real);
  });

  test('leaves alone what is not for the store', async () => {
    const { faults, seen } = store();
    faults.arm('lose-request');
    await fetch('https://shop.example/devstore/log');
    await fetch('https://shop.example/wp-json/wp/v2/posts');
    expect(seen).toEqual([]);
    expect(faults.armed).toHaveLength(1);
  });
});

describe('requests', () => {
  const passed: Exchange = {
    id: 1,
    method: 'POST',
    path: 'cocart/v2/cart/add-item',
    isCart: true,
    status: null,
    duration: null,
    fault: null,
  };
  const flight = { id: 9, kind: 'write', intents: 2 } as const;

  test.each([true, false])('an event and what passes are one request, the event first: %s', (isFirst) => {
    const requests = createRequests();
    if (isFirst) requests.sent(flight);
    requests.pass(passed);
    if (!isFirst) requests.sent(flight);
    requests.pass({ ...passed, status: 200, duration: 12 });
    requests.answered({ id: 9, status: 200, duration: 13 });
    expect(requests.rows).toHaveLength(1);
    expect(requests.rows[0]).toMatchObject({
      flight: 9,
      purpose: '2 intents',
      method: 'POST',
      status: 200,
      duration: 12,
    });
  });

  test('a call of the catalogue is never taken for one of the cart', () => {
    const requests = createRequests();
    requests.pass({ ...passed, id: 1, isCart: false, path: 'cocart/v2/products' });
    requests.sent(flight);
    requests.pass({ ...passed, id: 2 });
    expect(requests.rows.map(({ flight: number, path }) => [number, path])).toEqual([
      [9, 'cocart/v2/cart/add-item'],
      [null, 'cocart/v2/products'],
    ]);
  });

  test('what does not pass fetch is shown by its events alone', () => {
    const requests = createRequests();
    requests.sent(flight);
    requests.answered({ id: 9, status: 200, duration: 40 });
    expect(requests.rows[0]).toMatchObject({ flight: 9, path: null, status: 200, duration: 40 });
  });

  test('keeps a hundred', () => {
    const requests = createRequests();
    for (let id = 1; id <= 150; id += 1) requests.pass({ ...passed, id, isCart: false, status: 200, duration: 1 });
    expect(requests.rows).toHaveLength(100);
    expect(requests.rows[0]?.id).toBe(150);
  });
});

describe('base and view', () => {
  const money = (amount: number, certainty: Money['certainty'] = 'confirmed'): Money => ({ amount, certainty });
  const line = (id: string, key: string | null, quantity: number) =>
    ({
      id,
      key,
      name: id,
      sku: '',
      quantity,
      price: money(100),
      subtotal: null,
      total: null,
      subtotalTax: null,
      tax: null,
    }) as unknown as CartLine;
  const snapshot = (items: unknown, lines: CartLine[], shown: Money): CartSnapshot => ({
    ...emptySnapshot,
    server: { items, totals: { total: '300' } },
    lines,
    count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    totals: { total: shown } as CartSnapshot['totals'],
  });
  const stored = [
    { item_key: 'a', name: 'A', quantity: { value: 2 } },
    { item_key: 'b', name: 'B', quantity: 1 },
  ];

  test.each([
    ['a list', stored],
    ['a map', { a: stored[0], b: stored[1] }],
  ])('from %s of items: changed, new and removed', (_, items) => {
    const rows = comparisons(snapshot(items, [line('A', 'a', 3), line('C', null, 1.5)], money(450, 'estimate')));
    expect(rows.map(({ name, base, view, difference }) => [name, base, view, difference])).toEqual([
      ['A', '2', '3', '+1'],
      ['C', null, '1.5', '+1.5, new'],
      ['B', '1', null, '−1, removed'],
      ['Count', '3', '4.5', '+1.5'],
      ['Total', '300', '450', 'estimate'],
    ]);
  });

  test('no difference where the store has confirmed all', () => {
    const rows = comparisons(snapshot(stored, [line('A', 'a', 2), line('B', 'b', 1)], money(300)));
    expect(rows.map(({ difference }) => difference)).toEqual(['', '', '', '']);
  });

  test('nothing is known before the first answer', () => {
    expect(comparisons(emptySnapshot).map(({ base, difference }) => [base, difference])).toEqual([
      [null, ''],
      [null, ''],
    ]);
    expect(figures(emptySnapshot)).toEqual([]);
  });
});

test('a pause keeps the list still and counts what comes', () => {
  const timeline = createTimeline();
  timeline.add('intent', 'one');
  timeline.setPaused(true);
  timeline.add('intent', 'two');
  timeline.add('request', 'three');
  expect(timeline.shown(null).map(({ text }) => text)).toEqual(['one']);
  expect([timeline.waiting(null), timeline.waiting('intent')]).toEqual([2, 1]);
  timeline.setPaused(false);
  expect(timeline.shown(null).map(({ text }) => text)).toEqual(['three', 'two', 'one']);
  expect(timeline.shown('request').map(({ text }) => text)).toEqual(['three']);
});

test('no other file of the package imports the panel', () => {
  const scripts = readdirSync(pkg).filter((name) => /\.c?js$/.test(name) && !/^devtools\./.test(name));
  expect(scripts.length).toBeGreaterThan(entries.length);
  const of = (name: string) => readFileSync(join(pkg, name), 'utf8');
  expect(scripts.filter((name) => /devtools\.c?js/.test(of(name)))).toEqual([]);
  // Nor is it in what the others share: this word stands in the panel alone.
  expect(of('devtools.js')).toContain('data-cocart-devtools');
  expect(scripts.filter((name) => of(name).includes('data-cocart-devtools'))).toEqual([]);
});
