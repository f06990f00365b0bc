/** The page "What happens when…" names tests: they must be there. */
import { existsSync, readFileSync } from 'node:fs';
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
