/** What stores answer oddly comes out even; each rule fails here without its code. */
import { type ClientOptions, createClient } from 'cocart-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDevstore } from '../../../scripts/devstore.mjs';

const shop = 'https://shop.example';
type Fetch = NonNullable<ClientOptions['fetch']>;

/** A store that answers each path with what is written for it, one after another, and the last for ever. */
function store(answers: Readonly<Record<string, readonly (() => Response | Promise<Response>)[]>>) {
  const asked: { path: string; url: URL; init: RequestInit }[] = [];
  const count = new Map<string, number>();
  const fetch: Fetch = async (input, init = {}) => {
    const url = new URL(String(input));
    const path = url.pathname.replace('/wp-json/', '');
    asked.push({ path, url, init });
    const list = answers[path] ?? [() => json({ code: 'rest_no_route', message: '' }, 404)];
    const at = count.get(path) ?? 0;
    count.set(path, at + 1);
    return (list[Math.min(at, list.length - 1)] ?? (() => json({})))();
  };
  return { asked, fetch, client: (more: Partial<ClientOptions> = {}) => createClient({ store: shop, fetch, ...more }) };
}

function json(document: unknown, status = 200, headers: Record<string, string> = {}) {
  return new Response(JSON.stringify(document), { status, headers });
}

const cart = 'cocart/v2/cart';

describe('against CoCart 4.3 in memory', () => {
  let real: Awaited<ReturnType<typeof startDevstore>>;
  beforeAll(async () => {
    real = await startDevstore({ profile: '4.3' });
  }, 60_000);
  afterAll(() => real.stop());

  test('an add that is to answer its line adds once, although the store would fail after it has added', async () => {
    const client = createClient({ store: real.url });
    await client.cart.addItem({ id: 14 });
    const line = await client.cart.addItem({ id: 14, quantity: 2, return_item: true });
    expect(line).toMatchObject({ id: 14, quantity: { value: 3 } });
    const lines = await client.cart.addItems({ id: 32, quantity: { 12: 1, 13: 2 }, return_items: true });
    expect(lines.map(({ id }) => id).sort()).toEqual([12, 13]);
    expect((await client.cart.get()).item_count).toBe(6);
  });

  test('totals and removed items are counted from the cart, where the store refuses to', async () => {
    const client = createClient({ store: real.url });
    const { items } = await client.cart.addItem({ id: 14, quantity: 2 });
    expect(await client.cart.totals()).toMatchObject({ subtotal: '36.00', subtotal_tax: '2.70' });
    expect(await client.cart.count({ removed_items: true })).toBe(0);
    await client.cart.removeItem({ item_key: items[0]?.item_key ?? '' });
    expect(await client.cart.count({ removed_items: true })).toBe(2);
    expect(await client.cart.items()).toEqual({});
    expect(await client.cart.count()).toBe(0);
  });

  test('pages end where the store has no more, although it refuses the page behind the last', async () => {
    const { products } = createClient({ store: real.url });
    const pages: number[] = [];
    for await (const page of products.list.pages({ per_page: 100 })) pages.push(page.products?.length ?? 0);
    expect(pages).toEqual([100, 100, 34]);
    const ids: number[] = [];
    for await (const { id } of products.list.all({ per_page: 90, page: 2 })) ids.push(id);
    expect(new Set(ids).size).toBe(144);
  });

  test('numbers go as the texts that the store wants, and what it cannot take is refused before', async () => {
    const client = createClient({ store: real.url });
    expect((await client.cart.addItem({ id: 14, quantity: 1.5 })).item_count).toBe(1.5);
    const bad = [
      client.cart.addItem({ id: -1 }),
      client.cart.addItem({} as never),
      client.products.list({ per_page: 101 }),
      client.products.list({ order: 'up' as never }),
      client.cart.addItem({ id: 14, return_item: 'yes' as never }),
      client.cart.item({ item_key: '' } as never).then(() => undefined),
    ];
    for (const call of bad.slice(0, 5)) {
      await expect(call).rejects.toMatchObject({ name: 'ArgumentError', code: 'invalid_argument' });
    }
    await bad[5]?.catch(() => {});
  });

  test('a call that the store does not have is not sent, and the error says who has it', async () => {
    const sent: string[] = [];
    const hooks = { request: ({ path }: { path: string }) => void sent.push(path) };
    const client = createClient({ store: real.url, hooks });
    await client.cart.get();
    const version = await client.version();
    expect(version).toMatchObject({ cocart: '4.3.6', exact: true, editions: { community: '4.3.6', jwt: '2.2.0' } });
    sent.length = 0;
    for (const [call, who] of [
      [client.coupons.apply({ code: 'save10' }), 'CoCart Plus 2.0.0'],
      [client.cart.create(), 'CoCart Starter 5.0.0'],
      [client.products.brands(), 'CoCart Starter 5.0.0'],
      [client.sessions.get({ id: 'w1' }), 'CoCart Starter 5.0.0'],
    ] as const) {
      await expect(call).rejects.toMatchObject({ code: 'unsupported', message: expect.stringContaining(who) });
    }
    expect(sent).toEqual([]);
  });
});

