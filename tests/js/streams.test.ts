import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { joined } from '../../js/streams.js';
import { pkg, pkgTestTraps } from '../../scripts/lib/paths.mjs';
import { takenApart } from '../../scripts/lib/streams.mjs';

/** A module with these bytes as its only function; it needs not be valid beyond its structure. */
function moduleOf(...body: number[]): Uint8Array {
  const code = [1, body.length + 1, 0, ...body];
  return new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 10, code.length, ...code, 0, 2, 1, 0x78]);
}

test.each([pkg, pkgTestTraps])('the engine survives byte for byte: %s', (folder) => {
  const wasm = new Uint8Array(readFileSync(join(folder, 'cart.wasm')));
  expect(Buffer.compare(joined(takenApart(wasm)), wasm)).toBe(0);
});

test('so does what the engine of today does not have', () => {
  const bodies = [
    // Jump table, floating point, tables, bulk memory, a call by type, an unusual alignment, a large number.
    [0x02, 0x40, 0x41, 0, 0x0e, 2, 0, 1, 0, 0x0b, 0x0b],
    [0x43, 0x80, 0x80, 0x80, 0xff, 0x1a, 0x44, 1, 2, 3, 4, 0x85, 6, 7, 0x88, 0x1a, 0x0b],
    [0xd0, 0x6f, 0x41, 1, 0xfc, 15, 0, 0x1a, 0xfc, 10, 0, 0, 0x11, 0x85, 1, 0, 0x0b],
    [0x41, 0, 0x28, 0, 4, 0x28, 2, 0x84, 1, 0x1a, 0x41, 0x80, 0x80, 0xc0, 0, 0x1a, 0x0b],
  ];
  for (const body of bodies) expect(joined(takenApart(moduleOf(...body)))).toEqual(moduleOf(...body));
});

test('a file that is not understood fails the build', () => {
  expect(() => takenApart(moduleOf(0x02))).toThrow('instruction that is not known');
  expect(() => takenApart(moduleOf(0x0b).subarray(0, 8))).toThrow('no code');
});
