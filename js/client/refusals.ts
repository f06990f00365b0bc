/** Answers that refuse, as errors: the store's code and words, or what can be said where there are none. */
import type { CartError } from '../errors.js';
import { isRecord, readBody } from './document.js';
import { plainText } from './entities.js';
import type { Answer } from './exchange.js';
import type { Fail, Settings } from './settings.js';

/** A refusal in the store's words. */
export interface Words {
  readonly code: string;
  readonly message: string;
}

/** The store's code and words in a document, in either of its two shapes (contract 1.4). */
export function wordsOf(document: unknown): Words | undefined {
  if (!isRecord(document)) return undefined;
  const { code, message, success, data } = document;
  if (typeof code === 'string' && code !== '') {
    return { code, message: plainText(typeof message === 'string' ? message : '') };
  }
  // Checks of the cart key before 4.9 answer as WordPress' own pages ask.
  return success === false && Array.isArray(data) ? wordsOf(data[0]) : undefined;
}

/** Whether the store refuses the credentials themselves: a 403 says so only by its code. */
export function isAuthenticationError({ status, text }: Answer): boolean {
  return (status === 401 || status === 403) && wordsOf(readBody(text).document)?.code === 'cocart_authentication_error';
}

/** Whether a fatal error of PHP was answered: before CoCart 4.9 every rejected token ends in one. */
export function isFatal({ status, text }: Answer): boolean {
  return status >= 500 && wordsOf(readBody(text).document) === undefined;
}

/** The error of an answer that is no success. */
export function refusalOf(fail: Fail, answer: Answer, call: string): CartError {
  const { status, text, redirect } = answer;
  if (redirect !== undefined) {
    const where = redirect === '' ? 'another address' : redirect;
    return fail(
      'redirected',
      `The store leads a request with credentials on to ${where}: give that as its address.`,
      status,
    );
  }
  const { document, isPage } = readBody(text);
  const words = wordsOf(document);
  if (words) return fail(words.code, words.message, status);
  if (call === 'login' && status >= 500) {
    return fail('login_failed', 'The store gave no answer to the login: most often there is no such user.', status);
  }
  const what = isPage ? 'a page' : text.trim() === '' ? 'nothing' : 'something that is no document';
  return fail('invalid_response', `The store answered ${call} with the status ${status} and ${what}.`, status);
}

/** Where no answer came: whether the store is gone, or the browser keeps the answer from this page. */
export async function silenceOf(
  settings: Settings,
  isPreflighted: boolean,
  hasCredentials: boolean,
): Promise<CartError> {
  const { fail, isForeign } = settings;
  if (!isForeign || !isPreflighted || !(await isReachable(settings))) {
    return fail('network', 'The store cannot be reached, or does not let this page read its answer.');
  }
  const what = hasCredentials ? 'the header with the credentials' : 'a request with these headers or a JSON body';
  return fail(
    hasCredentials ? 'authorization_blocked' : 'cors_blocked',
    `The store does not take ${what} from a page of another origin. Either install the add-on CoCart CORS in ` +
      'the shop, or serve this page and the API from one origin, for example by a reverse proxy.',
  );
}

/** Whether the store answers a request that every browser sends without asking first. */
export async function isReachable({ fetch, root }: Settings): Promise<boolean> {
  try {
    await fetch(`${root}cocart/v2/store`, {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
    });
    return true;
  } catch {
    return false;
  }
}
