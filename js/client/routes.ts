/**
 * The table of routes as the client reads it. Made of `src/api/table` by `cargo run -p xtask -- calls`:
 * do not edit it here.
 */

/** The plugin that brings a call along. */
export type Edition = 'community' | 'starter' | 'plus' | 'jwt' | 'legacy';

/** Who may call. */
export type RouteAuth =
  | 'optional'
  | 'none'
  | 'login'
  | 'refresh-token'
  | 'token'
  | 'customer'
  | 'manager'
  | 'customer-or-cart';

/** A call of the store. */
export interface Route {
  /** The method that the store registers. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the REST root; `{name}` stands for a parameter: `cocart/v2/cart/item/{item_key}`. */
  readonly path: string;
  /** The editions that have it, with the first version, and the first that has it no longer. */
  readonly on: readonly (readonly [edition: Edition, since: string, until?: string])[];
  /** Who may call. */
  readonly auth: RouteAuth;
  /** Whether it loads and saves a cart, so that it may not overlap another call on the same cart. */
  readonly lane: boolean;
  /** Parameters of a write that travel in the query. */
  readonly query: readonly string[];
}

/** Name of a call. */
export type CallId =
  | 'cart.get'
  | 'cart.create'
  | 'cart.mini'
  | 'cart.clear'
  | 'cart.update'
  | 'cart.totals'
  | 'cart.calculate'
  | 'cart.addItem'
  | 'cart.addItems'
  | 'cart.item'
  | 'cart.updateItem'
  | 'cart.restoreItem'
  | 'cart.restoreItem.patch'
  | 'cart.removeItem'
  | 'cart.items'
  | 'cart.removeAll'
  | 'cart.count'
  | 'coupons.list'
  | 'coupons.apply'
  | 'coupons.remove'
  | 'coupons.removeAll'
  | 'coupons.validate'
  | 'fees.add'
  | 'fees.removeAll'
  | 'shipping.set'
  | 'register'
  | 'products.shippingRates'
  | 'login'
  | 'logout'
  | 'jwt.refresh'
  | 'jwt.validate'
  | 'store'
  | 'products.list'
  | 'products.get'
  | 'products.getBySlug'
  | 'products.variations'
  | 'products.variation'
  | 'products.categories'
  | 'products.category'
  | 'products.tags'
  | 'products.tag'
  | 'products.brands'
  | 'products.brand'
  | 'products.attributes'
  | 'products.attribute'
  | 'products.attributeBySlug'
  | 'products.attributeTerms'
  | 'products.attributeTerm'
  | 'products.attributeTermsBySlug'
  | 'products.attributeTermBySlugAndId'
  | 'products.attributeTermBySlugs'
  | 'products.reviews'
  | 'products.review'
  | 'products.myReviews'
  | 'products.createReview'
  | 'sessions.list'
  | 'sessions.get'
  | 'sessions.items'
  | 'sessions.delete'
  | 'session.get'
  | 'session.items'
  | 'session.delete'
  | 'checkout.config'
  | 'checkout.get'
  | 'checkout.update'
  | 'checkout.patch'
  | 'checkout.process'
  | 'checkout.paymentMethods'
  | 'checkout.orderReceived'
  | 'checkout.pay'
  | 'address.search'
  | 'address.details'
  | 'account.get'
  | 'account.update'
  | 'account.address'
  | 'account.downloads'
  | 'account.orders'
  | 'account.order'
  | 'account.orderCancel'
  | 'account.subscriptions'
  | 'account.subscription'
  | 'account.subscription.suspend'
  | 'account.subscription.cancel'
  | 'account.subscription.reactivate'
  | 'account.subscription.autoRenew'
  | 'account.subscription.paymentMethod'
  | 'account.subscription.resubscribe'
  | 'account.subscription.resubscribeUndo'
  | 'account.verifyEmail'
  | 'account.verifyOrderEmail'
  | 'account.verifyOrderEmail.confirm'
  | 'plus1.coupon.list'
  | 'plus1.coupon.apply'
  | 'plus1.coupon.remove'
  | 'plus1.coupon.check'
  | 'plus1.fees.list'
  | 'plus1.fees.add'
  | 'plus1.fees.removeAll'
  | 'plus1.shipping.list'
  | 'plus1.shipping.set'
  | 'plus1.payment.list'
  | 'plus1.payment.set'
  | 'plus1.weight'
  | 'plus1.removedItems'
  | 'plus1.quantities'
  | 'plus1.crossSells'
  | 'plus1.calc.fees'
  | 'plus1.calc.shipping'
  | 'plus1.totals.discount'
  | 'plus1.totals.discount.couponTotals'
  | 'plus1.totals.discount.couponTax'
  | 'plus1.totals.fee'
  | 'plus1.totals.fee.tax'
  | 'plus1.totals.shipping'
  | 'plus1.totals.shipping.tax'
  | 'plus1.totals.subtotal'
  | 'plus1.totals.subtotal.tax'
  | 'plus1.totals.tax'
  | 'plus1.totals.total'
  | 'index.root'
  | 'index.namespace'
  | 'index.jwt'
  | 'batch.core'
  | 'batch.plus';

