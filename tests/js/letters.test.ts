import { expect, test } from 'vitest';
import { bytesOf } from '../../js/letters.js';
import { lettersOf } from '../../scripts/lib/letters.mjs';

const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);

test('every byte survives, whatever stands beside it', () => {
  const mixed = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + (index >> 4)) % 256);
  for (const bytes of [all, mixed, new Uint8Array(), new Uint8Array([255, 0, 80, 79, 57, 137])]) {
    expect(bytesOf(lettersOf(bytes))).toEqual(bytes);
  }
});

test('no letter has to be escaped in a string literal, and none depends on the charset', () => {
  const text = lettersOf(all);
  expect(text).not.toMatch(/[^\x20-\x7e]|["\\]/);
  expect(JSON.stringify(text)).toBe(`"${text}"`);
});
