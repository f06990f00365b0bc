/** `cocart-wasm/devstore`: the store as WASM answers as recorded stores do; devstore-bytes.test.ts holds it to the native one. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createCart } from 'cocart-wasm';
import { createDevstore, type Devstore } from 'cocart-wasm/devstore';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { pkg, root } from '../../scripts/lib/paths.mjs';

const { replayTape } = (await import('cocart-wasm/devstore')) as unknown as {
  replayTape(tape: string, profile?: string): Promise<readonly { step: string; differences: readonly string[] }[]>;
};

const configurations = ['usd-tax-exclusive', 'eur-tax-inclusive', 'jpy-no-decimals', 'kwd-three-decimals'];
const tapes = configurations.flatMap((folder) =>
  readdirSync(join(root, 'tests/tapes', folder)).map((name) => `${folder}/${name}`),
);
const read = (tape: string) => readFileSync(join(root, 'tests/tapes', tape), 'utf8');

afterEach(() => void vi.unstubAllGlobals());

describe('every recorded answer of real stores', () => {
  test.each(tapes)('%s', async (tape) => {
    const text = read(tape);
    const outcomes = await replayTape(text);
    expect(outcomes).toHaveLength((JSON.parse(text) as { steps: unknown[] }).steps.length);
    expect(outcomes.filter(({ differences }) => differences.length > 0)).toEqual([]);
  });

  test('a tape that was changed is found out', async () => {
    const text = read('usd-tax-exclusive/coupons.json').replace(/"total":\s*"(\d+)"/, '"total": "9$1"');
    const outcomes = await replayTape(text);
    expect(outcomes.some(({ differences }) => differences.length > 0)).toBe(true);
  });
});

/** A store that answers for `globalThis.fetch`. */
async function install(): Promise<Devstore> {
  const store = await createDevstore();
  vi.stubGlobal('fetch', store.fetch);
  return store;
}

test('a cart shops at it in this process, and survives what goes wrong', async () => {
  const store = await install();
  const cart = createCart({ store: store.url, storage: 'memory' });
  await store.arm({ path: 'add-item', drop: 'before-commit' }, { method: 'GET', status: 503 });
  await cart.add('woo-beanie', 2);
  await cart.settled({ timeout: 20_000 });
  expect(cart.getSnapshot().lines.map(({ name, quantity }) => [name, quantity])).toEqual([['Beanie', 2]]);
  const log = await store.log();
  expect(log.overlaps).toBe(0);
  expect(log.requests.filter(({ fault }) => fault !== null).length).toBeGreaterThan(0);
  cart.destroy();
}, 30_000);

test('faults strike as they say', async () => {
  const store = await createDevstore({ seed: 1 });
  const address = `${store.url}/wp-json/cocart/v2/cart`;
  await store.arm(
    { drop: 'after-commit' },
    { drop: 'in-body' },
    { status: 429, retry_after: 3 },
    { body: 'truncated' },
  );
  await expect(store.fetch(address)).rejects.toThrow(TypeError);
  await expect(store.fetch(address).then((answer) => answer.json())).rejects.toThrow('terminated');
  const slow = await store.fetch(address);
  expect([slow.status, slow.headers.get('retry-after')]).toEqual([429, '3']);
  await expect(store.fetch(address).then((answer) => answer.json())).rejects.toThrow(SyntaxError);
  expect((await store.fetch(address)).status).toBe(200);
  await expect(store.arm({ statsu: 500 } as never)).rejects.toThrow('statsu');
  await expect(createDevstore({ currency: 'gbp' as never })).rejects.toThrow('gbp');
});

test('whoever hangs up does not stop the store', async () => {
  const store = await createDevstore({ latency: 20 });
  const ending = new AbortController();
  const body = new URLSearchParams({ id: '14', quantity: '1' });
  const sent = store.fetch(`${store.url}/wp-json/cocart/v2/cart/add-item?cart_key=wabc`, {
    method: 'POST',
    body,
    signal: ending.signal,
  });
  setTimeout(() => ending.abort(), 5);
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
  await vi.waitFor(async () => expect((await store.log()).requests[0]?.committed).toBe(true));
});

test('the program says what it takes, and refuses what it does not', async () => {
  const run = promisify(execFile);
  const program = join(pkg, 'cli.js');
  expect((await run(process.execPath, [program, '--help'])).stdout).toContain('--cors-addon');
  await expect(run(process.execPath, [program, 'devstore', '--currency', 'gbp'])).rejects.toThrow(/no currency `gbp`/);
  await expect(run(process.execPath, [program, 'devstore', '--port', 'x'])).rejects.toThrow(/--port/);
});
