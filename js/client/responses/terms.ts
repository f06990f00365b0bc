/** What products are sorted by: attributes and their terms, categories, tags, brands. */

import type { Links } from './common.js';

/** An attribute of the shop. */
export interface Attribute {
  /** Its number. */
  readonly id: number;
  /** What to show. */
  readonly name: string;
  /** Its taxonomy: `pa_color`. */
  readonly slug: string;
  /** How it is chosen: `select`, or a type that a plugin adds. */
  readonly type: string;
  /** How its terms are sorted: `menu_order`, `name`, `name_num` or `id`. */
  readonly order_by: string;
  /** True when its terms have pages in the shop. */
  readonly has_archives: boolean;
  /** Where it is. */
  readonly _links?: Links;
}

/** What every term has. */
interface TermCommon {
  /** Its number. */
  readonly id: number;
  /** What to show. Entities are as the store has them. */
  readonly name: string;
  /** In addresses. */
  readonly slug: string;
  /** HTML. */
  readonly description: string;
  /** How many products have it. */
  readonly count: number;
  /** Where it is. */
  readonly _links?: Links;
}

/** A value of an attribute. */
export interface Term extends TermCommon {
  /** Its place. */
  readonly menu_order: number;
}

/** The picture of a category. */
export interface CategoryImage {
  /** The attachment. */
  readonly id: number;
  /** Address. */
  readonly src: string;
  /** Name. */
  readonly name: string;
  /** What to say instead of the picture. */
  readonly alt: string;
}

/** A category. */
export interface Category extends TermCommon {
  /** The category above it, 0 without one. */
  readonly parent: number;
  /** What its page shows: `default`, `products`, `subcategories` or `both`. */
  readonly display: string;
  /** Its picture, null without one. */
  readonly image: CategoryImage | null;
  /** Its place. */
  readonly menu_order: number;
}

/** A tag. */
export interface Tag extends TermCommon {}

/** A brand. Since 5.0. */
export interface Brand extends TermCommon {
  /** Its address in the REST API. */
  readonly rest_url: string;
}

/** A category, tag or brand as a product names it. */
export interface TermReference {
  /** Its number. */
  readonly id: number;
  /** What to show. Entities are as the store has them. */
  readonly name: string;
  /** In addresses. */
  readonly slug: string;
  /** Its address in the REST API. */
  readonly rest_url: string;
}