test('what a store is, is found out once, and again when asked for', async () => {
  const { asked, client } = store({
    'cocart/v2/store': [() => json({ title: 'Shop' }, 200, { ETag: 'W/"1"' })],
    'cocart/v2': [() => json({ code: 'rest_forbidden', message: '' }, 403)],
  });
  const one = client();
  const [first, second] = await Promise.all([one.version(), one.version()]);
  // 5.0 hides its index and marks its answers.
  expect(first).toMatchObject({ cocart: '5.0.0', exact: false, routes: null });
  expect(second).toBe(first);
  expect(asked).toHaveLength(4);
  await one.version();
  expect(asked).toHaveLength(4);
  await one.version({ anew: true });
  expect(asked).toHaveLength(8);
});

test('refusals of both shapes come out alike, in plain words', async () => {
  const message = 'You cannot add another &quot;Tom &amp;amp; Jerry&#8217;s&quot; <a href="/cart">View cart</a>';
  const { client } = store({
    [cart]: [
      () =>
        json(
          { success: false, data: [{ code: 'cocart_must_authenticate_user', message, data: { status: 403 } }] },
          403,
        ),
      () => json({ code: 'cocart_add_to_cart_error', message, data: { status: 400 } }, 400),
    ],
  });
  const plain = 'You cannot add another "Tom &amp; Jerry’s" View cart';
  const one = client({ cartKey: 'wone' });
  await expect(one.cart.get()).rejects.toMatchObject({
    code: 'cocart_must_authenticate_user',
    status: 403,
    message: plain,
  });
  await expect(one.cart.get()).rejects.toMatchObject({ code: 'cocart_add_to_cart_error', status: 400, message: plain });
});

test('a document that PHP has printed warnings around is read; a page never is', async () => {
  const { client } = store({
    'cocart/v2/store': [
      () => new Response('<br />\n<b>Warning</b>: odd on line <b>3</b><br />\n{"title":"Shop"}\n'),
      () => new Response('<!DOCTYPE html><script>\n{"title":"Page"}</script>'),
    ],
  });
  expect(await client().store()).toMatchObject({ title: 'Shop' });
  await expect(client().store()).rejects.toMatchObject({ code: 'invalid_response' });
});

test('a 304 is answered with the body that was kept', async () => {
  const { asked, client } = store({
    'cocart/v2/products/14': [
      () => json({ id: 14, name: 'Beanie' }, 200, { ETag: 'W/"abc"' }),
      () => new Response(null, { status: 304 }),
    ],
  });
  const one = client();
  expect(await one.products.get({ id: 14 })).toMatchObject({ name: 'Beanie' });
  expect(await one.products.get({ id: 14 })).toMatchObject({ name: 'Beanie' });
  expect(new Headers(asked[1]?.init.headers).get('If-None-Match')).toBe('W/"abc"');
  await one.products.get({ id: 14 }, { cached: false }).catch(() => {});
  expect(new Headers(asked[2]?.init.headers).has('If-None-Match')).toBe(false);
});

test('an empty list that a store refuses to give is an empty list', async () => {
  const { client } = store({
    'cocart/v2': [() => json({ routes: {} }, 500)],
    'cocart/v2/my-account/orders': [() => json({ code: 'cocart_account_no_orders', message: '' }, 404)],
    'cocart/v2/cart/coupons': [() => json({ code: 'cocart_cart_no_coupons_applied', message: '' }, 404)],
    'cocart/v2/sessions': [() => json({ code: 'cocart_no_carts_in_session', message: '' }, 404)],
  });
  const one = client({ auth: { type: 'basic', username: 'jane', password: 'x' } });
  expect(await one.account.orders()).toMatchObject({ orders: [] });
  expect(await one.coupons.list()).toEqual([]);
  expect(await one.sessions.list()).toEqual([]);
});

