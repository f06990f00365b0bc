/** Turns `client.products.list(…)` into a name and what is given; the lazy chunk `client.js` answers. */
import { loadError } from '../load.js';

/** The lazy chunk `client.js`. */
export type ClientChunk = typeof import('./start.js');

/** Carries out a call by its name, such as `products.list`, or by that of an iterator, `products.list.all`. */
export type Dispatch = (name: string, given: readonly unknown[]) => unknown;

/** Calls by name, before the chunk that knows them has loaded. A load that failed may be tried again. */
export function makeFacade(start: (chunk: ClientChunk) => Dispatch): unknown {
  let loading: Promise<Dispatch> | undefined;
  const load = () => {
    loading ??= import('./start.js')
      .catch((reason: unknown) => {
        loading = undefined;
        throw loadError(reason, 'client');
      })
      .then(start);
    return loading;
  };
  const at = (path: string): unknown =>
    new Proxy(() => {}, {
      // A facade that is awaited is itself.
      get: (_, name) => (typeof name === 'string' && name !== 'then' ? at(path ? `${path}.${name}` : name) : undefined),
      apply: (_, __, given) => {
        const answer = load().then((dispatch) => dispatch(path, given));
        return Object.assign(answer, {
          async *[Symbol.asyncIterator]() {
            yield* (await answer) as AsyncIterable<unknown>;
          },
        });
      },
    });
  return at('');
}
