/** Says once per process, while developing, what a server must mind with carts. */

const said = Symbol.for('cocart-wasm.serverCart');

/** Warns of carts on a server; in production it keeps silent. */
export function warnOnce(): void {
  const place = globalThis as { [said]?: boolean; process?: { env?: Record<string, string | undefined> } };
  if (place[said] || place.process?.env?.['NODE_ENV'] === 'production') return;
  place[said] = true;
  console.warn(
    'cocart-wasm: a cart is used on the server. The store writes a cart back at the end of every request, reads ' +
      'included: a cart that is read here while the page writes loses what the page wrote. Read the cart in the page.',
  );
}
