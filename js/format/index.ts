/**
 * `cocart-wasm/format`: what a storefront writes of a cart. Functions of values alone: no cart, no WASM, and
 * each is dropped by a bundler where nobody uses it. No money is ever held in a floating-point fraction.
 */
export { type DateOptions, formatDate } from './date.js';
export { type FreeShippingOptions, freeShippingLeft } from './free-shipping.js';
export { type Amount, formatMoney, type MoneyOptions, toDecimal } from './money.js';
export { type LinePackage, linesByPackage, type ShippingRate } from './packages.js';
export { showsTaxInPrices } from './tax.js';
export { cartWeight, type Weight } from './weight.js';
