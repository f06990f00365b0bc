/** The table of routes: what is made of it is current, and what is no call is told. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { environment, root } from '../../scripts/lib/paths.mjs';

interface Entry {
  method: string;
  path: string;
  edition: string;
  params: { name: string; in: string }[];
}

const list = join(root, 'tests/calls/endpoints.json');
const folder = mkdtempSync(join(tmpdir(), 'cocart-calls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Cargo may have to build first.
const patience = { timeout: 300_000 };

function run(command: string, args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, env: environment(), encoding: 'utf8' });
  return { status, lines: stdout.trim().split('\n'), stderr };
}

const coverage = (file: string) => run(process.execPath, ['scripts/check-coverage.mjs', file]);

test('routes, types and reference page are what the table says', patience, () => {
  const { status, stderr } = run('cargo', ['run', '-q', '-p', 'xtask', '--', 'calls', '--check']);
  expect(stderr).not.toContain('not current');
  expect(status).toBe(0);
});

test('every endpoint of the list is a call', patience, () => {
  expect(coverage(list)).toMatchObject({ status: 0, lines: ['159 of 159 calls covered'] });
});

test('an endpoint, an edition and a parameter that no call has are told and not counted', patience, () => {
  const entries: Entry[] = JSON.parse(readFileSync(list, 'utf8'));
  const add = entries.find(({ path, edition }) => path.endsWith('/add-item') && edition === 'community');
  add?.params.push({ name: 'colour', in: 'body' }, { name: 'id', in: 'query' });
  entries.push({ method: 'POST', path: '/cocart/v2/cart', edition: 'community', params: [] });
  entries.push({ method: 'GET', path: '/cocart/v2/wishlist', edition: 'plus', params: [] });
  const file = join(folder, 'endpoints.json');
  writeFileSync(file, JSON.stringify(entries));
  const { status, lines } = coverage(file);
  expect(status).toBe(1);
  expect(lines).toEqual([
    'POST /cocart/v2/cart/add-item (community): no parameter colour in the body',
    'POST /cocart/v2/cart/add-item (community): no parameter id in the query',
    'POST /cocart/v2/cart (community): no call',
    'GET /cocart/v2/wishlist (plus): no call',
    '158 of 161 calls covered',
  ]);
});
