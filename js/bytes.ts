/** The lazy chunk `bytes.js`: the WASM itself, as text so that every bundler takes it without a setting. */
import packed from '#packed';
import { bytesOf } from './letters.js';
import { joined } from './streams.js';

/** The bytes of the WASM module. */
export function wasmBytes(): Uint8Array<ArrayBuffer> {
  const { head, tail, streams, ...rest } = packed;
  return joined({ ...rest, head: bytesOf(head), tail: bytesOf(tail), streams: streams.map(bytesOf) });
}
