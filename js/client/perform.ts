/** Sends an order: identity, marks, patience, and what may be tried again. */
import { isRecord, readBody } from './document.js';
import type { Kept } from './etags.js';
import { type Answer, pause, send } from './exchange.js';
import { isAuthenticationError, isFatal, refusalOf, silenceOf } from './refusals.js';
import type { Settings } from './settings.js';
import type { CallOptions, RequestAddition } from './types.js';
import { isPreflighted, isSafe, type Order, wireOf } from './wire.js';

/** An answer that is no refusal. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** As the store sent it. */
  readonly document: unknown;
}

/** The lane, while it is ours. */
export interface Turn {
  /** The cart of a guest. */
  readonly cartKey: string | undefined;
  /** Adds something that must end before the lane is given back. */
  hold(until: Promise<unknown>): void;
}

/** Sends orders. */
export type Perform = (order: Order, options: CallOptions, turn?: Turn) => Promise<Reply>;

/** How often a read of the catalogue is sent, and the first pause between, in milliseconds. */
const tries = 3;
const firstPause = 500;
/** The longest pause that a store may ask for and get, in milliseconds. */
const longestPause = 10_000;

/** Sends orders with these settings. */
export function makePerform(settings: Settings, kept: Kept): Perform {
  const { fail, hooks, identity } = settings;
  let requests = 0;

  /** Sends it once and waits for the whole answer. */
  async function sendOnce(order: Order, options: CallOptions, turn: Turn | undefined, credentials: string | undefined) {
    const isRead = order.method === 'GET';
    requests += 1;
    const event = { id: requests, call: order.call, method: order.method, path: order.template };
    const added: RequestAddition = hooks.request?.(event) ?? {};
    const given = {
      cartKey: credentials === undefined ? turn?.cartKey : undefined,
      credentials,
      headers: { ...options.headers, ...added.headers },
      query: added.query ?? {},
    };
    // The mark would be a header that has to be asked for first.
    const bare = wireOf(settings, order, { ...given, mark: undefined });
    const mayKeep = isRead && (options.cached ?? !order.usesCart) && (!settings.isForeign || isPreflighted(bare));
    const name = `${credentials ?? ''} ${bare.url}`;
    const wire = mayKeep ? wireOf(settings, order, { ...given, mark: kept.mark(name) }) : bare;
    if (wire.isSecret && !isSafe(wire.url)) {
      throw fail('insecure', 'Credentials are sent over https alone, or to this machine: give the address with https.');
    }
    const flight = send(settings.fetch, wire);
    const since = Date.now();
    const tell = (status: number) => hooks.response?.({ ...event, status, duration: Date.now() - since });
    // A cart is saved at the end of every request: also one that nobody waits for any more holds the lane.
    let letGo = () => {};
    const patience = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    turn?.hold(Promise.race([flight.answer, patience]));
    const mayAbort = isRead && !turn;
    const answer = await limited(flight.answer, order, options, mayAbort ? flight.abort : () => {}).then(
      (it) => it,
      (reason: unknown) => {
        tell(0);
        if (reason === timedOut || reason === aborted) void pause(longestPause).then(letGo);
        // What the platform says may hold the address, and with it the cart key.
        if (reason === timedOut) throw fail('timeout', `The store did not answer ${order.call} in time.`);
        if (reason === aborted) throw fail('aborted', `${order.call} was aborted.`);
        return silenceOf(settings, isPreflighted(wire), credentials !== undefined);
      },
    );
    if (!('text' in answer)) return answer;
    tell(answer.status);
    return mayKeep ? kept.pass(name, answer) : answer;
  }

  const timedOut = Symbol('timed out');
  const aborted = Symbol('aborted');

  /** What an order waits for, and no longer. Only what changes nothing is also given up on the wire. */
  function limited<T>(answer: Promise<T>, order: Order, options: CallOptions, abort: () => void): Promise<T> {
    const signal = order.method === 'GET' ? options.signal : undefined;
    return new Promise<T>((resolve, reject) => {
      const give = (why: symbol) => () => {
        reject(why);
        abort();
      };
      const end = give(aborted);
      const timer = setTimeout(give(timedOut), options.timeout ?? settings.timeout);
      signal?.addEventListener('abort', end);
      const close = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
      };
      answer.then(resolve, reject).finally(close);
      if (signal?.aborted) end();
    });
  }

  /** Sends it with the identity's credentials, and once more with newer ones where those were refused. */
  async function sendAs(order: Order, options: CallOptions, turn: Turn | undefined): Promise<Answer> {
    // A login and a refresh bring their own, and must not fail for a token that has ended; what a store is, is no secret.
    const isBare = ['login', 'jwt.refresh', 'version'].includes(order.call);
    const credentials = isBare ? undefined : await identity.credentials();
    let answer = await sendOnce(order, options, turn, credentials);
    if (credentials?.startsWith('Bearer ') && (await isRejected(answer, credentials, options))) {
      const fresh = await identity.renew(credentials);
      if (fresh === undefined) throw fail('needs_login', 'The store takes this login no longer: log in again.', 401);
      // The store looks at the token first: what was refused for it has done nothing.
      answer = await sendOnce(order, options, turn, fresh);
    }
    if (answer instanceof Error) throw answer;
    return answer;
  }

  /** Whether it was the token that was refused. A fatal error, or silence, may have that reason or another. */
  async function isRejected(answer: Answer | Error, credentials: string, options: CallOptions): Promise<boolean> {
    if (!(answer instanceof Error)) {
      if (isAuthenticationError(answer)) return true;
      if (!isFatal(answer)) return false;
    } else if ((answer as { code?: unknown }).code !== 'authorization_blocked') return false;
    const question: Order = {
      call: 'jwt.validate',
      method: 'POST',
      template: 'cocart/jwt/validate-token',
      path: 'cocart/jwt/validate-token',
      query: {},
      body: undefined,
      isForm: false,
      usesCart: false,
    };
    const verdict = await sendOnce(
      question,
      { ...(options.timeout ? { timeout: options.timeout } : {}) },
      undefined,
      credentials,
    );
    return verdict instanceof Error || isAuthenticationError(verdict) || isFatal(verdict);
  }

  return async (order, options, turn) => {
    if (options.signal?.aborted) throw fail('aborted', `${order.call} was aborted.`);
    const mayRepeat = order.method === 'GET' && !order.usesCart;
    for (let attempt = 1; ; attempt += 1) {
      const isLast = !mayRepeat || attempt === tries;
      let answer: Answer;
      try {
        answer = await sendAs(order, options, turn);
      } catch (reason) {
        if (isLast || (reason as { code?: unknown }).code !== 'network') throw reason;
        await pause(firstPause * attempt);
        continue;
      }
      const { status, headers, text, redirect } = answer;
      const document = readBody(text).document;
      const isWell =
        status >= 200 && status < 300 && document !== undefined && redirect === undefined && !isMasked(document);
      if (isWell) return { status, headers, document };
      if (isLast || !(status === 429 || status === 502 || status === 503 || status === 504)) {
        throw refusalOf(fail, answer, order.call);
      }
      await pause(waitOf(headers) ?? firstPause * 2 ** (attempt - 1));
      if (options.signal?.aborted) throw fail('aborted', `${order.call} was aborted.`);
    }
  };
}

/** A refusal in the clothes of a success. */
function isMasked(document: unknown): boolean {
  return isRecord(document) && document['success'] === false && Array.isArray(document['data']);
}

/** How long the store asks to wait, in milliseconds (contract 16.3). */
function waitOf(headers: Headers): number | undefined {
  const asked = headers.get('Retry-After') ?? headers.get('RateLimit-Retry-After');
  if (asked === null) return undefined;
  const seconds = Number(asked);
  const wait = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(asked) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), longestPause);
}
