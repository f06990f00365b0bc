/** Who asks: what is sent of credentials, where to, and what becomes of them. None of it shows anywhere. */
import { type ClientOptions, createClient, type Tokens } from 'cocart-wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDevstore } from '../../../scripts/devstore.mjs';

const shop = 'https://shop.example';
let store: Awaited<ReturnType<typeof startDevstore>>;

beforeAll(async () => {
  store = await startDevstore();
}, 60_000);
afterAll(() => store.stop());

type Fetch = NonNullable<ClientOptions['fetch']>;

/** A store that answers what it is told to, and keeps what it was asked. */
function answering(answer: (url: URL, headers: Headers, init: RequestInit) => Response | Promise<Response>) {
  const asked: { url: URL; headers: Headers; init: RequestInit }[] = [];
  const fetch: Fetch = async (input, init = {}) => {
    const url = new URL(String(input));
    const headers = new Headers(init.headers);
    asked.push({ url, headers, init });
    return answer(url, headers, init);
  };
  return { asked, fetch };
}

const json = (document: unknown, status = 200) => new Response(JSON.stringify(document), { status });

test('user names, e-mail addresses and telephone numbers go as Basic, in UTF-8, under the header of the choice', async () => {
  for (const username of ['jane', 'jane@shop.example', '+49 30 1234', 'Žofie']) {
    const { asked, fetch } = answering(() => json({ items: [] }));
    const client = createClient({
      store: shop,
      fetch,
      auth: { type: 'basic', username, password: 'pä:ss' },
      authHeader: 'X-Authorization',
    });
    await client.cart.get();
    const [request] = asked;
    const value = request?.headers.get('X-Authorization') ?? '';
    expect(Buffer.from(value.replace('Basic ', ''), 'base64').toString()).toBe(`${username}:pä:ss`);
    expect(request?.headers.has('Authorization')).toBe(false);
    // Neither a guest's key, which the store would merge, nor cookies.
    expect(request?.url.search).toBe('');
    expect(request?.init).toMatchObject({ credentials: 'omit', redirect: 'manual' });
  }
});

test('credentials travel over TLS, or to this machine', async () => {
  const auth = { type: 'keys', key: 'ck_1', secret: 'cs_1' } as const;
  for (const [address, goes] of [
    ['http://shop.example', false],
    ['http://localhost.evil.example', false],
    ['https://shop.example', true],
    ['http://localhost:8080', true],
    ['http://127.0.0.1', true],
  ] as const) {
    const { asked, fetch } = answering(() => json([]));
    const call = createClient({ store: address, fetch, auth }).sessions.list();
    if (goes) await call;
    else await expect(call).rejects.toMatchObject({ code: 'insecure' });
    expect(asked.filter(({ headers }) => headers.has('Authorization'))).toHaveLength(goes ? 1 : 0);
  }
  // A login brings its own.
  const { asked, fetch } = answering(() => json({}));
  const login = createClient({ store: 'http://shop.example', fetch }).login({ username: 'jane', password: 'x' });
  await expect(login).rejects.toMatchObject({ code: 'insecure' });
  expect(asked).toEqual([]);
});

test('no redirect is followed with credentials, and the error names where it leads', async () => {
  const { asked, fetch } = answering(
    () => new Response('', { status: 302, headers: { Location: 'https://evil.example/x?token=1' } }),
  );
  const client = createClient({ store: shop, fetch, auth: { type: 'basic', username: 'jane', password: 'x' } });
  const error = await client.store().catch((reason: Error) => reason);
  expect(error).toMatchObject({
    code: 'redirected',
    message: expect.stringContaining('https://evil.example:'.slice(0, -1)),
  });
  expect(String(error)).not.toContain('token=1');
  expect(asked).toHaveLength(1);
});

test('tokens that the store ends are traded once, for all calls at the same time', async () => {
  let refreshes = 0;
  const { fetch } = answering((url, headers) => {
    if (url.pathname.endsWith('refresh-token')) {
      refreshes += 1;
      return json({ token: 'new', refresh_token: 'r2' });
    }
    if (headers.get('Authorization') !== 'Bearer new')
      return json({ code: 'cocart_authentication_error', message: '' }, 403);
    return json({ title: 'Shop' });
  });
  const kept: unknown[] = [];
  let tokens: Tokens | undefined = { token: 'old', refreshToken: 'r1' };
  const storage = {
    get: () => tokens,
    set(next: Tokens | undefined) {
      tokens = next;
      kept.push(next);
    },
  };
  const client = createClient({ store: shop, fetch, auth: { type: 'jwt', storage } });
  const answers = await Promise.all([client.store(), client.products.tags(), client.products.brands().catch(() => [])]);
  expect(answers[0]).toMatchObject({ title: 'Shop' });
  expect(refreshes).toBe(1);
  expect(kept).toEqual([{ token: 'new', refreshToken: 'r2' }]);
});

