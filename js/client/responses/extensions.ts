/**
 * Where shops with plugins add what their plugins send. Each interface is open for declaration merging:
 *
 * ```ts
 * declare module 'cocart-wasm' {
 *   interface CartItemExtensions { readonly permalink?: string }
 *   interface ItemData { readonly engraving?: string }
 * }
 * ```
 */

import type { JsonValue } from '../../types.js';

/** Fields that plugins add to the cart itself. */
// biome-ignore lint/suspicious/noEmptyInterface: open for declaration merging
export interface CartExtensions {}

/** Fields that plugins add to every line of the cart, for example those of the enhanced-cart add-on. */
// biome-ignore lint/suspicious/noEmptyInterface: open for declaration merging
export interface CartItemExtensions {}

/** Fields that plugins add to every product. */
// biome-ignore lint/suspicious/noEmptyInterface: open for declaration merging
export interface ProductExtensions {}

/** Fields that plugins add to the answer of `store`. */
// biome-ignore lint/suspicious/noEmptyInterface: open for declaration merging
export interface StoreExtensions {}

/**
 * The data that the shop's lines may carry (`item_data` of a request, `cart_item_data` of an answer). Part of the
 * line's identity. The store leaves values out of its answer that are false, null or empty (tape item-data).
 */
export interface ItemData {
  readonly [name: string]: JsonValue | undefined;
}

/**
 * `item_data` of a container of the plugin Mix and Match Products (from 1.10 on). CoCart documents it for its first
 * API; nobody has recorded it.
 */
export interface MixAndMatchData {
  /** What is in the container. */
  readonly mnm_config: readonly {
    /** The product. */
    readonly product_id: number;
    /** The variation, for variable products. */
    readonly variation_id?: number;
    /** How many in one container. */
    readonly quantity: number;
  }[];
}
