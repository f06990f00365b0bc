/** The lazy chunk `devstore-serve.js`: the store on a port, with connections that a fault can cut. Node alone. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Core, start } from './core.js';
import type { DevstoreOptions, DevstoreServer } from './types.js';

/** As measured on a real store. */
const usualLatency = [70, 95] as const;

/** Starts a server. Rejects where the port is taken. */
export async function serve({ port = 0, ...options }: DevstoreOptions & { port?: number }): Promise<DevstoreServer> {
  let core: Core | undefined;
  // Not an import: bundlers for browsers, which take the rest of this entry, would look for it.
  const { createServer } = process.getBuiltinModule('node:http');
  const server = createServer((request, response) => {
    if (core) answer(core, request, response, () => server.closeIdleConnections()).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  try {
    core = await start({ latency: usualLatency, ...options, url: options.url ?? url });
  } catch (reason) {
    await stop();
    throw reason;
  }
  return { url, stop };
}

async function answer(
  core: Core,
  request: IncomingMessage,
  response: ServerResponse,
  closeIdle: () => void,
): Promise<void> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part as Uint8Array);
  const [path = '', ...query] = (request.url ?? '/').split('?');
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')] as const);
  const question = {
    method: request.method ?? 'GET',
    path,
    query: query.join('?'),
    headers,
    body: Buffer.concat(parts),
  };
  const { socket } = request;
  const found = await core.ask(question, () => socket.destroy());
  if (found.cut === 'start') return;
  for (const [name, value] of found.headers) response.appendHeader(name, value);
  if (path === '/devstore/faults' && core.wantsFreshConnections()) closeIdle();
  if (core.wantsFreshConnections()) response.setHeader('connection', 'close');
  response.statusCode = found.status;
  if (found.status !== 204 && found.status !== 304) response.setHeader('content-length', found.body.length);
  if (found.cut === '') {
    response.end(found.body);
    return;
  }
  response.write(found.body.slice(0, found.body.length / 2));
  // Leaves the first half time to reach the client.
  setTimeout(() => socket.destroy(), 50);
}
