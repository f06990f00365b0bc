/** CoCart Plus 2.0: mini cart, coupons, registration, shipping rates of a product. Known by its documents only. */

import type { ShippingRate } from './cart.js';
import type { FreeForm, MinorUnits, ShopCurrency } from './common.js';
import type { ItemData } from './extensions.js';

/** A line of the mini cart. */
export interface MiniCartItem<Data extends object = ItemData> {
  /** Names the line in every call. */
  readonly item_key: string;
  /** The variation for variations, else the product. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Price of one piece. Minor units. */
  readonly price: MinorUnits;
  /** How many. */
  readonly quantity: number;
  /** What was chosen, by attribute. */
  readonly variation: Readonly<Record<string, string>>;
  /** The data of this line. */
  readonly cart_item_data: Data;
  /** Address of the picture; empty without one. */
  readonly featured_image: string;
}

/** A small cart: the answer of `cart.mini`. */
export interface MiniCart<Data extends object = ItemData> {
  /** Changes with lines and totals; opaque. */
  readonly cart_hash: string | null;
  /** Key of the guest's cart, or the user's id as text. */
  readonly cart_key: string;
  /** How the shop writes money. */
  readonly currency: ShopCurrency;
  /** Sum of the quantities. */
  readonly item_count: number;
  /** The lines, in order. */
  readonly items: readonly MiniCartItem<Data>[];
  /** Lines before coupons. Minor units. */
  readonly subtotal: MinorUnits;
}

/** A coupon of the cart with its totals: the answer of `coupons.list`. */
export interface AppliedCouponDetailed {
  /** The code, lower case. */
  readonly coupon: string;
  /** What to show. */
  readonly label: string;
  /** `percent`, `fixed_cart`, `fixed_product`, or one that a plugin adds. */
  readonly discount_type: string;
  /** What it takes off. */
  readonly totals: {
    /** Without tax. Minor units. */
    readonly discount: MinorUnits;
    /** Minor units. */
    readonly discount_tax: MinorUnits;
  };
}

/** The answer of `register`. */
export interface RegisteredCustomer {
  /** The new user. */
  readonly user_id: number;
  /** Name to log in with. */
  readonly username: string;
  /** What happened, in the shop's words. */
  readonly message: string;
}

/** A package of one product with the ways to ship it. */
export interface ProductShippingPackage {
  /** The ways to ship it, by key. */
  readonly rates: Readonly<Record<string, ShippingRate>>;
  /** Where it goes, as text to show. */
  readonly formatted_destination: string;
}

/** What it would cost to ship a product: the answer of `products.shippingRates`. */
export interface ProductShippingRates {
  /** The key that the line would have. */
  readonly item_key: string;
  /** The product or variation. */
  readonly id: number;
  /** The product it belongs to, 0 without one. */
  readonly parent_id: number;
  /** Name. */
  readonly name: string;
  /** Type of the product. */
  readonly type: string;
  /** True when the line that was asked for is the one that was calculated. */
  readonly item_match: boolean;
  /** The packages. */
  readonly packages: Readonly<Record<string, ProductShippingPackage>>;
  /** More that plugins add. */
  readonly extensions?: FreeForm;
}
