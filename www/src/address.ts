/** Which store this page sells from. */

/**
 * The address of the store, without a slash at the end: `?store=` of this page's address, else
 * `VITE_COCART_STORE` of the build, else the in-memory store on this machine.
 */
export function storeAddress(): string {
  const fromPage = new URLSearchParams(location.search).get('store');
  const fromBuild: unknown = import.meta.env['VITE_COCART_STORE'];
  const address = fromPage || (typeof fromBuild === 'string' && fromBuild) || 'http://127.0.0.1:8787';
  return address.replace(/\/+$/, '');
}
