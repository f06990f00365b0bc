/** What the store says about itself. */

import type { FreeForm, Links } from './common.js';
import type { StoreExtensions } from './extensions.js';

/** Where the shop is. */
export interface StoreAddress {
  /** Street and number. */
  readonly address: string;
  /** Second line. */
  readonly address_2: string;
  /** Town. */
  readonly city: string;
  /** Country and state as WooCommerce joins them: `US:NY`, `GB`. */
  readonly country: string;
  /** Postcode. */
  readonly postcode: string;
}

/** The answer of `store`. */
export interface StoreInfo extends StoreExtensions {
  /** Version of CoCart. Only while the shop is being debugged; since 5.0 several by name. */
  readonly version?: string | readonly string[] | FreeForm;
  /** Name of the shop. */
  readonly title: string;
  /** Its tag line. */
  readonly description: string;
  /** Its address. */
  readonly home_url: string;
  /** Language: `en-US`. */
  readonly language: string;
  /** Hours from UTC. */
  readonly gmt_offset: number | string;
  /** Name of the time zone, empty when it is set by hours. */
  readonly timezone_string: string;
  /** Where the shop is. */
  readonly store_address: StoreAddress;
  /** Addresses of the routes by name. Only while the shop is being debugged. */
  readonly routes?: FreeForm;
  /** Where help is. Only while the shop is being debugged. */
  readonly _links?: Links;
}
