import { expect, test } from 'vitest';
import type { Product } from './catalogue';
import { attributesToChoose, chosenVariation, firstMissing, isOffered } from './options';

/** The hoodie of WooCommerce's sample products, as far as choosing goes. */
const hoodie = {
  type: 'variable',
  attributes: {
    attribute_logo: { name: 'Logo', position: 1, used_for_variation: true, options: { Yes: 'Yes', No: 'No' } },
    attribute_pa_color: { name: 'Color', position: 0, used_for_variation: true, options: { blue: 'Blue', red: 'Red' } },
    attribute_pa_fit: { name: 'Fit', position: 2, used_for_variation: false, options: { slim: 'Slim' } },
  },
  variations: [
    { id: 34, attributes: { attribute_pa_color: 'blue', attribute_logo: 'Yes' } },
    { id: 29, attributes: { attribute_pa_color: 'blue', attribute_logo: 'No' } },
    { id: 27, attributes: { attribute_pa_color: 'red', attribute_logo: 'No' } },
  ],
} as unknown as Product;

test('only attributes of variations are chosen, in the shop’s order', () => {
  expect(attributesToChoose(hoodie).map(([key]) => key)).toEqual(['attribute_pa_color', 'attribute_logo']);
});

test('a simple product has nothing to choose', () => {
  expect(attributesToChoose({ ...hoodie, type: 'simple' })).toEqual([]);
});

test('a variation is meant only when everything is chosen', () => {
  expect(firstMissing(hoodie, { attribute_pa_color: 'blue' })?.[0]).toBe('attribute_logo');
  expect(chosenVariation(hoodie, { attribute_pa_color: 'blue' })).toBeNull();
  expect(chosenVariation(hoodie, { attribute_pa_color: 'blue', attribute_logo: 'Yes' })?.id).toBe(34);
  expect(chosenVariation(hoodie, { attribute_pa_color: 'red', attribute_logo: 'Yes' })).toBeNull();
});

test('an empty value of a variation may be anything, but must be chosen', () => {
  const any = {
    ...hoodie,
    variations: [{ id: 24, attributes: { attribute_pa_color: 'red', attribute_logo: '' } }],
  } as unknown as Product;
  expect(chosenVariation(any, { attribute_pa_color: 'red' })).toBeNull();
  expect(chosenVariation(any, { attribute_pa_color: 'red', attribute_logo: 'No' })?.id).toBe(24);
});

test('a value that no variation has along with the rest is not offered', () => {
  expect(isOffered(hoodie, { attribute_pa_color: 'red' }, 'attribute_logo', 'Yes')).toBe(false);
  expect(isOffered(hoodie, { attribute_pa_color: 'blue' }, 'attribute_logo', 'Yes')).toBe(true);
});
