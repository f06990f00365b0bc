/** A file of HTML as text, as Vite imports it. */
declare module '*.html?raw' {
  const text: string;
  export default text;
}
