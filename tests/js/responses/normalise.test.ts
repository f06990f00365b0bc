/** Empty maps: where they are made into `{}`, and that nothing else is touched. */
import { describe, expect, test, vi } from 'vitest';
import { emptyMaps, normalise } from '../../../js/client/normalise.ts';
import { type JsonSchema, responseSchemas } from '../../../scripts/lib/response-schemas.mjs';

// Making and compiling the schemas takes seconds where a machine has much to do.
vi.setConfig({ testTimeout: 60_000 });

describe('an empty map', () => {
  test('of a cart becomes an object', () => {
    const cart = {
      items: [{ cart_item_data: [], meta: { variation: [] }, extensions: [] }],
      removed_items: [],
      coupons: [],
      cross_sells: [],
      shipping: { packages: [] },
      notices: [],
    };
    expect(normalise('cart.get', cart)).toEqual({
      items: [{ cart_item_data: {}, meta: { variation: {} }, extensions: {} }],
      removed_items: [],
      coupons: [],
      cross_sells: [],
      shipping: { packages: {} },
      notices: {},
    });
    expect(normalise('cart.get', { shipping: [] })).toEqual({ shipping: {} });
  });

  test('is a list since 5.0 where the store sends lists', () => {
    const cart = { fees: [], taxes: [], notices: [] };
    expect(normalise('cart.get', cart)).toEqual({ fees: {}, taxes: {}, notices: {} });
    expect(normalise('cart.get', cart, true)).toEqual({ fees: [], taxes: [], notices: {} });
    expect(normalise('products.get', { attributes: [] }, true)).toEqual({ attributes: [] });
  });

  test('that is the whole answer becomes an object', () => {
    expect(normalise('cart.items', [])).toEqual({});
    expect(normalise('session.items', [])).toEqual({});
    expect(normalise('coupons.list', [])).toEqual([]);
  });

  test('in what a plugin or a shopper keeps is left alone', () => {
    const cart = { items: [{ cart_item_data: { notices: [], cart_item_data: [] } }], extensions: { shipping: [] } };
    expect(normalise('cart.get', cart)).toEqual(cart);
    const product = { meta_data: [{ key: 'a', value: [] }], variations: [], images: [] };
    expect(normalise('products.get', product)).toEqual(product);
  });
});

test('what does not change is shared', () => {
  const cart = { items: [{ cart_item_data: { note: 'hi' } }], customer: { billing_address: {} }, notices: [] };
  const made = normalise('cart.get', cart) as typeof cart;
  expect(made.items).toBe(cart.items);
  expect(made.customer).toBe(cart.customer);
  expect(cart.notices).toEqual([]);
  expect(normalise('cart.get', made)).toBe(made);
});

test.each([null, 7, 'text', true, [], [null], { items: null }, { items: 'x', shipping: 3 }])(
  'takes any answer: %j',
  (body) => {
    for (const call of ['cart.get', 'products.list', 'login', 'nobody.knows'])
      expect(() => normalise(call, body)).not.toThrow();
  },
);

/** Maps in the types that no store leaves empty, so that they are no business of `normalise`. */
const neverEmpty: readonly (readonly [path: RegExp, reason: string])[] = [
  [/(^|\.)_links$/, 'WordPress writes links only where it has some'],
  [/(^|\.)src$|featured_image$/, 'a picture has its sizes, the placeholder too'],
  [/(^|\.)attributes\.\*\.options$/, 'an attribute of a product has values'],
  [/^taxes\.\*$/, 'an entry of a list of 5.0; it has a name and a price'],
  [/^notices\.\w+$/, 'only types that have notices are there'],
  [/^removed_items$/, 'a list in a cart: it is a map only while it is not empty and the cart is (contract 2.12)'],
  [/^\*\.(data|line_tax_data)$/, 'a raw cart is left as WooCommerce wrote it'],
  [/^version$/, 'the version of the store'],
];

test.each(Object.entries(callsOf(responseSchemas())))(
  '%s: the table names each map of the type, and no other place',
  (call, schema) => {
    const maps = new Set<string>();
    collect(schema, [], [], maps);
    const declared = new Set(emptyMaps(call).map((path) => path.join('.')));
    const raw = (path: string) => call === 'cart.get' && (path === '' || path === '*.variation');
    const known = (path: string) =>
      declared.has(path) || raw(path) || neverEmpty.some(([exception]) => exception.test(path));
    expect([...maps].filter((path) => !known(path))).toEqual([]);
    const inBatch = /^responses\.\*\.body\./;
    expect([...declared].filter((path) => !maps.has(path) && !inBatch.test(path))).toEqual([]);
  },
);

test('every exception is one of some call', () => {
  const all = Object.values(callsOf(responseSchemas())).flatMap((schema) => {
    const maps = new Set<string>();
    collect(schema, [], [], maps);
    return [...maps];
  });
  expect(neverEmpty.filter(([path]) => !all.some((place) => path.test(place)))).toEqual([]);
});

function callsOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return schema['properties'] as Readonly<Record<string, JsonSchema>>;
}

/** The places of a type where an object may be empty. */
function collect(schema: JsonSchema, path: readonly string[], seen: readonly string[], maps: Set<string>): void {
  const { $ref, anyOf, items, type, properties, additionalProperties, required } = schema as Schema;
  if ($ref !== undefined) {
    const name = decodeURIComponent($ref.replace('#/definitions/', ''));
    if (name === 'JsonValue' || seen.includes(name)) return;
    const definition = definitions[name];
    if (definition === undefined) throw new Error(`No definition of ${name}`);
    collect(definition, path, [...seen, name], maps);
    return;
  }
  for (const one of anyOf ?? []) collect(one, path, seen, maps);
  if (items !== undefined) collect(items, [...path, '*'], seen, maps);
  if (type !== 'object') return;
  if ((required ?? []).length === 0) maps.add(path.join('.'));
  for (const [name, member] of Object.entries(properties ?? {})) collect(member, [...path, name], seen, maps);
  if (typeof additionalProperties === 'object') collect(additionalProperties, [...path, '*'], seen, maps);
}

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
}

const { definitions } = responseSchemas() as unknown as { definitions: Readonly<Record<string, JsonSchema>> };
