/** Calls that no server is at hand for, against requests and answers written from what is known of stores. */
import { createClient } from 'cocart-wasm';
import { describe, expect, test } from 'vitest';
import { encodePairs, pairsOf } from '../../../js/client/encode.js';
import type { CallId } from '../../../js/client/routes.js';
import { routes } from '../../../js/client/routes.js';
import type { Auth } from '../../../js/client/types.js';
import { accounts } from './examples/account.js';
import { checkouts } from './examples/checkout.js';
import { type Example, example } from './examples/example.js';
import { plus } from './examples/plus.js';
import { plusOne } from './examples/plus-one.js';
import { starter } from './examples/starter.js';
import { witness } from './witness.js';

const examples: readonly Example[] = [...plus, ...checkouts, ...accounts, ...plusOne, ...starter];

/** What a store saw, with the method that it takes the request for. */
interface Seen {
  to: string;
  query: string;
  body: string;
}

const shop = 'https://shop.example';

const pairs = (record: Readonly<Record<string, unknown>> = {}) => encodePairs(pairsOf(record)).split('&').sort();

/** A body as pairs, whether it is JSON or a form. */
function bodyOf(body: unknown): string[] {
  const text = typeof body === 'string' ? body : '';
  return text.startsWith('{') ? pairs(JSON.parse(text)) : text.split('&').sort();
}

function see(input: RequestInfo | URL, init: RequestInit = {}): Seen {
  const url = new URL(String(input instanceof Request ? input.url : input));
  const method = url.searchParams.get('_method') ?? init.method ?? 'GET';
  const ours = ['_method', 'cart_key', '_'];
  const query = url.search.slice(1).split('&');
  return {
    to: `${method} ${url.pathname.replace('/wp-json/', '')}`,
    query: query
      .filter((pair) => !ours.includes(pair.split('=')[0] ?? ''))
      .sort()
      .join('&'),
    body: bodyOf(init.body).join('&'),
  };
}

/** Who may make a call. */
function credentials(call: CallId): { auth?: Auth } {
  switch (routes[call].auth) {
    case 'customer':
      return { auth: { type: 'basic', username: 'ada', password: 'correct horse' } };
    case 'manager':
      return { auth: { type: 'keys', key: 'ck_1', secret: 'cs_1', allowInBrowser: true } };
    case 'token':
      return { auth: { type: 'jwt', tokens: { token: 't1', refreshToken: 'r1' } } };
    default:
      return {};
  }
}

/** Makes the call of an example at a store that answers nothing else. */
async function play({ call, given, sent, answer }: Example): Promise<{ seen: Seen | undefined; gave: unknown }> {
  let seen: Seen | undefined;
  const store = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = see(input, init);
    if (request.to !== sent.to)
      return Response.json({ code: 'rest_no_route', message: '', data: null }, { status: 404 });
    seen = request;
    return Response.json(answer);
  };
  const client = createClient({
    store: shop,
    storage: 'memory',
    fetch: store,
    hooks: witness('example'),
    ...credentials(call),
  });
  const method = call.split('.').reduce((tree: unknown, name) => (tree as Record<string, unknown>)[name], client);
  const gave = await (method as (given: unknown) => Promise<unknown>)(given);
  return { seen, gave };
}

describe.each(examples.map((one) => [one.call, one] as const))('%s', (_, one) => {
  test('asks as the store expects, and gives what it answers', async () => {
    const { seen, gave } = await play(one);
    expect(seen).toEqual({
      to: one.sent.to,
      query: pairs(one.sent.query).join('&'),
      body: pairs(one.sent.body).join('&'),
    });
    expect(gave).toEqual(one.gives);
  });
});

test('there is an example of every call that only other editions than the community one have', () => {
  const shown = new Set(examples.map(({ call }) => call));
  const without = Object.entries(routes)
    .filter(([, { on }]) => on.every(([edition]) => edition !== 'community'))
    .map(([call]) => call)
    .filter((call) => !shown.has(call as CallId));
  expect(without).toEqual([]);
});

test('examples are held to the types of their calls', () => {
  // @ts-expect-error no code
  example('coupons.apply', {}, { to: '' }, {} as never);
  // @ts-expect-error not what it answers
  example('plus1.weight', {}, { to: '' }, 7);
});
