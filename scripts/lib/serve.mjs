/** A server of files for tests: what a page would load from a content delivery network. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.wasm', 'application/wasm'],
]);

/**
 * Serves folders below their prefixes; the first prefix that fits is taken.
 *
 * @param {readonly (readonly [prefix: string, folder: string])[]} folders Prefixes end with a slash.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function serve(folders) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const [prefix = '', folder = ''] = folders.find(([start]) => path.startsWith(start)) ?? [];
    const file = join(folder, normalize(path.slice(prefix.length) || 'index.html'));
    const there = prefix !== '' && file.startsWith(folder) && existsSync(file) && statSync(file).isFile();
    if (!there) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    response.writeHead(200, { 'content-type': types.get(extname(file)) ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
