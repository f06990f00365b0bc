/** The members of records are checked before anything is sent, and the error says which one it is. */
import { createClient } from 'cocart-wasm';
import { expect, test } from 'vitest';

let sent = 0;
const client = createClient({
  store: 'https://shop.example',
  storage: 'memory',
  fetch: async (input) => {
    const headers = { 'CoCart-Version': '5.0.0' };
    // What a store is, is asked first.
    if (!String(input).includes('v2/checkout')) return Response.json({}, { status: 404, headers });
    sent += 1;
    return Response.json({}, { headers });
  },
});
/** Calls as JavaScript without types can make them. */
const loose = client as unknown as Record<string, Record<string, (given: unknown) => Promise<unknown>>>;

const billing = {
  first_name: 'Ada',
  last_name: 'Byron',
  address_1: '12 St James Square',
  city: 'London',
  postcode: 'SW1Y 4JH',
  country: 'GB',
};

test.each([
  [
    'checkout',
    'process',
    { billing_address: { ...billing, country: undefined } },
    'billing_address.country must be given',
  ],
  ['checkout', 'process', { billing_address: { ...billing, city: {} } }, 'billing_address.city must be a text'],
  [
    'checkout',
    'process',
    { billing_address: billing, shipping_address: { postcode: ['1'] } },
    'shipping_address.postcode must be a text',
  ],
  [
    'checkout',
    'process',
    { billing_address: billing, payment_data: [{ key: 'token', value: 'x' }, { value: 'y' }] },
    'payment_data[1].key must be given',
  ],
  ['checkout', 'update', { billing_address: { email: true } }, 'billing_address.email must be a text'],
  [
    'account',
    'address',
    { shipping_address: { country: null, city: 7, state: [] } },
    'shipping_address.state must be a text',
  ],
  ['cart', 'addItems', { items: [{ id: 14 }, { quantity: 2 }] }, 'items[1].id must be given'],
  ['cart', 'addItems', { items: [{ id: 14, quantity: -1 }] }, 'items[0].quantity must be a number from 0 on'],
  ['products', 'list', { attributes: [{ slug: ['red'] }] }, 'attributes[0].attribute must be given'],
  [
    'products',
    'list',
    { attributes: [{ attribute: 'pa_color', operator: 'some' }] },
    'attributes[0].operator must be one of in, not_in, and',
  ],
])('%s.%s with %j', async (room, call, given, why) => {
  sent = 0;
  await expect(loose[room]?.[call]?.(given)).rejects.toMatchObject({
    name: 'ArgumentError',
    code: 'invalid_argument',
    message: `${room}.${call}: ${why}.`,
  });
  expect(sent).toBe(0);
});

test('members that the list does not know pass: plugins add fields', async () => {
  sent = 0;
  await loose['checkout']?.['update']?.({ billing_address: { country: 'GB', billing_vat: { number: 'GB1' } } });
  expect(sent).toBeGreaterThan(0);
});
