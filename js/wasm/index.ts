/** The entry `cocart-wasm/wasm`: the WASM itself, for hosts that load or keep it their own way. */

/**
 * The bytes of the WASM module that belongs to this version of the package, from a chunk of their own that loads
 * at the first call. Hand them, or a module compiled from them, to `createCart` as `wasm`.
 *
 * @since 0.1.0
 */
export async function wasmBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const { wasmBytes: bytes } = await import('../bytes.js');
  return bytes();
}

let compiling: Promise<WebAssembly.Module> | undefined;

/**
 * The compiled module, compiled once per page: for workers, to which a module can be posted.
 * Rejects with the platform's `WebAssembly.CompileError` where its policy forbids WebAssembly.
 *
 * @since 0.1.0
 */
export function wasmModule(): Promise<WebAssembly.Module> {
  compiling ??= wasmBytes()
    .then((bytes) => WebAssembly.compile(bytes))
    .catch((reason: unknown) => {
      // A chunk that did not come may come the next time.
      compiling = undefined;
      throw reason;
    });
  return compiling;
}
