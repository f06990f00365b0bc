/** What the build puts in the place of names that begin with `#`; `#glue` has types of its own. */
declare module '#hex' {
  /** The WASM file, two hexadecimal digits a byte. */
  const hexadecimal: string;
  export default hexadecimal;
}
