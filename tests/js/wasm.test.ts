/** `cocart-wasm/wasm`: the module in the hands of a host that loads it itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wasmBytes, wasmModule } from 'cocart-wasm/wasm';
import { expect, test } from 'vitest';
import { pkg } from '../../scripts/lib/paths.mjs';

test('the bytes are those of the file cart.wasm', async () => {
  expect(Buffer.compare(Buffer.from(await wasmBytes()), readFileSync(join(pkg, 'cart.wasm')))).toBe(0);
});

test('the module is compiled once, and makes the engine', async () => {
  const module = await wasmModule();
  expect(await wasmModule()).toBe(module);
  expect(WebAssembly.Module.exports(module).map(({ name }) => name)).toContain('memory');
});
