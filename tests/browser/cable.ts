/** A cable to a server that a test can pull out: whoever connects then is refused, and the server keeps what it has. */
import { connect, createServer, type Socket } from 'node:net';

/** What is reached at {@link Cable.url} while the cable is in. */
export interface Cable {
  readonly url: string;
  /** Cuts all connections and takes no new one. */
  pull(): Promise<void>;
  /** Takes connections again, at the same address. */
  plugIn(): Promise<void>;
}

/** Lays a cable to the server at an address of this machine. */
export async function layCable(to: string): Promise<Cable> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${own}`,
    pull: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    plugIn: () => listen(own),
  };
}
