/** What many answers share: money as it travels, the shop's currency, sizes, links. */

import type { JsonValue } from '../../types.js';

/**
 * Money in whole minor units of the shop, as text: `"1999"` is 19.99 where `currency_minor_unit` is 2. Stores from
 * 5.0 answer display text (`"$19.99"`) instead when `formatted` was asked for.
 */
export type MinorUnits = string;

/** Money in major units, as a number: `19.99`. Not always rounded. */
export type MajorUnits = number;

/** Money in major units, as text: `"59.97"`. */
export type MajorUnitsText = string;

/** Money in minor units; the number `0` stands where the store has not calculated anything yet (tape coupons). */
export type Amount = MinorUnits | 0;

/** Text that is only there to be shown: it has the shop's separators, its symbol and sometimes its markup. */
export type DisplayText = string;

/** Date and time as ISO 8601 without a zone: `2026-11-23T14:42:49`. */
export type DateTime = string;

/** A free-form object, as plugins add them. An empty one is `{}`. */
export type FreeForm = Readonly<Record<string, JsonValue>>;

/** How the shop writes money. */
export interface ShopCurrency {
  /** ISO 4217 code, for example `USD`. */
  readonly currency_code: string;
  /** Symbol with entities decoded, for example `£`. */
  readonly currency_symbol: string;
  /** Where the symbol stands: `currency_prefix` or `currency_suffix`. Since 4.2. */
  readonly currency_symbol_pos?: string;
  /** Number of decimals that the shop works with (not those of ISO 4217): 0, 2, 3 or whatever it has set. */
  readonly currency_minor_unit: number;
  /** Text between whole and fraction. */
  readonly currency_decimal_separator: string;
  /** Text between groups of three digits. */
  readonly currency_thousand_separator: string;
  /** Text before the number, with its space where there is one. */
  readonly currency_prefix: string;
  /** Text after the number, with its space where there is one. */
  readonly currency_suffix: string;
}

/** Length, width and height as text; empty texts when the product has none. */
export interface Dimensions {
  /** Length in {@link Dimensions.unit}. */
  readonly length: string;
  /** Width in {@link Dimensions.unit}. */
  readonly width: string;
  /** Height in {@link Dimensions.unit}. */
  readonly height: string;
  /** The shop's unit of length: `cm`, `in`, … */
  readonly unit: string;
}

/** A link as WordPress writes it. */
export interface Link {
  /** Address of the target in the REST API. */
  readonly href: string;
  /** Address of the target in the shop. */
  readonly permalink?: string;
  /** What may be done with the target. */
  readonly targetHints?: {
    /** Methods that the target allows. */
    readonly allow: readonly string[];
  };
  /** True when `_embed` may bring the target along. */
  readonly embeddable?: boolean;
}

/** Links by their relation: `self`, `collection`, `up`, `next`, `prev`, … */
export type Links = Readonly<Record<string, readonly Link[]>>;

/** How far a quantity may go, until 4.9. */
export interface PurchaseLimits {
  /** Smallest quantity. */
  readonly min_purchase: number;
  /** Largest quantity; -1 is no limit. */
  readonly max_purchase: number;
}

/** How far a quantity may go, since 5.0. */
export interface QuantityLimits {
  /** Smallest quantity. */
  readonly minimum: number;
  /** Largest quantity, never -1; 9999 where the shop sets none. */
  readonly maximum: number;
  /** The step: a quantity is a multiple of it. */
  readonly multiple_of: number;
}

/** A postal address without prefixes, as checkout, account and orders of CoCart Plus 2.0 write it. */
export interface Address {
  /** First name. */
  readonly first_name?: string;
  /** Last name. */
  readonly last_name?: string;
  /** Company. */
  readonly company?: string;
  /** Street and number. */
  readonly address_1?: string;
  /** Second line. */
  readonly address_2?: string;
  /** Town. */
  readonly city?: string;
  /** Code of the state or county. */
  readonly state?: string;
  /** Postcode. */
  readonly postcode?: string;
  /** ISO 3166-1 code of the country, two letters. */
  readonly country?: string;
  /** E-mail address; billing only. */
  readonly email?: string;
  /** Telephone number; billing only. */
  readonly phone?: string;
}
