/** Every recorded answer of a real store has the type that its call promises, and passes through without loss. */
import { describe, expect, test, vi } from 'vitest';
import { emptyMaps, normalise } from '../../../js/client/normalise.ts';
import { type JsonSchema, responseSchemas } from '../../../scripts/lib/response-schemas.mjs';
import { recorded, tapeTexts } from './recorded.ts';
import { validators } from './validators.ts';

// Making and compiling the schemas takes seconds where a machine has much to do.
vi.setConfig({ testTimeout: 60_000 });

const schemas = responseSchemas();
const answers = recorded().filter(({ call, status }) => call !== undefined && status >= 200 && status < 300);

const validator = validators(schemas);
const parts = validators(schemas, { optional: true });

describe('a recorded answer', () => {
  test.each(answers)('has its type: $name', ({ call = '', body, partial }) => {
    const validate = (partial ? parts : validator)(call);
    const good = validate(normalise(call, body));
    expect(good ? [] : validate.errors?.slice(0, 20)).toEqual([]);
  });

  test.each(answers)('is the same after the way there and back: $name', ({ call = '', body }) => {
    const before = JSON.stringify(body);
    const made = normalise(call, body);
    expect(JSON.stringify(emptied(made, emptyMaps(call)))).toBe(before);
    expect(JSON.stringify(body), 'the body itself is left alone').toBe(before);
  });
});

test('answers inside a batch are made like those of their calls', () => {
  const carts = answers.filter(({ call, partial }) => call === 'cart.addItem' && !partial).slice(0, 5);
  const batch = { responses: carts.map(({ body }) => ({ body, status: 200, headers: [] })) };
  const { responses } = normalise('batch.core', batch) as Batch;
  expect(responses.length).toBe(5);
  expect(responses.map(({ body }) => body)).toEqual(carts.map(({ body }) => normalise('cart.addItem', body)));
});

test('no number on a tape changes when it is parsed', () => {
  const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  for (const [file, text] of tapeTexts()) {
    const numbers = (text.match(token) ?? []).filter((found) => !found.startsWith('"'));
    expect(
      numbers.filter((found) => JSON.stringify(Number(found)) !== found),
      file,
    ).toEqual([]);
  }
});

test('the tapes hold each call that a store of 4.3 answers with more than a word', () => {
  const calls = new Set(answers.map(({ call }) => call));
  for (const call of [
    'cart.get',
    'cart.addItem',
    'cart.addItems',
    'cart.item',
    'cart.items',
    'cart.updateItem',
    'cart.removeItem',
    'cart.restoreItem',
    'cart.clear',
    'cart.calculate',
    'cart.update',
    'login',
    'store',
    'products.list',
    'products.get',
    'products.variations',
    'products.categories',
    'products.tags',
    'products.attributes',
    'products.attributeTerms',
    'sessions.list',
    'session.get',
    'session.items',
    'session.delete',
    'jwt.refresh',
    'jwt.validate',
    'index.namespace',
    'batch.core',
  ]) {
    expect(calls, call).toContain(call);
  }
});

describe('a type that has drifted away from the recordings', () => {
  const cart = answers.find(({ call, name }) => call === 'cart.get' && name.includes('add-variation'));
  const without = (type: string, field: string): JsonSchema => {
    const copy = structuredClone(schemas) as { definitions: Record<string, Definition> };
    delete copy.definitions[type]?.properties[field];
    return copy as unknown as JsonSchema;
  };
  const fails = (changed: JsonSchema) => !validators(changed)('cart.get')(normalise('cart.get', cart?.body));

  test('is found when it lacks a field', () => {
    expect(fails(schemas)).toBe(false);
    expect(fails(without('Cart', 'needs_shipping'))).toBe(true);
    expect(fails(without('CartItem<ItemData>', 'slug'))).toBe(true);
    expect(fails(without('ShopCurrency', 'currency_minor_unit'))).toBe(true);
  });

  test('is found when a field has another type', () => {
    const copy = structuredClone(schemas) as { definitions: Record<string, Definition> };
    const totals = copy.definitions['CartItemTotals'];
    if (totals === undefined) throw new Error('CartItemTotals is gone');
    totals.properties['tax'] = { type: 'string' };
    expect(fails(copy as unknown as JsonSchema)).toBe(true);
  });

  test('is found when an empty map is not made into one', () => {
    expect(validator('cart.get')(cart?.body)).toBe(false);
  });
});

interface Batch {
  readonly responses: readonly { readonly body: unknown }[];
}

interface Definition {
  properties: Record<string, unknown>;
}

/** Undoes the change of {@link normalise}, written on its own. */
function emptied(value: unknown, paths: readonly (readonly string[])[]): unknown {
  const copy = { top: structuredClone(value) };
  for (const path of paths) {
    for (const [holder, name] of places(copy, ['top', ...path])) {
      const member = holder[name];
      if (typeof member === 'object' && member !== null && !Array.isArray(member) && Object.keys(member).length === 0) {
        holder[name] = [];
      }
    }
  }
  return copy.top;
}

/** The objects and names that a path leads to. */
function places(holder: unknown, [name = '', ...rest]: readonly string[]): [Record<string, unknown>, string][] {
  if (typeof holder !== 'object' || holder === null) return [];
  const object = holder as Record<string, unknown>;
  const names = name === '*' ? Object.keys(object) : Object.hasOwn(object, name) ? [name] : [];
  return rest.length === 0 ? names.map((each) => [object, each]) : names.flatMap((each) => places(object[each], rest));
}
