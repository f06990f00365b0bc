/** Totals: those inside a cart, and those of `GET cart/totals`. */

import type { Amount, DisplayText, MajorUnits, MajorUnitsText } from './common.js';

/** The totals inside a cart. Minor units; all but `total` and the `*_tax` fields exclude tax (contract 2.13). */
export interface CartTotals {
  /** Lines before coupons. */
  readonly subtotal: Amount;
  /** Tax of {@link CartTotals.subtotal}. */
  readonly subtotal_tax: Amount;
  /** Fees. */
  readonly fee_total: Amount;
  /** Tax of the fees. */
  readonly fee_tax: Amount;
  /** What coupons take off. */
  readonly discount_total: Amount;
  /** Tax of the discount. */
  readonly discount_tax: Amount;
  /** Shipping. */
  readonly shipping_total: Amount;
  /** Tax of the shipping. */
  readonly shipping_tax: Amount;
  /** Everything together, taxes included. */
  readonly total: Amount;
  /** All taxes: lines after coupons, fees and shipping. */
  readonly total_tax: Amount;
  /** Lines after coupons. Checkout of Plus 2.0 only. */
  readonly cart_contents_total?: Amount;
  /** Tax of the lines after coupons. Checkout of Plus 2.0 only. */
  readonly cart_contents_tax?: Amount;
}

/** Tax by the id of its rate, in major units. A store without taxes answers an empty one. */
export type TaxesByRate = Readonly<Record<string, MajorUnits>> | readonly MajorUnits[];

/**
 * The answer of `GET cart/totals`. Major units, as text with its zeros trimmed or as a number (contract 2.14); with
 * `html` all but the `*_taxes` are {@link DisplayText}. Whether stores from 4.9 answer minor units here is not
 * known: prefer the totals of the cart.
 */
export interface TotalsObject {
  /** Lines before coupons, without tax. */
  readonly subtotal: MajorUnitsText | MajorUnits | DisplayText;
  /** Tax of the lines before coupons. */
  readonly subtotal_tax: MajorUnits | MajorUnitsText | DisplayText;
  /** Shipping without tax. */
  readonly shipping_total: MajorUnitsText | MajorUnits | DisplayText;
  /** Tax of the shipping. */
  readonly shipping_tax: MajorUnits | MajorUnitsText | DisplayText;
  /** Tax of the shipping by rate. */
  readonly shipping_taxes?: TaxesByRate;
  /** What coupons take off, without tax. */
  readonly discount_total: MajorUnits | MajorUnitsText | DisplayText;
  /** Tax of the discount. */
  readonly discount_tax: MajorUnits | MajorUnitsText | DisplayText;
  /** Lines after coupons, without tax. */
  readonly cart_contents_total?: MajorUnitsText | MajorUnits | DisplayText;
  /** Tax of the lines after coupons. */
  readonly cart_contents_tax?: MajorUnits | MajorUnitsText | DisplayText;
  /** Tax of the lines after coupons by rate. */
  readonly cart_contents_taxes?: TaxesByRate;
  /** Fees without tax. */
  readonly fee_total: MajorUnitsText | MajorUnits | DisplayText;
  /** Tax of the fees. */
  readonly fee_tax: MajorUnits | MajorUnitsText | DisplayText;
  /** Tax of the fees by rate. */
  readonly fee_taxes?: TaxesByRate;
  /** Everything together, taxes included, with exactly the shop's decimals. */
  readonly total: MajorUnitsText | MajorUnits | DisplayText;
  /** All taxes. */
  readonly total_tax: MajorUnits | MajorUnitsText | DisplayText;
}