test('reads of the catalogue are tried again, as late as the store asks; a cart never is', async () => {
  const busy = () => json({ code: 'too_many', message: 'Wait.' }, 429, { 'Retry-After': '0' });
  const { asked, client } = store({
    'cocart/v2/products/tags': [busy, () => Promise.reject(new TypeError('gone')), () => json([{ id: 1 }])],
    [cart]: [() => json({ code: 'busy', message: '' }, 503)],
    [`${cart}/add-item`]: [() => Promise.reject(new TypeError('gone'))],
  });
  const one = client({ cartKey: 'wone' });
  expect(await one.products.tags()).toEqual([{ id: 1 }]);
  await expect(one.cart.get()).rejects.toMatchObject({ code: 'busy' });
  await expect(one.cart.addItem({ id: 14 })).rejects.toMatchObject({ code: 'network' });
  expect(asked.filter(({ path }) => path === cart)).toHaveLength(1);
  expect(asked.filter(({ path }) => path.endsWith('add-item'))).toHaveLength(1);
});

test('the timeout covers the body, and a signal ends a read but no write', async () => {
  const slow = () => new Response(new ReadableStream({ start: (it) => it.enqueue(new TextEncoder().encode('{"a"')) }));
  const { asked, client } = store({
    'cocart/v2/products/tags': [slow],
    [`${cart}/add-item`]: [() => new Promise((resolve) => setTimeout(() => resolve(json({ items: [] })), 60))],
  });
  const one = client({ cartKey: 'wone' });
  await expect(one.products.tags({}, { timeout: 40 })).rejects.toMatchObject({ code: 'timeout' });
  const ending = new AbortController();
  const read = one.products.tags({}, { signal: ending.signal });
  const write = one.cart.addItem({ id: 14 }, { signal: ending.signal });
  setTimeout(() => ending.abort(), 20);
  await expect(read).rejects.toMatchObject({ code: 'aborted' });
  await write;
  expect(asked.find(({ path }) => path.endsWith('add-item'))?.init.signal?.aborted).toBe(false);
  await expect(one.cart.addItem({ id: 14 }, { signal: ending.signal })).rejects.toMatchObject({ code: 'aborted' });
  expect(asked.filter(({ path }) => path.endsWith('add-item'))).toHaveLength(1);
});

test('calls of one cart go one after another, and what is given up holds the lane until it has ended', async () => {
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 30));
    running -= 1;
    return json({ items: [] });
  };
  const { client } = store({ [cart]: [work], [`${cart}/add-item`]: [work], [`${cart}/clear`]: [work] });
  const one = client();
  const impatient = one.cart.get({}, { timeout: 5 }).catch(({ code }) => code);
  await Promise.all([one.cart.get(), one.cart.addItem({ id: 14 }), one.cart.clear(), one.cart.get()]);
  expect(await impatient).toBe('timeout');
  expect(most).toBe(1);
});

test('a transform and hooks see what passes, and add to it', async () => {
  const { asked, client } = store({ 'cocart/v2/products/14': [() => json({ id: 14, attributes: [] })] });
  const events: object[] = [];
  const one = client({
    transform: (document, { call }) => ({ ...(document as object), call }),
    hooks: {
      request: () => ({ headers: { 'X-Trace': '7' }, query: { lang: 'de' } }),
      response: (event) => void events.push(event),
    },
  });
  expect(await one.products.get({ id: 14 })).toEqual({ id: 14, attributes: {}, call: 'products.get' });
  expect(asked[0]?.url.searchParams.get('lang')).toBe('de');
  expect(new Headers(asked[0]?.init.headers).get('X-Trace')).toBe('7');
  expect(events).toMatchObject([{ call: 'products.get', method: 'GET', path: 'cocart/v2/products/{id}', status: 200 }]);
});

test('anything else goes out by request, in the lane where it is of the cart, and nowhere else than below the root', async () => {
  const { asked, client } = store({
    'my-plugin/v1/thing': [() => json({ well: true })],
    [`${cart}/gift`]: [() => json({})],
  });
  const one = client({ cartKey: 'wone' });
  expect(await one.request('PUT', '/my-plugin/v1/thing', { a: 1 })).toEqual({ well: true });
  await one.request('POST', 'cocart/v2/cart/gift', { paper: 'red' });
  expect(asked[0]?.url.search).toBe('?_method=PUT');
  expect(asked[1]?.url.search).toBe('?cart_key=wone');
  for (const path of ['https://evil.example/x', '../wp-admin', 'a/../../b', 'x?y=1', '']) {
    await expect(one.request('GET', path)).rejects.toMatchObject({ code: 'invalid_argument' });
  }
  expect(asked).toHaveLength(2);
});

test('fields are asked for, and nothing else is left of the answer', async () => {
  const { asked, client } = store({
    [cart]: [() => json({ totals: { total: '1', subtotal: '1' }, items: [{ name: 'a', id: 1 }] })],
  });
  const part = await client({ cartKey: 'wone' }).cart.get({ fields: ['totals.total', 'items.name'] });
  expect(part).toEqual({ totals: { total: '1' }, items: [{ name: 'a' }] });
  expect(asked[0]?.url.searchParams.get('fields')).toBe('totals:total,items');
});
