/** Documents are the same where their JSON texts would be. */
import { expect, test } from 'vitest';
import { isSame } from '../../js/same.js';

const documents = [
  null,
  true,
  false,
  0,
  1,
  '',
  '1',
  [],
  {},
  [1],
  [1, 2],
  [[1, 2]],
  { a: 1 },
  { a: '1' },
  { a: [] },
  { a: {} },
  { a: 1, b: 2 },
  { b: 2, a: 1 },
  { 0: 1 },
];

test.each(documents.map((document) => [JSON.stringify(document), document]))('%s', (text, document) => {
  for (const other of documents) expect(isSame(document, structuredClone(other))).toBe(text === JSON.stringify(other));
});

test('documents deeper than the stack are different, and nothing overflows', () => {
  const text = '['.repeat(100_000) + ']'.repeat(100_000);
  expect(isSame(JSON.parse(text), JSON.parse(text))).toBe(false);
  const usual = '['.repeat(400) + ']'.repeat(400);
  expect(isSame(JSON.parse(usual), JSON.parse(usual))).toBe(true);
});
