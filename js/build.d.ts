/** What the build puts in the place of names that begin with `#`; `#glue` has types of its own. */
declare module '#letters' {
  /** The WASM file as `scripts/lib/letters.mjs` writes it. */
  const letters: string;
  export default letters;
}
