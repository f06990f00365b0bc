/** The lines of a cart, and those taken out of it. */

import type { Amount, Dimensions, FreeForm, MajorUnits, MinorUnits, PurchaseLimits, QuantityLimits } from './common.js';
import type { CartItemExtensions, ItemData } from './extensions.js';

/** How many of a line, and how far the shopper may go: until 4.9 the first form, since 5.0 the second. */
export type CartItemQuantity =
  | (PurchaseLimits & {
      /** How many; may have a fraction. */
      readonly value: number;
    })
  | (QuantityLimits & {
      /** How many; may have a fraction. */
      readonly value: number;
      /** False when the shopper may not change the quantity. */
      readonly editable: boolean;
    });

/**
 * The totals of a line, without tax. Until 4.3 `subtotal` is in minor units as text and the other three are in MAJOR
 * units as numbers; later, and in session views, all four are minor units as text (contract 2.5). So: a number is in
 * major units, a text in minor units, and the number `0` is nothing in both.
 */
export interface CartItemTotals {
  /** The line before coupons. Minor units. */
  readonly subtotal: Amount;
  /** Tax of the line before coupons. */
  readonly subtotal_tax: MinorUnits | MajorUnits;
  /** The line after coupons. */
  readonly total: MinorUnits | MajorUnits;
  /** Tax of the line after coupons. */
  readonly tax: MinorUnits | MajorUnits;
}

/** More about the product of a line. */
export interface CartItemMeta {
  /** Type of the product: `simple`, `variation`, … */
  readonly product_type: string;
  /** Article number, empty when it has none. */
  readonly sku: string;
  /** Size of one piece. Absent in the checkout of Plus 2.0. */
  readonly dimensions?: Dimensions;
  /** Weight of the line in the shop's unit. Absent in the checkout of Plus 2.0. */
  readonly weight?: string;
  /** What was chosen, by the label of the attribute: `{ Color: 'Blue' }`. Empty for anything but a variation. */
  readonly variation?: Readonly<Record<string, string>>;
  /** Attributes by label. Enhanced-cart add-on only. */
  readonly attributes?: FreeForm;
  /** True when nothing is shipped. Enhanced-cart add-on only. */
  readonly virtual?: boolean;
  /** True when there is something to download. Enhanced-cart add-on only. */
  readonly downloadable?: boolean;
}

/** What a line in the cart and a removed one have in common. */
interface CartItemCommon<Data extends object> extends CartItemExtensions {
  /** 32 hexadecimal digits made of product, variation and item data. Names the line in every call. */
  readonly item_key: string;
  /** The variation for variations, else the product. The parent of a variation is not in the answer. */
  readonly id: number;
  /** Name with its attributes: `Hoodie - Blue, Yes`. Entities are as the store has them. */
  readonly name: string;
  /** Name of the (parent) product. Absent in the checkout of Plus 2.0. */
  readonly title?: string;
  /** Price of one piece as the cart shows it, with or without tax by the shop's setting. Minor units. */
  readonly price: MinorUnits;
  /** Price without a sale. Minor units. Since 5.0. */
  readonly regular_price?: MinorUnits;
  /** True while on sale. Since 5.0. */
  readonly on_sale?: boolean;
  /** What the line costs. */
  readonly totals: CartItemTotals;
  /** The (parent) product in addresses. */
  readonly slug: string;
  /** More about the product. */
  readonly meta: CartItemMeta;
  /** What was chosen, where a store of 5.0 moves it out of `meta`. */
  readonly variation?: Readonly<Record<string, string>>;
  /** Empty, or the shop's words for "available on backorder". */
  readonly backorders: string;
  /** The data of this line: what `item_data` of the add brought along. */
  readonly cart_item_data: Data;
  /** Address of the picture; empty without one and with `thumb: false`. */
  readonly featured_image: string;
  /** What plugins add, by their name. Since 5.0; an empty one also in the 4.4 betas (tape cocart-4.4-beta). */
  readonly extensions?: FreeForm;
}

/** A line of the cart. `Data` is what its `cart_item_data` may hold. */
export interface CartItem<Data extends object = ItemData> extends CartItemCommon<Data> {
  /** How many, and how far the shopper may go. */
  readonly quantity: CartItemQuantity;
}

/** A line that was taken out of the cart and can be restored. Totals are those at that time. */
export interface RemovedItem<Data extends object = ItemData> extends CartItemCommon<Data> {
  /** How many there were. */
  readonly quantity: number | CartItemQuantity;
}

/** Lines by their item key. */
export type CartItemsByKey<Data extends object = ItemData> = Readonly<Record<string, CartItem<Data>>>;

/** The answer of an update of a line with `return_status`. Until 4.9; a 5.0 store may answer the cart. */
export interface QuantityStatus {
  /** What happened, in the shop's words. */
  readonly message: string;
  /** The quantity; stores from 4.3.7 on may say the one before the update (contract 3.8). */
  readonly quantity: number;
}
