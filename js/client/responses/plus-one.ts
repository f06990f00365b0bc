/** CoCart Plus 1.x (`cocart/v1`). Most values are text to show. Known by its documents only. */

import type { DisplayText, FreeForm, MajorUnits } from './common.js';

/** The answer of a coupon call. */
export interface CouponResponse {
  /** What happened, in the shop's words. */
  readonly message: string;
  /** The code. Absent in the answer of a check. */
  readonly coupon?: string;
  /** True when it worked. */
  readonly response: boolean;
}

/** A way to ship. */
export interface ShippingMethod {
  /** Names the rate: `flat_rate:1`. */
  readonly key: string;
  /** The method: `flat_rate`. */
  readonly method_id: string;
  /** The instance of the method in its zone. */
  readonly instance_id: number;
  /** What to show. */
  readonly label: string;
  /** Without tax. Major units. */
  readonly cost: MajorUnits | string;
  /** Label and cost as text to show. */
  readonly html: DisplayText;
  /** Tax by rate. Major units. */
  readonly taxes: FreeForm | string;
  /** True for the chosen one. */
  readonly chosen_method: boolean;
}

/** A removed line as WooCommerce stores it. */
export interface RawRemovedItem {
  /** The item key. */
  readonly key: string;
  /** The (parent) product. */
  readonly product_id: number;
  /** How many there were. */
  readonly quantity: number;
  /** Name. */
  readonly name?: string;
  /** The variation, 0 without one. */
  readonly variation_id?: number;
  readonly [name: string]: unknown;
}

/** A cross-sell. */
export interface CrossSellV1 {
  /** The product. */
  readonly id: number;
  /** Name. */
  readonly product_name: string;
  /** Name of the (parent) product. */
  readonly product_title: string;
  /** To show. */
  readonly price: DisplayText;
  /** To show. */
  readonly regular_price: DisplayText;
  /** To show; empty when not on sale. */
  readonly sale_price: DisplayText;
  /** Address of the picture. */
  readonly product_image: string;
}

/** A fee, all of it to show. */
export interface CartFeeV1 {
  /** What to show. */
  readonly name: string;
  /** To show. */
  readonly fee: DisplayText;
}
