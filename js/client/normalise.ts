/**
 * PHP writes an empty map as `[]`. This makes it `{}` again, exactly where the answer of a call has a map that may be
 * empty (contract 2.12 and 0.2), and touches nothing else: what plugins keep inside stays as it came.
 */

/** The names of one path, split at the dots; `*` is each member of a list or map. */
type Path = readonly string[];

const under = (place: string, paths: string) => paths.replace(/\S+/g, (path) => `${place}.${path}`);

const line = 'cart_item_data extensions variation meta.variation meta.attributes';
const addresses = 'billing_address shipping_address';
const lines = (place: string) => under(place, line);
const customer = under('customer', addresses);
const rates = 'packages packages.*.rates packages.*.rates.*.meta_data';
// `?`: a list since 5.0.
const cart = `shipping ${under('shipping', rates)} notices fees? taxes? extensions meta ${customer} ${lines('items.*')} ${lines('removed_items.*')}`;
const checkout = `items ${lines('items.*')} fees? shipping_methods ${customer}`;
const session = `items ${lines('items.*')} removed_items ${lines('removed_items.*')} fees? ${customer}`;
const priced = 'prices.price_range add_to_cart.purchase_quantity extensions attributes?';
const review = 'reviewer_avatar_urls';
const product = `${priced} default_attributes? ${under('variations.*', `${priced} attributes.*.option`)} ${under('reviews.*', review)}`;
const variation = `${priced} attributes.*.option`;
const index = 'routes routes.*.endpoints.*.args routes.*.endpoints.*.args.* routes.*.endpoints.*.allow_batch';
const field = '* *.custom_attributes *.options';
const fields = 'billing shipping account order'.replace(
  /\w+/g,
  (part) => `fields.${part} ${under(`fields.${part}`, field)}`,
);
const settings =
  'locale_settings countries.allowed_countries countries.shipping_countries countries.states countries.states.* store.store_address validation.postcode.patterns';
const methods = '. *.config';
const orders = 'order_actions';

/** Where maps that may be empty are; `.` is the answer itself. Calls of the cart that are not here answer a cart. */
const paths: Readonly<Record<string, string>> = {
  'account.address': 'addresses addresses.*',
  'account.get': 'user.addresses user.addresses.* recent_order extensions',
  'account.order': `items.*.meta totals ${orders}`,
  'account.orders': `orders.*.${orders} pagination`,
  'account.subscriptions': 'pagination',
  'address.details': 'address',
  'batch.core': `responses.*.headers ${under('responses.*.body', cart)}`,
  'batch.plus': `${cart} responses.*.headers ${under('responses.*.body', cart)}`,
  'cart.addItem': `${cart} ${line}`,
  'cart.addItems': `${cart} ${lines('*')}`,
  'cart.count': '',
  'cart.create': '',
  'cart.item': line,
  'cart.items': `. ${lines('*')}`,
  'cart.mini': 'items.*.variation items.*.cart_item_data',
  'cart.restoreItem': `${cart} ${line}`,
  'cart.restoreItem.patch': `${cart} ${line}`,
  'cart.totals': 'shipping_taxes cart_contents_taxes fee_taxes',
  'checkout.config': `${fields} ${settings}`,
  'checkout.get': checkout,
  'checkout.orderReceived': addresses,
  'checkout.patch': checkout,
  'checkout.paymentMethods': methods,
  'checkout.process': `${addresses} payment_result.action_data`,
  'checkout.update': checkout,
  'coupons.list': '',
  'index.jwt': index,
  'index.namespace': index,
  'index.root': `${index} authentication`,
  login: 'avatar_urls extras',
  'plus1.calc.shipping': '*.taxes',
  'plus1.crossSells': '.',
  'plus1.payment.list': methods,
  'plus1.quantities': '.',
  'plus1.removedItems': '.',
  'plus1.shipping.list': '*.taxes',
  'plus1.totals.discount.couponTotals': '.',
  'products.createReview': review,
  'products.get': product,
  'products.getBySlug': product,
  'products.list': `_links ${under('products.*', product)}`,
  'products.myReviews': under('*', review),
  'products.review': review,
  'products.reviews': under('*', review),
  'products.shippingRates': `${rates} extensions`,
  'products.variation': variation,
  'products.variations': under('*', variation),
  'session.get': session,
  'session.items': `. ${lines('*')}`,
  'sessions.get': session,
  'sessions.items': `.? ${lines('*')}`,
  store: 'routes',
};

const ofCart = /^(cart|coupons|fees|shipping)\./;

/**
 * Where the answer of a call has maps that may be empty.
 *
 * @param call Id of the call: `cart.get`.
 * @param lists True for stores from 5.0 on, where fees, taxes and attributes are lists.
 */
export function emptyMaps(call: string, lists = false): readonly Path[] {
  return (paths[call] ?? (ofCart.test(call) ? cart : ''))
    .split(' ')
    .filter((path) => path !== '' && !(lists && path.endsWith('?')))
    .map((path) => path.replace('?', '').split('.').filter(Boolean));
}

/**
 * The answer of a call with its empty maps as `{}`. The body itself is left alone; what has not changed is shared.
 *
 * @param call Id of the call: `cart.get`.
 * @param body The answer as `JSON.parse` made it.
 * @param lists True for stores from 5.0 on, where fees, taxes and attributes are lists.
 */
export function normalise(call: string, body: unknown, lists = false): unknown {
  return emptyMaps(call, lists).reduce((made: unknown, path) => fill(made, path), body);
}

function fill(value: unknown, [name, ...rest]: Path): unknown {
  if (name === undefined) return Array.isArray(value) && value.length === 0 ? {} : value;
  if (typeof value !== 'object' || value === null) return value;
  if (name !== '*') {
    if (!Object.hasOwn(value, name)) return value;
    const member: unknown = Reflect.get(value, name);
    const made = fill(member, rest);
    return made === member ? value : { ...value, [name]: made };
  }
  if (Array.isArray(value)) {
    const made = value.map((member: unknown) => fill(member, rest));
    return made.some((member, at) => member !== value[at]) ? made : value;
  }
  const made = Object.entries(value).map(([key, member]) => [key, fill(member, rest)] as const);
  return made.some(([key, member]) => member !== Reflect.get(value, key)) ? Object.fromEntries(made) : value;
}