const editions: readonly Edition[] = ['community', 'starter', 'plus', 'jwt', 'legacy'];

const auths: readonly RouteAuth[] = [
  'optional',
  'none',
  'login',
  'refresh-token',
  'token',
  'customer',
  'manager',
  'customer-or-cart',
];

const packed = `cart.get G@cart 0,3.0.0/1,5.0.0 0!
cart.create O@cart 1,5.0.0 0! cart_key,fields,thumb,default
cart.mini G@cart/mini 2,2.0.0 0!
cart.clear O@cart/clear 0,3.0.0/1,5.0.0 0! cart_key,fields,thumb,default,_skip_cache,formatted
cart.update O@cart/update 0,3.1.0/1,5.0.0 0! cart_key,fields,thumb,default,_skip_cache,formatted
cart.totals G@cart/totals 0,3.0.0/1,5.0.0 0!
cart.calculate O@cart/calculate 0,3.0.0/1,5.0.0 0! cart_key,fields,thumb,default,_skip_cache,formatted
cart.addItem O@cart/add-item 0,3.0.0/1,5.0.0 0! cart_key,fields,thumb,default,_skip_cache,formatted
cart.addItems O@cart/add-items 0,3.0.0/1,5.0.0 0! cart_key,fields,thumb,default,_skip_cache,formatted
cart.item G@cart/item/{item_key} 0,3.0.0/1,5.0.0 0!
cart.updateItem O@cart/item/{item_key} 0,3.0.0/1,5.0.0 0! cart_key,fields,thumb,default,_skip_cache,formatted
cart.restoreItem U@cart/item/{item_key} 0,3.0.0/1,5.0.0 0! cart_key,fields,thumb,default,_skip_cache,formatted,return_item
cart.restoreItem.patch A@cart/item/{item_key} 0,3.0.0/1,5.0.0 0! cart_key,fields,thumb,default,formatted,return_item
cart.removeItem D@cart/item/{item_key} 0,3.0.0/1,5.0.0 0! cart_key,fields,thumb,default,_skip_cache,formatted,return_status
cart.items G@cart/items 0,3.0.0/1,5.0.0 0!
cart.removeAll D@cart/items 2,2.0.0 0! cart_key,fields,thumb,default,_skip_cache,formatted
cart.count G@cart/items/count 0,3.0.0/1,5.0.0 0!
coupons.list G@cart/coupons 2,2.0.0 0!
coupons.apply O@cart/apply-coupon 2,2.0.0 0! cart_key,fields,thumb,default,formatted
coupons.remove D@cart/coupons/{code} 2,2.0.0 0! cart_key,fields,thumb,default,formatted
coupons.removeAll D@cart/coupons 2,2.0.0 0! cart_key,fields,thumb,default,formatted
coupons.validate G@cart/coupons/validate 2,2.0.0 0!
fees.add O@cart/add-fee 2,2.0.0 0! cart_key,fields,thumb,default,formatted
fees.removeAll O@cart/remove-fees 2,2.0.0 0! cart_key,fields,thumb,default,formatted
shipping.set O@cart/set-shipping-method 2,2.0.0 0! cart_key,fields,thumb,default,formatted
register O@register 2,2.0.0 1
products.shippingRates G@products/{id}/shipping-rates 2,2.0.0 1
login O@login 0,3.0.0/1,5.0.0 2!
logout O@logout 0,3.0.0/1,5.0.0 0
jwt.refresh Ococart/jwt/refresh-token 3,2.0.0 3
jwt.validate Ococart/jwt/validate-token 3,2.2.0 4
store G@store 0,3.0.0/1,5.0.0 1
products.list G@products 0,3.1.0/1,5.0.0 1
products.get G@products/{id} 0,3.1.0/1,5.0.0 1
products.getBySlug G@products/{slug} 1,5.0.0 1
products.variations G@products/{id}/variations 0,3.1.0/1,5.0.0 1
products.variation G@products/{id}/variations/{variation_id} 0,3.1.0/1,5.0.0 1
products.categories G@products/categories 0,3.1.0/1,5.0.0 1
products.category G@products/categories/{id} 0,3.1.0/1,5.0.0 1
products.tags G@products/tags 0,3.1.0/1,5.0.0 1
products.tag G@products/tags/{id} 0,3.1.0/1,5.0.0 1
products.brands G@products/brands 1,5.0.0 1
products.brand G@products/brands/{id} 1,5.0.0 1
products.attributes G@products/attributes 0,3.1.0/1,5.0.0 1
products.attribute G@products/attributes/{id} 0,3.1.0/1,5.0.0 1
products.attributeBySlug G@products/attributes/{slug} 1,5.0.0 1
products.attributeTerms G@products/attributes/{id}/terms 0,3.1.0/1,5.0.0 1
products.attributeTerm G@products/attributes/{attribute_id}/terms/{id} 0,3.1.0/1,5.0.0 1
products.attributeTermsBySlug G@products/attributes/{attribute_slug}/terms 1,5.0.0 1
products.attributeTermBySlugAndId G@products/attributes/{attribute_slug}/terms/{id} 1,5.0.0 1
products.attributeTermBySlugs G@products/attributes/{attribute_slug}/terms/{term_slug} 1,5.0.0 1
products.reviews G@products/reviews 0,3.1.0/1,5.0.0 1
products.review G@products/reviews/{id} 0,3.1.0/1,5.0.0 1
products.myReviews G@products/reviews/mine 1,5.0.0 5
products.createReview O@products/reviews 0,3.1.0/1,5.0.0 1
sessions.list G@sessions 0,3.0.0/1,5.0.0 6
sessions.get G@sessions/{id} 1,5.0.0 6
sessions.items G@sessions/{id}/items 1,5.0.0 6
sessions.delete D@sessions/{id} 1,5.0.0 6
session.get G@session/{session_key} 4,3.0.0,5.0.0 6
session.items G@session/{session_key}/items 4,3.0.0,5.0.0 6
session.delete D@session/{session_key} 4,3.0.0,5.0.0 6
checkout.config G@checkout/config 2,2.0.0 1
checkout.get G@checkout 2,2.0.0 7!
checkout.update U@checkout 2,2.0.0 7! cart_key
checkout.patch A@checkout 2,2.0.0 7! cart_key
checkout.process O@checkout 2,2.0.0 7! cart_key
checkout.paymentMethods G@checkout/payment-methods 2,2.0.0 7!
checkout.orderReceived G@order-received/{order_id} 2,2.0.0 7
checkout.pay O@order-received/{order_id}/pay 2,2.0.0 7 order_key
address.search G@address/search 2,2.0.0 1
address.details G@address/details 2,2.0.0 1
account.get G@my-account 2,2.0.0 5
account.update O@my-account 2,2.0.0 5
account.address A@my-account/address 2,2.0.0 5
account.downloads G@my-account/downloads 2,2.0.0 5
account.orders G@my-account/orders 2,2.0.0 5
account.order G@my-account/orders/{id} 2,2.0.0 5
account.orderCancel O@my-account/orders/{id}/cancel 2,2.0.0 5
account.subscriptions G@my-account/subscriptions 2,2.0.0 5
account.subscription G@my-account/subscriptions/{id} 2,2.0.0 5
account.subscription.suspend O@my-account/subscriptions/{id}/suspend 2,2.0.0 5
account.subscription.cancel O@my-account/subscriptions/{id}/cancel 2,2.0.0 5
account.subscription.reactivate O@my-account/subscriptions/{id}/reactivate 2,2.0.0 5
account.subscription.autoRenew O@my-account/subscriptions/{id}/auto-renew 2,2.0.0 5
account.subscription.paymentMethod O@my-account/subscriptions/{id}/payment-method 2,2.0.0 5
account.subscription.resubscribe O@my-account/subscriptions/{id}/resubscribe 2,2.0.0 5!
account.subscription.resubscribeUndo D@my-account/subscriptions/{id}/resubscribe 2,2.0.0 5!
account.verifyEmail G@my-account/verify-email 2,2.0.0 1
account.verifyOrderEmail O@my-account/verify-order-email 2,2.0.0 5
account.verifyOrderEmail.confirm G@my-account/verify-order-email 2,2.0.0 5
plus1.coupon.list G~coupon 2,1.0.0,2.0.0 0!
plus1.coupon.apply O~coupon 2,1.0.0,2.0.0 0! cart_key
plus1.coupon.remove D~coupon 2,1.0.0,2.0.0 0! cart_key
plus1.coupon.check G~check-coupons 2,1.0.0,2.0.0 0!
plus1.fees.list G~fees 2,1.0.0,2.0.0 0!
plus1.fees.add O~fees 2,1.0.0,2.0.0 0! cart_key
plus1.fees.removeAll D~fees 2,1.0.0,2.0.0 0! cart_key
plus1.shipping.list G~shipping-methods 2,1.0.0,2.0.0 0!
plus1.shipping.set O~shipping-methods 2,1.0.0,2.0.0 0! cart_key
plus1.payment.list G~payment-methods 2,1.0.0,2.0.0 0!
plus1.payment.set O~payment-methods 2,1.0.0,2.0.0 0! cart_key
plus1.weight G~weight 2,1.0.0,2.0.0 0!
plus1.removedItems G~removed-items 2,1.0.0,2.0.0 0!
plus1.quantities G~quantities 2,1.0.0,2.0.0 0!
plus1.crossSells G~cross-sells 2,1.0.0,2.0.0 0!
plus1.calc.fees O~calculate/fees 2,1.0.0,2.0.0 0! cart_key
plus1.calc.shipping O~calculate/shipping 2,1.0.0,2.0.0 0! cart_key
plus1.totals.discount G~totals/discount 2,1.0.0,2.0.0 0!
plus1.totals.discount.couponTotals G~totals/discount/coupon-totals 2,1.0.0,2.0.0 0!
plus1.totals.discount.couponTax G~totals/discount/coupon-tax 2,1.0.0,2.0.0 0!
plus1.totals.fee G~totals/fee 2,1.0.0,2.0.0 0!
plus1.totals.fee.tax G~totals/fee/tax 2,1.0.0,2.0.0 0!
plus1.totals.shipping G~totals/shipping 2,1.0.0,2.0.0 0!
plus1.totals.shipping.tax G~totals/shipping/tax 2,1.0.0,2.0.0 0!
plus1.totals.subtotal G~totals/subtotal 2,1.0.0,2.0.0 0!
plus1.totals.subtotal.tax G~totals/subtotal/tax 2,1.0.0,2.0.0 0!
plus1.totals.tax G~totals/tax 2,1.0.0,2.0.0 0!
plus1.totals.total G~totals/total 2,1.0.0,2.0.0 0!
index.root G 0,3.0.0 1
index.namespace Gcocart/v2 0,3.0.0/1,5.0.0 1
index.jwt Gcocart/jwt 3,2.0.0 1
batch.core Obatch/v1 0,4.9.0/1,5.0.0 0! cart_key
batch.plus Ococart/batch 2,1.0.0 0! cart_key`;

const methods: Readonly<Record<string, Route['method']>> = { G: 'GET', O: 'POST', U: 'PUT', A: 'PATCH', D: 'DELETE' };

/** A line is: name, method and path, editions with their versions, who may call, what a write has in its query. */
function unpack(line: string): [string, Route] {
  const [name = '', target = '', on = '', auth = '', query = ''] = line.split(' ');
  const path = target.slice(1).replace(/^@/, 'cocart/v2/').replace(/^~/, 'cocart/v1/');
  return [
    name,
    {
      method: methods[target.charAt(0)] ?? 'GET',
      path,
      on: on.split('/').map((one) => {
        const [edition = '', since = '', until] = one.split(',');
        const named = editions[Number(edition)] ?? 'community';
        return until ? [named, since, until] : [named, since];
      }),
      auth: auths[Number(auth.charAt(0))] ?? 'none',
      lane: auth.charAt(1) === '!',
      query: query ? query.split(',') : [],
    },
  ];
}

/** Every call by its name. */
export const routes: Readonly<Record<CallId, Route>> = Object.fromEntries(
  packed.split('\n').map(unpack),
) as unknown as Record<CallId, Route>;
