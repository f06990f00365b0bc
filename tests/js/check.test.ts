/** Arguments are refused at once, by name, with what to do instead. */
import { describe, expect, test } from 'vitest';
import {
  checkAddOptions,
  checkLine,
  checkListener,
  checkOptions,
  checkProduct,
  checkQuantity,
  checkWait,
} from '../../js/check.js';
import { ArgumentError } from '../../js/errors.js';
import type { AddOptions, CartOptions } from '../../js/types.js';

/** The message of the complaint that `call` throws. */
function complaint(call: () => unknown): string {
  try {
    call();
  } catch (reason) {
    expect(reason).toBeInstanceOf(ArgumentError);
    return (reason as ArgumentError).message;
  }
  throw new Error('nothing was refused');
}

describe('options of createCart', () => {
  test('defaults are filled in and slashes at the end cut off', () => {
    expect(checkOptions({ store: 'https://Example.com/shop//' })).toEqual({
      store: 'https://example.com/shop',
      storage: 'local',
      timeout: 30_000,
      wasm: undefined,
    });
    expect(checkOptions({ store: 'http://127.0.0.1:8080' }).store).toBe('http://127.0.0.1:8080');
  });

  test.each([
    undefined,
    '',
    'shop.example',
    '/shop',
    'ftp://shop.example',
    'https://a:b@shop.example',
    'https://shop.example/?x=1',
    'https://shop.example/#x',
    'https://shop.example/wp-json/cocart/v2',
  ])('store %j is refused', (store) => {
    expect(complaint(() => checkOptions({ store } as CartOptions))).toMatch(/^options\.store must be .*https:\/\//);
  });

  test('storage and timeout are checked', () => {
    const store = 'https://shop.example';
    expect(complaint(() => checkOptions({ store, storage: 'disk' } as unknown as CartOptions))).toContain(
      'options.storage must be "local" or "memory", but it is "disk"',
    );
    for (const timeout of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, '5' as unknown as number]) {
      expect(complaint(() => checkOptions({ store, timeout }))).toContain('options.timeout');
    }
    expect(complaint(() => checkOptions('https://shop.example' as unknown as CartOptions))).toContain('options must');
  });
});

test('a product is an id or a SKU', () => {
  expect(checkProduct(14)).toBe('14');
  expect(checkProduct(' woo-belt ')).toBe('woo-belt');
  for (const value of [0, -1, 1.5, Number.NaN, '', '  ', null, undefined, {}]) {
    expect(complaint(() => checkProduct(value))).toContain('idOrSku must be');
  }
});

test('a quantity is above 0, or 0 where that removes the line', () => {
  expect(checkQuantity(1.5, false)).toBe(1.5);
  expect(checkQuantity(0, true)).toBe(0);
  for (const value of [0, -1, 1e-9, Number.NaN, Number.POSITIVE_INFINITY, 1e300, '2', null]) {
    expect(complaint(() => checkQuantity(value, false))).toContain('quantity must be a number above 0');
  }
  for (const value of [-1, 1e-9, Number.NaN, '2']) {
    expect(complaint(() => checkQuantity(value, true))).toContain('quantity must be a number from 0 on');
  }
});

test('a line is named by itself, its id or its key', () => {
  expect(checkLine('l1')).toBe('l1');
  expect(checkLine({ id: 'l2' })).toBe('l2');
  for (const value of ['', 14, null, undefined, {}, { id: 3 }, ['l1']]) {
    expect(complaint(() => checkLine(value as string))).toContain('line must be');
  }
});

test('a listener is a function, a wait is a number', () => {
  expect(complaint(() => checkListener({}))).toContain('listener must be a function');
  expect(checkWait(undefined)).toBeUndefined();
  expect(checkWait({ timeout: Number.POSITIVE_INFINITY })).toBeUndefined();
  expect(checkWait({ timeout: 1e12 })).toBe(2 ** 31 - 1);
  expect(complaint(() => checkWait({ timeout: -1 }))).toContain('options.timeout');
});

describe('options of add', () => {
  test('are copied, so that later changes of the caller change nothing', () => {
    const options = { variation: { attribute_pa_color: 'blue' }, itemData: { box: { n: [1, null, true] } } };
    const checked = checkAddOptions(options);
    options.variation.attribute_pa_color = 'red';
    options.itemData.box.n.push(2);
    expect(checked).toEqual({
      variation: { attribute_pa_color: 'blue' },
      itemData: { box: { n: [1, null, true] } },
    });
    expect(checkAddOptions(undefined)).toBeUndefined();
  });

  test('members that are undefined are left out as JSON leaves them out', () => {
    expect(checkAddOptions({ itemData: { a: undefined } as unknown as Record<string, string> })).toEqual({
      itemData: {},
    });
  });

  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  test.each<[string, unknown]>([
    ['options must be', 'blue'],
    ['options.variation must be', { variation: 'blue' }],
    ['options.variation.size must be a text', { variation: { size: 3 } }],
    ['A name in options.variation', { variation: { 'a]b': 'x' } }],
    ['options.itemData must be', { itemData: ['x'] }],
    ['options.itemData.when must be something that JSON can hold', { itemData: { when: () => 1 } }],
    ['options.itemData.list[1] must be', { itemData: { list: [1, Number.NaN] } }],
    ['A name in options.itemData.box', { itemData: { box: { 'a]': 1 } } }],
    ['A name in options.itemData', { itemData: { '': 1 } }],
    ['options.itemData.self must not contain itself', { itemData: cycle }],
    ['options.product must be', { product: 14 }],
  ])('%s', (start, options) => {
    expect(complaint(() => checkAddOptions(options as AddOptions))).toContain(start);
  });

  test('the same object twice is no cycle', () => {
    const twin = { a: 1 };
    expect(checkAddOptions({ itemData: { x: twin, y: twin } })).toEqual({ itemData: { x: { a: 1 }, y: { a: 1 } } });
  });
});
