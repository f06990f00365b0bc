/**
 * A call with the request that the store must see and the answer it gives, written from what is known of stores that
 * no server is at hand for. Both are held to the types of the call.
 */
import type { Calls } from '../../../../js/client/calls.js';
import type { CallId } from '../../../../js/client/routes.js';

/** A member of the tree of calls. */
type At<Tree, Path extends string> = Path extends keyof Tree
  ? Tree[Path]
  : Path extends `${infer Head}.${infer Rest}`
    ? Head extends keyof Tree
      ? At<Tree[Head], Rest>
      : never
    : never;

/** The plain signature of a call. */
type Plain<Id extends CallId> =
  At<Calls, Id> extends (parameters: infer Parameters, options?: never) => Promise<infer Answer>
    ? { parameters: NonNullable<Parameters>; answer: Answer }
    : never;

/** What the store is to see. */
export interface Sent {
  /** Method and path below the REST root. */
  readonly to: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

export interface Example {
  readonly call: CallId;
  readonly given: Readonly<Record<string, unknown>>;
  readonly sent: Sent;
  readonly answer: unknown;
  readonly gives: unknown;
}

/** An example; `gives` where the client makes something else of the answer. */
export function example<Id extends CallId>(
  call: Id,
  given: Plain<Id>['parameters'],
  sent: Sent,
  answer: Plain<Id>['answer'],
): Example {
  return { call, given: given as Example['given'], sent, answer, gives: answer };
}

/** An example whose answer the client makes even: `answer` as the store sends it. */
export function uneven<Id extends CallId>(
  call: Id,
  given: Plain<Id>['parameters'],
  sent: Sent,
  answer: unknown,
  gives: Plain<Id>['answer'],
): Example {
  return { call, given: given as Example['given'], sent, answer, gives };
}
