/** What only CoCart Plus 1.x has: contract 8.5. */
import { key } from './documents.js';
import { example } from './example.js';

const rate = {
  key: 'flat_rate:1',
  method_id: 'flat_rate',
  instance_id: 1,
  label: 'Parcel',
  cost: 4.9,
  html: 'Parcel: 4,90 €',
  taxes: {},
  chosen_method: true,
};

const get = (path: string) => ({ to: `GET cocart/v1/${path}` });

export const plusOne = [
  example('plus1.coupon.list', {}, get('coupon'), ['tea10']),
  example(
    'plus1.coupon.apply',
    { coupon: 'tea10' },
    { to: 'POST cocart/v1/coupon', body: { coupon: 'tea10' } },
    { message: 'Coupon applied.', coupon: 'tea10', response: true },
  ),
  example(
    'plus1.coupon.remove',
    { coupon: 'tea10' },
    { to: 'DELETE cocart/v1/coupon', body: { coupon: 'tea10' } },
    { message: 'Coupon removed.', coupon: 'tea10', response: true },
  ),
  example('plus1.coupon.check', {}, get('check-coupons'), { message: 'All coupons hold.', response: true }),
  example('plus1.fees.list', {}, get('fees'), [{ name: 'Gift wrap', fee: '2,50 €' }]),
  example(
    'plus1.fees.add',
    { name: 'Gift wrap', amount: '2.50', tax_class: 'reduced' },
    { to: 'POST cocart/v1/fees', body: { name: 'Gift wrap', amount: '2.50', tax_class: 'reduced' } },
    'Gift wrap was added.',
  ),
  example('plus1.fees.removeAll', {}, { to: 'DELETE cocart/v1/fees' }, 'All fees were removed.'),
  example(
    'plus1.shipping.list',
    { recurring_cart_key: 'r1' },
    { ...get('shipping-methods'), query: { recurring_cart_key: 'r1' } },
    [rate],
  ),
  example(
    'plus1.shipping.set',
    { key: 'flat_rate:1' },
    { to: 'POST cocart/v1/shipping-methods', body: { key: 'flat_rate:1' } },
    true,
  ),
  example('plus1.payment.list', {}, get('payment-methods'), {
    cod: { id: 'cod', title: 'Cash on delivery', description: 'Pay at the door.' },
  }),
  example(
    'plus1.payment.set',
    { gateway_id: 'cod' },
    { to: 'POST cocart/v1/payment-methods', body: { gateway_id: 'cod' } },
    true,
  ),
  example('plus1.weight', {}, get('weight'), '1,5 kg'),
  example('plus1.removedItems', {}, get('removed-items'), { [key]: { key, product_id: 15, quantity: 2 } }),
  example('plus1.quantities', {}, get('quantities'), { [key]: 2 }),
  example(
    'plus1.crossSells',
    { thumb: true },
    { ...get('cross-sells'), query: { thumb: true } },
    {
      '16': {
        id: 16,
        product_name: 'Cup',
        product_title: 'Cup',
        price: '9,00 €',
        regular_price: '9,00 €',
        sale_price: '',
        product_image: '',
      },
    },
  ),
  example(
    'plus1.calc.fees',
    { set_session: true },
    { to: 'POST cocart/v1/calculate/fees', body: { set_session: true } },
    'Fees were calculated.',
  ),
  example(
    'plus1.calc.shipping',
    { country: 'DE', postcode: '10115' },
    { to: 'POST cocart/v1/calculate/shipping', body: { country: 'DE', postcode: '10115' } },
    'Shipping was calculated.',
  ),
  example('plus1.totals.discount', {}, get('totals/discount'), '4,98 €'),
  example('plus1.totals.discount.couponTotals', {}, get('totals/discount/coupon-totals'), { tea10: '4,98 €' }),
  example('plus1.totals.discount.couponTax', {}, get('totals/discount/coupon-tax'), '0,95 €'),
  example('plus1.totals.fee', {}, get('totals/fee'), '2,50 €'),
  example('plus1.totals.fee.tax', {}, get('totals/fee/tax'), '0,00 €'),
  example(
    'plus1.totals.shipping',
    { calculate: true },
    { ...get('totals/shipping'), query: { calculate: true } },
    '4,90 €',
  ),
  example('plus1.totals.shipping.tax', {}, get('totals/shipping/tax'), '0,93 €'),
  example('plus1.totals.subtotal', {}, get('totals/subtotal'), '49,80 €'),
  example('plus1.totals.subtotal.tax', {}, get('totals/subtotal/tax'), '9,46 €'),
  example('plus1.totals.tax', {}, get('totals/tax'), '9,44 €'),
  example('plus1.totals.total', {}, get('totals/total'), '61,66 €'),
];