test('a 403 of another code is no matter of tokens', async () => {
  const { asked, fetch } = answering(() => json({ code: 'cocart_rest_cannot_view', message: 'No.' }, 403));
  const auth = { type: 'jwt', tokens: { token: 't', refreshToken: 'r' } } as const;
  await expect(createClient({ store: shop, fetch, auth }).sessions.list()).rejects.toMatchObject({
    code: 'cocart_rest_cannot_view',
    status: 403,
  });
  expect(asked.some(({ url }) => url.pathname.includes('jwt'))).toBe(false);
});

test('a fatal error is a refused token only where the store says so: a write is not sent twice for another one', async () => {
  for (const isValid of [true, false]) {
    const { asked, fetch } = answering((url, headers) => {
      if (url.pathname.endsWith('validate-token'))
        return isValid ? json({ message: 'Token is valid.' }) : new Response('<html>', { status: 500 });
      if (url.pathname.endsWith('refresh-token')) return json({ token: 'new', refresh_token: 'r2' });
      return headers.get('Authorization') === 'Bearer new'
        ? json({ items: [] })
        : new Response('<html>', { status: 500 });
    });
    const auth = { type: 'jwt', tokens: { token: 'old', refreshToken: 'r1' } } as const;
    const call = createClient({ store: shop, fetch, auth }).cart.addItem({ id: 14 });
    if (isValid) await expect(call).rejects.toMatchObject({ code: 'invalid_response', status: 500 });
    else await call;
    expect(asked.filter(({ url }) => url.pathname.endsWith('add-item'))).toHaveLength(isValid ? 1 : 2);
  }
});

test('a real store that refuses a token with a page of a fatal error is understood', async () => {
  const auth = { type: 'jwt', tokens: { token: 'a.b.c', refreshToken: 'r' } } as const;
  await expect(createClient({ store: store.url, auth }).cart.get()).rejects.toMatchObject({ code: 'needs_login' });
});

test('wrong passwords and unknown users have codes of their own', async () => {
  const wrong = createClient({ store: store.url, auth: { type: 'basic', username: 'jane', password: 'wrong' } });
  await expect(wrong.cart.get()).rejects.toMatchObject({ code: 'cocart_authentication_error', status: 401 });
  const nobody = createClient({ store: store.url }).login({ username: 'nobody', password: 'x' });
  await expect(nobody).rejects.toMatchObject({ code: 'login_failed' });
});

test('a page may hold no consumer key', async () => {
  (globalThis as { document?: unknown }).document = {};
  try {
    const { asked, fetch } = answering(() => json([]));
    const client = createClient({ store: shop, fetch, auth: { type: 'keys', key: 'ck_1', secret: 'cs_1' } });
    await expect(client.sessions.list()).rejects.toMatchObject({
      code: 'invalid_argument',
      message: expect.stringContaining('server'),
    });
    expect(asked).toEqual([]);
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
  }
});

test('nothing that a client says holds a secret', async () => {
  const secrets = ['s3cret-pass', 's3cret-token', 's3cret-refresh', 'cs_s3cret', 'ws3cretcart'];
  const said: unknown[] = [];
  const urls: string[] = [];
  const hooks = { request: (event: object) => void said.push(event), response: (event: object) => said.push(event) };
  const answers: Fetch[] = [
    async () => Promise.reject(new TypeError(`Failed to fetch ${secrets.join(' ')}`)),
    async () => new Response(`<html>${secrets.join(' ')}`, { status: 500 }),
    async () => new Response('', { status: 302, headers: { Location: `https://evil.example/?${secrets.join('&')}` } }),
    async () => new Response('not json', { status: 200 }),
    async () => json({ code: 'rest_forbidden', message: 'No.' }, 403),
  ];
  for (const answer of answers) {
    const fetch: Fetch = (input, init) => {
      urls.push(String(input));
      return answer(input, init);
    };
    const common = { store: shop, fetch, hooks, timeout: 5_000 };
    const clients = [
      createClient({ ...common, auth: { type: 'basic', username: 'jane', password: 's3cret-pass' } }),
      createClient({
        ...common,
        auth: { type: 'jwt', tokens: { token: 's3cret-token', refreshToken: 's3cret-refresh' } },
      }),
      createClient({ ...common, auth: { type: 'keys', key: 'ck_1', secret: 'cs_s3cret' } }),
      createClient({ ...common, cartKey: 'ws3cretcart' }),
    ];
    for (const client of clients) {
      const calls = [
        client.cart.get(),
        client.cart.addItem({ id: 14 }),
        client.login({ username: 'j', password: 's3cret-pass' }),
      ];
      for (const result of await Promise.allSettled(calls)) {
        if (result.status === 'rejected')
          said.push(String(result.reason), result.reason.stack, { ...result.reason }, result.reason.cause);
      }
    }
  }
  expect(said.length).toBeGreaterThan(50);
  const text = JSON.stringify(said);
  for (const secret of secrets) expect(text).not.toContain(secret);
  // The store reads a guest's key nowhere else; nothing more than that is in an address.
  const addresses = urls.map((url) => url.replace('cart_key=ws3cretcart', '')).join();
  for (const secret of secrets) expect(addresses).not.toContain(secret);
});
