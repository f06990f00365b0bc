/** The cart: the answer of `GET cart` and of almost every change. */

import type { FreeForm, MajorUnits, MinorUnits, ShopCurrency } from './common.js';
import type { Customer } from './customer.js';
import type { CartExtensions, ItemData } from './extensions.js';
import type { CartItem, QuantityStatus, RemovedItem } from './item.js';
import type { CartTotals } from './totals.js';

/** A coupon of the cart. */
export interface AppliedCoupon {
  /** The code, lower case. */
  readonly coupon: string;
  /** What to show: `Coupon: summer10`. */
  readonly label: string;
  /** `percent`, `fixed_cart`, `fixed_product`, or one that a plugin adds. Absent in session views. */
  readonly discount_type?: string;
  /** What it takes off, negative: `"-500"`. Minor units; words for a coupon that only frees shipping. */
  readonly saving: MinorUnits;
  /** The same as text to show: `-$5.00`. */
  readonly saving_html: string;
}

/** A fee until 4.9. */
export interface CartFeeEntry {
  /** What to show. */
  readonly name: string;
  /** Minor units, with tax where the cart shows prices with tax. */
  readonly fee: MinorUnits;
}

/** A fee since 5.0. */
export interface CartFee {
  /** What to show. */
  readonly name: string;
  /** Major units, without tax. */
  readonly amount: MajorUnits;
  /** True when the fee is taxed. */
  readonly taxable: boolean;
  /** The tax class, empty for the standard one. */
  readonly tax_class: string;
  /** Major units, without tax. */
  readonly total: MajorUnits;
  /** Major units. */
  readonly tax: MajorUnits;
}

/** The fees: until 4.9 by their id, since 5.0 a list. */
export type CartFees = Readonly<Record<string, CartFeeEntry>> | readonly CartFee[];

/** One tax of several, until 4.9 under its code. */
export interface TaxEntry {
  /** What to show. */
  readonly name: string;
  /** Minor units. */
  readonly price: MinorUnits;
}

/** All taxes as one, in shops that show a single total. */
export interface SingleTax {
  /** What to show, with the country it is estimated for. */
  readonly label: string;
  /** Minor units. */
  readonly total: MinorUnits;
}

/** One tax of the list, since 5.0. */
export interface CartTax extends Partial<TaxEntry>, Partial<SingleTax> {
  /** Code of the rate, for example `GB-VAT-1`. */
  readonly key?: string;
}

/**
 * The taxes: by code, or one for all ({@link SingleTax}), until 4.9; a list since 5.0. Empty when taxes are off, the
 * cart is empty or prices include tax.
 */
export type CartTaxes = Readonly<Record<string, TaxEntry>> | SingleTax | readonly CartTax[];

/** A way to ship a package. */
export interface ShippingRate {
  /** Names the rate: `flat_rate:1`. */
  readonly key: string;
  /** The method: `flat_rate`. */
  readonly method_id: string;
  /** The instance of the method in its zone. */
  readonly instance_id: number;
  /** What to show. */
  readonly label: string;
  /** Without tax. Minor units. */
  readonly cost: MinorUnits;
  /** Label and cost as text to show. */
  readonly html: string;
  /** The last of its taxes in minor units; empty without one (contract 2.10). */
  readonly taxes: MinorUnits;
  /** True for the chosen rate of the package. Absent where nothing can be chosen (rates of a product). */
  readonly chosen_method?: boolean;
  /** What the method adds; `items` names the lines. */
  readonly meta_data?: FreeForm;
}

/** A package: what is sent together. */
export interface ShippingPackage {
  /** What to show. */
  readonly package_name: string;
  /** The ways to ship it, by {@link ShippingRate.key}. */
  readonly rates: Readonly<Record<string, ShippingRate>>;
  /** Which lines it holds, where the shop shows that. */
  readonly package_details: string;
  /** Its number, from 0. The name of the package in the map is nothing to rely on. */
  readonly index: number;
  /** Key of the chosen rate, empty without one. */
  readonly chosen_method: string;
  /** Where it goes, as text to show. */
  readonly formatted_destination: string;
}

/** Shipping. Without a shipping method in the shop it is `{}`, so each field may be absent. */
export interface Shipping {
  /** Number of packages. */
  readonly total_packages?: number;
  /** True when there is more than one package. */
  readonly show_package_details?: boolean;
  /** True once the customer has given an address. */
  readonly has_calculated_shipping?: boolean;
  /** The packages. Go through the values: their names are `default`, `defaulu`, … until 4.9. */
  readonly packages?: Readonly<Record<string, ShippingPackage>>;
}

/** A product offered beside the cart. */
export interface CrossSell {
  /** The product. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Name of the (parent) product. */
  readonly title: string;
  /** The product in addresses. */
  readonly slug: string;
  /** Minor units, as stored, whatever the tax display. */
  readonly price: MinorUnits;
  /** Minor units. */
  readonly regular_price: MinorUnits;
  /** Minor units; `"0"` when not on sale. */
  readonly sale_price: MinorUnits;
  /** Address of the picture. */
  readonly image: string;
  /** Empty, or words such as `Rated 4.50 out of 5`. */
  readonly average_rating: string;
  /** True while on sale. */
  readonly on_sale: boolean;
  /** Type of the product. */
  readonly type: string;
}

