/** Every endpoint and parameter of the list goes out through the client, to the place that the list names. */
import { readFileSync } from 'node:fs';
import { createClient } from 'cocart-wasm';
import { expect, test } from 'vitest';
import { type Parameter, parametersOf } from '../../../js/client/limits.js';
import { type CallId, routes } from '../../../js/client/routes.js';
import type { Auth } from '../../../js/client/types.js';

interface Entry {
  method: string;
  path: string;
  edition: string;
  params: { name: string; in: string }[];
}

const entries: Entry[] = JSON.parse(readFileSync(new URL('../../calls/endpoints.json', import.meta.url), 'utf8'));

const versions: Readonly<Record<string, string>> = { community: '4.9.7', starter: '5.0.0', legacy: '4.9.7' };

/** Parameters that stores get wrong: the client asks for the whole cart and takes the answer out of it. */
const absorbed: Readonly<Record<string, string>> = {
  'cart.addItem': 'return_item',
  'cart.addItems': 'return_items',
  'cart.count': 'removed_items',
};

/** A value that the parameter takes. */
function sample({ kind, least = 1, values, fields }: Parameter, name: string): unknown {
  if (values[0] !== undefined) return values[0];
  if (fields.length > 0) {
    const record = Object.fromEntries(fields.map((field) => [field.name, sample(field, field.name)]));
    return kind === 'records' ? [record] : record;
  }
  switch (kind) {
    case 'integer':
    case 'product':
    case 'quantity':
      return Math.max(least, 1);
    case 'boolean':
      return true;
    case 'list':
      return [1];
    case 'map':
      return { 3: 1 };
    case 'fields':
      return ['items'];
    case 'free':
      return name === 'quantity' ? 1 : { a: 'b' };
    default:
      return 'update-cart';
  }
}

const auth: Readonly<Partial<Record<string, Auth>>> = {
  customer: { type: 'basic', username: 'ada', password: 'correct horse' },
  manager: { type: 'keys', key: 'ck_1', secret: 'cs_1', allowInBrowser: true },
  token: { type: 'jwt', tokens: { token: 't1', refreshToken: 'r1' } },
};

interface Seen {
  to: string;
  names: { query: Set<string>; body: Set<string> };
}

function see(input: RequestInfo | URL, init: RequestInit = {}): Seen {
  const url = new URL(String(input));
  const body = typeof init.body === 'string' ? init.body : '';
  const isJson = body.startsWith('{');
  const form = isJson ? Object.keys(JSON.parse(body)) : [...new URLSearchParams(body).keys()];
  const bare = (names: Iterable<string>) => new Set([...names].map((name) => name.split('[')[0] ?? ''));
  return {
    to: `${url.searchParams.get('_method') ?? init.method ?? 'GET'} ${decodeURIComponent(url.pathname)}`,
    names: { query: bare(url.searchParams.keys()), body: bare(form) },
  };
}

/** The call of an entry, by method and path: the list has no names. */
function callOf({ method, path }: Entry): CallId {
  const found = Object.entries(routes).find(([, route]) => route.method === method && `/${route.path}` === path);
  return (found?.[0] ?? '') as CallId;
}

test.each(entries.map((entry) => [`${entry.method} ${entry.path} on ${entry.edition}`, entry] as const))(
  '%s',
  async (_, entry) => {
    const call = callOf(entry);
    const named = entry.params.filter((parameter) => parameter.in !== 'header' && parameter.name !== absorbed[call]);
    const known = parametersOf(call);
    const given: Record<string, unknown> = {};
    for (const { name } of named) {
      const parameter = known.find((it) => it.name === name);
      if (parameter) given[name] = sample(parameter, name);
    }
    const path = entry.path.replace(/\{(\w+)\}/g, (_, name: string) => String(given[name]));
    const wanted = `${entry.method} /wp-json${path}`;
    const seen: Seen[] = [];
    const store = async (input: RequestInfo | URL, init?: RequestInit) => {
      const one = see(input, init);
      const headers = { 'CoCart-Version': versions[entry.edition] ?? '4.9.7' };
      if (one.to !== wanted) return Response.json({ code: 'rest_no_route', message: '' }, { status: 404, headers });
      seen.push(one);
      return Response.json({ message: 'answer' }, { headers });
    };
    const who = auth[routes[call].auth];
    const client = createClient({
      store: 'https://shop.example',
      storage: 'memory',
      fetch: store,
      ...(who === undefined ? {} : { auth: who }),
    });
    const method = call.split('.').reduce((tree: unknown, name) => (tree as Record<string, unknown>)[name], client);
    // The answer is none of the call's; what was sent is looked at alone.
    await (method as (given: unknown) => Promise<unknown>)(given).catch((reason: unknown) => {
      if (seen.length === 0) throw reason;
    });
    const [first] = seen;
    const missing = named
      .filter((parameter) => parameter.in === 'query' || parameter.in === 'body')
      .filter((parameter) => !first?.names[parameter.in as 'query' | 'body'].has(parameter.name))
      .map(({ name, in: place }) => `${name} in the ${place}`);
    expect({ seen: first !== undefined, missing }).toEqual({ seen: true, missing: [] });
  },
);
