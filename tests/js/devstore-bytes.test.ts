/**
 * The store as WASM answers byte for byte what the native one answers: to the requests of every recording, as each
 * version of CoCart. What a store has issued (keys, tokens) stands in later requests in place of what was recorded.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { type DevstoreServer, serveDevstore } from 'cocart-wasm/devstore';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningStore, startDevstore } from '../../scripts/devstore.mjs';
import { root } from '../../scripts/lib/paths.mjs';

interface Step {
  readonly name: string;
  readonly request: { method: string; path: string; query?: object; headers?: object; body?: unknown };
  readonly response: { body?: unknown };
}

const shops = {
  'usd-tax-exclusive': 'usd',
  'eur-tax-inclusive': 'eur',
  'jpy-no-decimals': 'jpy',
  'kwd-three-decimals': 'kwd',
  'cocart-4.4-beta': 'usd',
} as const;
const folder = join(root, 'tests/tapes');
/** Both of one length with their own addresses out of sight, for links and pictures are a part of the content. */
const same = { latency: 0, seed: 7 } as const;
const site = 'http://shop.example';
const agent = new Agent({ keepAlive: true });

/** What the two web servers say of themselves, and the time. */
const own = /^(date|connection|keep-alive|transfer-encoding|expires|last-modified):|expir/;

/** Status, headers and body as they come over the wire. */
function ask(
  url: string,
  { method, path, query, headers, body }: Step['request'],
): Promise<[number, string[], string]> {
  return new Promise((resolve, reject) => {
    const flat = new URLSearchParams(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]));
    const sent = request(`${url}${path}?${flat}`, { agent, method, headers: { ...headers } });
    sent.on('error', reject).on('response', (answer) => {
      const parts: Buffer[] = [];
      answer
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => {
          const lines = answer.rawHeaders.flatMap((name, at) =>
            at % 2 === 0 ? [`${name.toLowerCase()}: ${answer.rawHeaders[at + 1]}`] : [],
          );
          const text = Buffer.concat(parts).toString('latin1').replaceAll(url, '');
          resolve([answer.statusCode ?? 0, lines.filter((line) => !own.test(line)).sort(), text]);
        });
    });
    sent.end(typeof body === 'string' ? body : body ? JSON.stringify(body) : '');
  });
}

/** Notes what stands where the recorded store had issued something. */
function note(issued: Map<string, string>, recorded: unknown, given: unknown): void {
  if (typeof recorded !== 'object' || recorded === null || typeof given !== 'object' || given === null) return;
  for (const [name, value] of Object.entries(recorded)) {
    const there = (given as Record<string, unknown>)[name];
    if (typeof value === 'string' && typeof there === 'string') {
      if (/(^|_)(key|token|nonce)$/.test(name) && value !== there && value.length > 8) issued.set(value, there);
    } else note(issued, value, there);
  }
}

function documentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe.each(['4.3', '4.9', '5.0'] as const)('CoCart %s', (profile) => {
  describe.each(Object.entries(shops))('%s', (config, currency) => {
    let native: RunningStore;
    let wasm: DevstoreServer;

    beforeAll(async () => {
      native = await startDevstore({ ...same, profile, currency, site });
      wasm = await serveDevstore({ ...same, profile, currency, url: site });
    });
    afterAll(() => Promise.all([native?.stop(), wasm?.stop()]));

    // A second may end between the two answers: then once more, from the start.
    test.each(readdirSync(join(folder, config)))('%s', { retry: 2 }, async (name) => {
      const { steps } = JSON.parse(readFileSync(join(folder, config, name), 'utf8')) as { steps: Step[] };
      const issued = new Map<string, string>();
      for (const store of [native, wasm]) await fetch(`${store.url}/devstore/reset`, { method: 'POST' });
      for (const { name: step, request, response } of steps) {
        const text = [...issued].reduce((all, [from, to]) => all.replaceAll(from, to), JSON.stringify(request));
        const sent = JSON.parse(text) as Step['request'];
        const [there, here] = await Promise.all([ask(native.url, sent), ask(wasm.url, sent)]);
        expect(here, step).toEqual(there);
        note(issued, response.body, documentOf(there[2]));
      }
    });
  });
});

test('control: a store of another seed or version answers other bytes', async () => {
  const native = await startDevstore({ ...same, site });
  const others = await Promise.all([
    serveDevstore({ ...same, seed: 8, url: site }),
    serveDevstore({ ...same, profile: '5.0', url: site }),
  ]);
  const add = { method: 'POST', path: '/wp-json/cocart/v2/cart/add-item', body: { id: '14', quantity: '1' } };
  const headers = { 'content-type': 'application/json' };
  const [meant, ...given] = await Promise.all([native, ...others].map(({ url }) => ask(url, { ...add, headers })));
  for (const answer of given) expect(answer).not.toEqual(meant);
  await Promise.all([native, ...others].map((store) => store.stop()));
});
