/** What the build puts in the place of names that begin with `#`; `#glue` has types of its own. */
declare module '#packed' {
  /** The WASM file taken apart by `scripts/lib/streams.mjs`, bytes written by `scripts/lib/letters.mjs`. */
  const packed: {
    size: number;
    head: string;
    tail: string;
    symbols: readonly (readonly number[])[];
    streams: readonly string[];
  };
  export default packed;
}

declare module '#devstore-packed' {
  /** The WASM of the store in memory: gzip, in base64. */
  const packed: string;
  export default packed;
}
