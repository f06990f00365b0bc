/** The packed package in the hands of those who install it. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningStore, startDevstore } from '../../scripts/devstore.mjs';
import { shipped } from '../../scripts/lib/bundle.mjs';
import { tool } from '../../scripts/lib/paths.mjs';
import { node } from '../../scripts/lib/run.mjs';
import { install, pack, temporaryFolder } from './consumer.ts';

const folders: string[] = [];
let store: RunningStore;
let tarball: string;
let program: string;

beforeAll(async () => {
  store = await startDevstore();
  const place = temporaryFolder('tarball');
  folders.push(place);
  tarball = await pack(place);
  program = await install('node', tarball);
  folders.push(program);
});

afterAll(async () => {
  await store?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test('nothing but the package is shipped, and it needs no other', () => {
  const installed = join(program, 'node_modules/cocart-wasm');
  expect(readdirSync(join(program, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['cocart-wasm']);
  expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'README.md', 'package.json', 'pkg']);
  const there = readdirSync(join(installed, 'pkg'), { recursive: true }).map(String);
  const isMeant = (name: string) => shipped.includes(name) || /^shared-\w+\.js$|\.d\.c?ts$/.test(name);
  expect(there.filter((name) => name.includes('.') && !isMeant(name))).toEqual([]);
  expect(shipped.filter((name) => !there.includes(name))).toEqual([]);
});

test('publint and attw find nothing to say', async () => {
  const { messages } = await publint({ pkgDir: join(program, 'node_modules/cocart-wasm'), strict: true });
  expect(messages).toEqual([]);
  const attw = tool('@arethetypeswrong/cli/dist/index.js');
  await node(attw, [tarball, '--exclude-entrypoints', './cart.wasm', '--no-emoji'], { quiet: true });
});

test.each(['import.mjs', 'require.cjs'])('a plain Node script has a cart with %s', async (script) => {
  const said = await node(join(program, script), [store.url], { cwd: program, quiet: true });
  expect(said.trim()).toBe('2 x Belt');
});

test('the types serve a strict program, with import and with require', async () => {
  const settings = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom'];
  await node(tool('typescript/bin/tsc'), [...settings, 'types.mts', 'types.cts'], { cwd: program, quiet: true });
});
