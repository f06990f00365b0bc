/** Errors are Errors, of the class that says who is to blame. */
import { describe, expect, test } from 'vitest';
import { ArgumentError, CartError, failure, isCartError, NetworkError, RefusedError } from '../../js/errors.js';

describe('the class fits the code', () => {
  test('a refusal of the store', () => {
    const error = failure('cocart_product_out_of_stock', 'Sold out “Mug”', 404, 'l1');
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toBeInstanceOf(CartError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'RefusedError',
      code: 'cocart_product_out_of_stock',
      message: 'Sold out “Mug”',
      status: 404,
      line: 'l1',
    });
    expect(String(error)).toBe('RefusedError: Sold out “Mug”');
  });

  test.each(['network', 'timeout'])('%s', (code) => {
    expect(failure(code, 'm')).toBeInstanceOf(NetworkError);
    expect(failure(code, 'm')).toMatchObject({ name: 'NetworkError', status: 0, line: null });
  });

  test.each(['unknown_line', 'cart_reset', 'crashed', 'destroyed'])('%s is nobody else’s', (code) => {
    expect(failure(code, 'm').constructor).toBe(CartError);
  });

  test('a bad argument', () => {
    expect(new ArgumentError('m')).toMatchObject({ name: 'ArgumentError', code: 'invalid_argument' });
  });
});

test('isCartError knows errors of another copy of the package, and nothing else', () => {
  const foreign = new Error('m');
  Object.defineProperty(foreign, Symbol.for('cocart-wasm.CartError'), { value: true });
  expect(isCartError(foreign)).toBe(true);
  expect(isCartError(new ArgumentError('m'))).toBe(true);
  for (const value of [new Error('m'), null, undefined, 'CartError', { code: 'network' }]) {
    expect(isCartError(value)).toBe(false);
  }
});