/** Notices of one type: a list, or by number where a plugin took one out. */
export type NoticesOfType = readonly string[] | Readonly<Record<string, string>>;

/**
 * What the store has to tell the shopper, by type. Reading a cart clears them in the store. Texts are in the shop's
 * language and may hold entities and markup: show them as text.
 */
export interface Notices {
  /** What went wrong. */
  readonly error?: NoticesOfType;
  /** What worked. */
  readonly success?: NoticesOfType;
  /** What to know. */
  readonly notice?: NoticesOfType;
  /** What to know, less so. */
  readonly info?: NoticesOfType;
}

/** The cart. `Data` is what `cart_item_data` of its lines may hold. */
export interface Cart<Data extends object = ItemData> extends CartExtensions {
  /** Changes with lines and totals; opaque. Words instead of a hash when the cart is empty. */
  readonly cart_hash: string;
  /** Key of the guest's cart, or the user's id as text. */
  readonly cart_key: string;
  /** How the shop writes money. */
  readonly currency: ShopCurrency;
  /** Addresses. */
  readonly customer: Customer;
  /** The lines, in order. */
  readonly items: readonly CartItem<Data>[];
  /** Sum of the quantities; may have a fraction. */
  readonly item_count: number;
  /** Weight of all lines in the shop's unit, not rounded. */
  readonly items_weight: string | number;
  /** The coupons that are applied. */
  readonly coupons: readonly AppliedCoupon[];
  /** True when there is something to pay. */
  readonly needs_payment: boolean;
  /** True when there is something to ship. */
  readonly needs_shipping: boolean;
  /** Packages and rates. */
  readonly shipping: Shipping;
  /** The fees. */
  readonly fees: CartFees;
  /** The taxes. */
  readonly taxes: CartTaxes;
  /** What it costs. */
  readonly totals: CartTotals;
  /** Lines that can be restored: a list, but by item key while the cart is empty (contract 2.12). */
  readonly removed_items: readonly RemovedItem<Data>[] | Readonly<Record<string, RemovedItem<Data>>>;
  /** At most three products, in another order each time. */
  readonly cross_sells: readonly CrossSell[];
  /** What the store has to tell the shopper. */
  readonly notices: Notices;
  /** What plugins add, by their name. Since 5.0, when a plugin does. */
  readonly extensions?: FreeForm;
  /** More, as CoCart Plus 2.0 declares it. */
  readonly meta?: FreeForm;
}

/** The answer of `POST cart`. Since 5.0. */
export interface CartCreated {
  /** What happened, in the shop's words. */
  readonly message: string;
  /** The key of the new cart. */
  readonly cart_key: string;
}

/**
 * A line with `default: true`: as WooCommerce stores it, its empty maps left as `[]`. Major units; custom item data
 * stands beside the fields.
 */
export interface RawCartItem {
  /** The item key. */
  readonly key: string;
  /** The (parent) product. */
  readonly product_id: number;
  /** The variation, 0 without one. */
  readonly variation_id: number;
  /** What was chosen: `{ attribute_pa_color: 'blue' }`. */
  readonly variation: Readonly<Record<string, string>> | readonly [];
  /** How many. */
  readonly quantity: number;
  /** Changes with the product. */
  readonly data_hash: string;
  /** Tax by rate. */
  readonly line_tax_data: FreeForm;
  /** Before coupons, without tax. */
  readonly line_subtotal: MajorUnits;
  /** Tax before coupons. */
  readonly line_subtotal_tax: MajorUnits;
  /** After coupons, without tax. */
  readonly line_total: MajorUnits;
  /** Tax after coupons. */
  readonly line_tax: MajorUnits;
  /** The product; empty in JSON. */
  readonly data: FreeForm;
  readonly [name: string]: unknown;
}

/** The answer with `default: true`, by item key. */
export type RawCart = Readonly<Record<string, RawCartItem>>;

/** The answer of `cart.addItem`: the cart, or the line with `return_item` (which 4.x answers with a 500). */
export type AddItemResult<Data extends object = ItemData> = Cart<Data> | CartItem<Data>;

/** The answer of `cart.addItems`: the cart, or the lines with `return_items`. */
export type AddItemsResult<Data extends object = ItemData> = Cart<Data> | readonly CartItem<Data>[];

/** The answer of `cart.restoreItem`: the cart, or the line with `return_item`. */
export type RestoreItemResult<Data extends object = ItemData> = Cart<Data> | CartItem<Data>;

/** The answer of `cart.removeItem`: the cart, or the shop's words with `return_status`. */
export type RemoveItemResult<Data extends object = ItemData> = Cart<Data> | string;

/** The answer of `cart.calculate`: the cart, or its totals with `return_totals` since 5.0. */
export type CalculateResult<Data extends object = ItemData> = Cart<Data> | CartTotals;

/** The answer of `cart.updateItem`: the cart, or a message with `return_status`. */
export type UpdateItemResult<Data extends object = ItemData> = Cart<Data> | QuantityStatus;
