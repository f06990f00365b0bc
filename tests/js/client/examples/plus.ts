/** Coupons, fees, shipping and registration of CoCart Plus 2.0: contract 8.2. */
import { cart, currency, key } from './documents.js';
import { example, uneven } from './example.js';

export const plus = [
  example(
    'cart.mini',
    {},
    { to: 'GET cocart/v2/cart/mini' },
    {
      cart_hash: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
      cart_key: 't_guest',
      currency,
      item_count: 2,
      items: [
        {
          item_key: key,
          id: 15,
          name: 'Teapot',
          price: '2490',
          quantity: 2,
          variation: {},
          cart_item_data: {},
          featured_image: '',
        },
      ],
      subtotal: '4980',
    },
  ),
  example('cart.removeAll', {}, { to: 'DELETE cocart/v2/cart/items' }, { ...cart, items: [], item_count: 0 }),
  example('coupons.list', {}, { to: 'GET cocart/v2/cart/coupons' }, [
    {
      coupon: 'tea10',
      label: 'Coupon: tea10',
      discount_type: 'percent',
      totals: { discount: '498', discount_tax: '95' },
    },
  ]),
  example(
    'coupons.apply',
    { code: 'tea10', email: 'ada@example.com' },
    { to: 'POST cocart/v2/cart/apply-coupon', body: { code: 'tea10', email: 'ada@example.com' } },
    cart,
  ),
  example(
    'coupons.remove',
    { code: 'two words', formatted: true },
    { to: 'DELETE cocart/v2/cart/coupons/two%20words', query: { formatted: true } },
    { ...cart, coupons: [] },
  ),
  example('coupons.removeAll', {}, { to: 'DELETE cocart/v2/cart/coupons' }, { ...cart, coupons: [] }),
  example(
    'coupons.validate',
    { email: 'ada@example.com' },
    { to: 'GET cocart/v2/cart/coupons/validate', query: { email: 'ada@example.com' } },
    cart,
  ),
  example(
    'fees.add',
    { name: 'Gift wrap', amount: '2.50', taxable: false },
    { to: 'POST cocart/v2/cart/add-fee', body: { name: 'Gift wrap', amount: '2.50', taxable: false } },
    cart,
  ),
  // An empty map, which PHP writes as a list.
  uneven('fees.removeAll', {}, { to: 'POST cocart/v2/cart/remove-fees' }, { ...cart, fees: [] }, { ...cart, fees: {} }),
  example(
    'shipping.set',
    { rate_id: 'flat_rate:1', package_id: 0 },
    { to: 'POST cocart/v2/cart/set-shipping-method', body: { rate_id: 'flat_rate:1', package_id: 0 } },
    cart,
  ),
  example(
    'register',
    { email: 'ada@example.com', requested_username: 'ada', requested_password: 'correct horse' },
    {
      to: 'POST cocart/v2/register',
      body: { email: 'ada@example.com', requested_username: 'ada', requested_password: 'correct horse' },
    },
    { user_id: 12, username: 'ada', message: 'Your account was created.' },
  ),
  example(
    'products.shippingRates',
    { id: 33, quantity: 2, variation: { attribute_pa_color: 'blue' } },
    {
      to: 'GET cocart/v2/products/33/shipping-rates',
      query: { quantity: '2', variation: { attribute_pa_color: 'blue' } },
    },
    {
      item_key: key,
      id: 33,
      parent_id: 15,
      name: 'Teapot - Blue',
      type: 'variation',
      item_match: false,
      packages: {
        default: { rates: cart.shipping.packages?.['default']?.rates ?? {}, formatted_destination: 'Berlin' },
      },
    },
  ),
  example(
    'batch.plus',
    {
      requests: [
        { method: 'POST', path: '/cocart/v2/cart/add-item', body: { id: '15', quantity: '1' } },
        { method: 'DELETE', path: `/cocart/v2/cart/item/${key}` },
      ],
    },
    {
      to: 'POST cocart/batch',
      body: {
        requests: [
          { method: 'POST', path: '/cocart/v2/cart/add-item', body: { id: '15', quantity: '1' } },
          { method: 'DELETE', path: `/cocart/v2/cart/item/${key}` },
        ],
      },
    },
    cart,
  ),
];
