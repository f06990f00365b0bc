/** Carts of all shoppers, as the shop's staff sees them. */

import type { AppliedCoupon, CartFees } from './cart.js';
import type { Customer } from './customer.js';
import type { ItemData } from './extensions.js';
import type { CartItem, CartItemsByKey, RemovedItem } from './item.js';
import type { CartTotals } from './totals.js';

/** A cart in the list of all carts. */
export interface SessionSummary {
  /** Its row, as text. */
  readonly cart_id: string;
  /** The key of the cart, or the user's id as text. */
  readonly cart_key: string;
  /** Name of the customer, empty for guests. */
  readonly customers_name: string;
  /** E-mail address of the customer, empty for guests. */
  readonly customers_email: string;
  /** When it was made: `11/23/2026 15:02:42`, month first. */
  readonly cart_created: string;
  /** When it ends, in the same form. */
  readonly cart_expiry: string;
  /** Who made it: `cocart`, `woocommerce`, … */
  readonly cart_source: string;
  /** Its address in the REST API. */
  readonly link: string;
}

/**
 * A cart as the shop's staff sees it: as it was last stored, nothing calculated. The e-mail address may be that of
 * who asks (facts, sessions).
 */
export interface SessionView<Data extends object = ItemData> {
  /** The key of the cart, or the user's id as text. */
  readonly cart_key: string;
  /** Addresses. */
  readonly customer: Customer;
  /** The lines by item key. All their totals are minor units as text. */
  readonly items: CartItemsByKey<Data>;
  /** Sum of the quantities; may have a fraction. */
  readonly item_count: number;
  /** Weight of all lines in the shop's unit. */
  readonly items_weight: string | number;
  /** The coupons that are applied. */
  readonly coupons: readonly AppliedCoupon[];
  /** The fees. */
  readonly fees: CartFees;
  /** What it costs. */
  readonly totals: CartTotals;
  /** True when there is something to pay. */
  readonly needs_payment: boolean;
  /** Lines that can be restored, by item key. */
  readonly removed_items: Readonly<Record<string, RemovedItem<Data>>>;
}

/** The lines of a session: by item key; the specification of 5.0 says a list. */
export type SessionItems<Data extends object = ItemData> = CartItemsByKey<Data> | readonly CartItem<Data>[];

/** The answer of the removal of a session: words; the specifications say an object. */
export type SessionDeleted =
  | string
  | {
      /** True when it is gone. */
      readonly deleted: boolean;
    };
