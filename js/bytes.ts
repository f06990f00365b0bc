/**
 * The lazy chunk `bytes.js`: the WASM itself, as text so that every bundler takes it without a setting.
 * In hexadecimal a whole byte is always two characters, so compression still finds what repeats:
 * it costs a tenth over the plain file where base64 costs a third.
 */
import hexadecimal from '#hex';

/** The bytes of the WASM module. */
export function wasmBytes(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hexadecimal.length / 2);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = Number.parseInt(hexadecimal.slice(2 * index, 2 * index + 2), 16);
  }
  return bytes;
}
