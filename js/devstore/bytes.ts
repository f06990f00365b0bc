/** The lazy chunk `devstore-bytes.js`: the store in memory as WASM. */

import init, { Devstore, replay } from '#devstore-glue';
import packed from '#devstore-packed';

/** Fake timers of a test must not hold the store up. */
export const later = globalThis.setTimeout;

let starting: Promise<{ Devstore: typeof Devstore; replay: typeof replay }> | undefined;

/** The classes of the WASM, which is unpacked and compiled once. */
export function load(): Promise<{ Devstore: typeof Devstore; replay: typeof replay }> {
  starting ??= (async () => {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const wasm = new Response(bytes).body?.pipeThrough(new DecompressionStream('gzip'));
    await init({ module_or_path: await new Response(wasm).arrayBuffer() });
    return { Devstore, replay };
  })();
  return starting;
}
