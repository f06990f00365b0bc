/** The codes of the store: each that was recorded is one that the types know. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { recorded } from './recorded.ts';

const known = new Set(
  readFileSync(join(root, 'js/client/responses/errors.ts'), 'utf8')
    .match(/'\w+'/g)
    ?.map((code) => code.slice(1, -1)),
);

test('every recorded refusal has a code that is known', () => {
  const codes = new Set<string>();
  const collect = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if ('code' in value && 'message' in value && typeof value.code === 'string') codes.add(value.code);
    for (const member of Object.values(value)) collect(member);
  };
  for (const { status, body, call } of recorded()) if (status >= 400 || call === 'batch.core') collect(body);
  expect(codes.size).toBeGreaterThan(20);
  expect([...codes].filter((code) => !known.has(code))).toEqual([]);
});
