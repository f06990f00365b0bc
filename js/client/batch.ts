/** Several writes of the cart in one request of WordPress' batch, in order (contract 7.1). */
import { isRecord } from './document.js';
import { encodePairs, pairsOf } from './encode.js';
import { wordsOf } from './refusals.js';
import type { BatchAnswer, BatchEntry } from './types.js';
import type { Order } from './wire.js';

/** As many as WordPress takes. */
export const mostEntries = 25;

/**
 * The order of a batch. CoCart before 4.9 loads a cart only for addresses that contain `wp-json/cocart/`, hence
 * the marker (measured: Batch).
 */
export function batchOf(orders: readonly Order[], restRoot: string): Order {
  const requests = orders.map(({ method, path, query, body }) => {
    const search = encodePairs(pairsOf(query));
    return { method, path: `/${path}${search === '' ? '' : `?${search}`}`, ...(body ? { body } : {}) };
  });
  return {
    call: 'batch.core',
    method: 'POST',
    template: 'batch/v1',
    path: `batch/v1?x=${restRoot}/cocart/`,
    query: {},
    body: { requests },
    isForm: false,
    usesCart: true,
  };
}

/** What each call has come to; `normalise` makes the shapes of one even. */
export function answersOf(
  document: unknown,
  entries: readonly BatchEntry[],
  normalise: (call: string, document: unknown) => unknown,
): BatchAnswer[] | undefined {
  const responses = isRecord(document) ? document['responses'] : undefined;
  if (!Array.isArray(responses)) return undefined;
  return entries.map(({ call }, index): BatchAnswer => {
    const answer: unknown = responses[index];
    const status = isRecord(answer) ? Number(answer['status']) : 0;
    const body = isRecord(answer) ? answer['body'] : undefined;
    const words = wordsOf(body);
    if (status >= 200 && status < 300 && !words) return { status, document: normalise(call, body), error: null };
    const error = words ?? { code: 'invalid_response', message: 'The store did not say what became of this call.' };
    return { status, document: null, error };
  });
}
