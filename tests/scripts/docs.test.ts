/** What the documentation says of files: the tests that it names, and the examples that it shows. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

const page = readFileSync(join(root, 'docs/what-happens-when.md'), 'utf8');
const named = [...page.matchAll(/`([\w/.-]+\.(?:rs|ts)):\s+([^`]+)`/g)].map(([, file = '', name = '']) => ({
  file: file.startsWith('sim/') ? file : `tests/${file}`,
  name: name.replace(/\s+/g, ' '),
}));

test('every test that the page names exists', () => {
  expect(named.length).toBeGreaterThan(30);
  const missing = named.filter(({ file, name }) => {
    const path = join(root, file);
    return !existsSync(path) || !readFileSync(path, 'utf8').includes(name);
  });
  expect(missing).toEqual([]);
});

test('every example of the quick start is a file, which is run in the browser', () => {
  const [readme = ''] = readFileSync(join(root, 'README.md'), 'utf8').split('### To copy');
  const shown = [...readme.matchAll(/```(?:tsx?|vue|svelte|html)\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  const folder = join(root, 'examples/quick-start');
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(shown.length).toBeGreaterThanOrEqual(6);
  expect(shown.filter((code) => !files.includes(code))).toEqual([]);
  expect(files.filter((file) => !shown.includes(file))).toEqual([]);
});
