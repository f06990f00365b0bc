/** Every type of an answer and every field of one says what it means. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';

const folder = join(root, 'js/client/responses');

test.each(readdirSync(folder))('%s', (file) => {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const declares = /^(?: *readonly \w+\??:|export (?:interface|type) \w)/;
  const silent = lines.filter((line, at) => declares.test(line) && !isComment(lines[at - 1] ?? ''));
  expect(silent).toEqual([]);
});

/** The end of a comment, or a word to the linter below one. */
function isComment(line: string): boolean {
  return line.trim().endsWith('*/') || line.trim().startsWith('// biome-ignore');
}
