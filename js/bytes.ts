/** The lazy chunk `bytes.js`: the WASM itself, as text so that every bundler takes it without a setting. */
import letters from '#letters';
import { bytesOf } from './letters.js';

/** The bytes of the WASM module. */
export function wasmBytes(): Uint8Array<ArrayBuffer> {
  return bytesOf(letters);
}
