/** What goes wrong, as errors. Their codes are listed at {@link CartErrorCode}. */
import type { StoreErrorCode } from './client/responses/errors.js';
import type { CartErrorCode } from './types.js';

/** A code of this package, or the store's own (`cocart_…`, `rest_…`); plugins have more. */
export type AnyErrorCode = CartErrorCode | StoreErrorCode | (string & {});

const brand = Symbol.for('cocart-wasm.CartError');

/** Why an intent failed. Its subclasses say who is to blame; `code` says what happened. */
export class CartError extends Error {
  /** A code of this package or of the store. Stable and untranslated: branch on it, not on `message`. */
  readonly code: AnyErrorCode;
  /** HTTP status of the answer, or 0 where there was none. */
  readonly status: number;
  /** Local id of the line it was about, or `null`. */
  readonly line: string | null;

  constructor(code: AnyErrorCode, message: string, status = 0, line: string | null = null) {
    super(message);
    this.name = 'CartError';
    this.code = code;
    this.status = status;
    this.line = line;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** The store said no: out of stock, unknown product, and the like. `message` is in its words. */
export class RefusedError extends CartError {
  override name = 'RefusedError';
}

/** No answer, or none in time: codes `network` and `timeout`. */
export class NetworkError extends CartError {
  override name = 'NetworkError';
}

/** An argument is not what it must be: code `invalid_argument`. Thrown at once; by calls of the API, their promise rejects. */
export class ArgumentError extends CartError {
  override name = 'ArgumentError';

  constructor(message: string) {
    super('invalid_argument', message);
  }
}

/** Whether this is an error of this package, whichever copy of it made it. */
export function isCartError(value: unknown): value is CartError {
  return typeof value === 'object' && value !== null && brand in value;
}

/** The error of a code, in the class that fits it. */
export function failure(code: AnyErrorCode, message: string, status = 0, line: string | null = null): CartError {
  if (code === 'invalid_argument') return new ArgumentError(message);
  const isNetwork = code === 'network' || code === 'timeout';
  return new (isNetwork ? NetworkError : status > 0 ? RefusedError : CartError)(code, message, status, line);
}
