/**
 * Notes which call was answered by what, for the column "tested against" of docs/calls.md.
 *
 * A test gives its client these hooks: `createClient({ store, hooks: witness('devstore 4.3') })`. Only calls that
 * were answered well are noted, and only by tests that then look at the answer. `node scripts/tested.mjs` gathers
 * the notes.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../../js/client/routes.js';
import type { ClientHooks } from '../../../js/client/types.js';
import { notes } from '../../../scripts/tested.mjs';

/** What answers: the store in memory with a profile, or a request and its answer written from the contract. */
export type Against = `devstore ${'4.3' | '4.9' | '5.0'}` | 'example';

/** Hooks that note every call that is answered well. */
export function witness(against: Against): ClientHooks {
  return {
    response({ call, status }) {
      // Not what the client asks for itself, such as the version of the store.
      if (status >= 200 && status < 300 && Object.hasOwn(routes, call)) note(call, against);
    },
  };
}

/** Notes that a call is tested, for tests that send it by other means. */
export function note(call: string, against: Against): void {
  mkdirSync(notes, { recursive: true });
  appendFileSync(join(notes, `${process.pid}.txt`), `${call}\t${against}\n`);
}
