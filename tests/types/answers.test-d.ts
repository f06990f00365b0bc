/** What the calls answer is what recordings and specifications are held against; and their errors. */
import { describe, expectTypeOf, test } from 'vitest';
import type { Calls } from '../../js/client/calls.js';
import type { StoreErrorCode } from '../../js/client/responses/index.js';
import type { CallId } from '../../js/client/routes.js';
import type { AnyErrorCode, CartError } from '../../js/errors.js';
import type { Answers } from '../../scripts/lib/answers.js';

describe('the answer of every call', () => {
  test('has the type that the schemas are made of', () => {
    expectTypeOf<keyof Answers>().toEqualTypeOf<CallId>();
    type Differing = {
      [Id in CallId]: [Answer<Id>] extends [never] ? Id : Answer<Id> extends Answers[Id] ? never : Id;
    }[CallId];
    expectTypeOf<Differing>().toEqualTypeOf<never>();
  });
});

describe('errors', () => {
  test('are told apart by their code', () => {
    expectTypeOf<CartError['code']>().toEqualTypeOf<AnyErrorCode>();
    expectTypeOf<'cocart_product_out_of_stock'>().toExtend<StoreErrorCode>();
    expectTypeOf<'needs_login' | 'timeout' | 'cocart_not_enough_in_stock'>().toExtend<AnyErrorCode>();
    expectTypeOf<'cocart_out_of_stock'>().not.toExtend<StoreErrorCode>();
  });

  test('of plugins have a code as well', () => {
    expectTypeOf<'my_plugin_refused'>().toExtend<AnyErrorCode>();
  });
});

/** What the call of an id answers, without the switches that change it. */
type Answer<Id extends CallId> = Awaited<ReturnType<At<Calls, Id>>>;

type At<Tree, Path extends string> = Path extends keyof Tree
  ? Extract<Tree[Path], Call>
  : Path extends `${infer Name}.${infer Rest}`
    ? Name extends keyof Tree
      ? At<Tree[Name], Rest>
      : never
    : never;

/** A call of whatever parameters. */
type Call = (...given: never[]) => unknown;
