/** Products and variations. */

import type { JsonValue } from '../../types.js';
import type {
  DateTime,
  Dimensions,
  FreeForm,
  Links,
  MinorUnits,
  PurchaseLimits,
  QuantityLimits,
  ShopCurrency,
} from './common.js';
import type { ProductExtensions } from './extensions.js';
import type { Review } from './reviews.js';
import type { TermReference } from './terms.js';

/** When a product was made and changed. */
export interface ProductDates {
  /** Made, in the shop's time. */
  readonly created: DateTime;
  /** Made, UTC. */
  readonly created_gmt: DateTime;
  /** Changed, in the shop's time. */
  readonly modified: DateTime;
  /** Changed, UTC. */
  readonly modified_gmt: DateTime;
}

/** From when to when a sale lasts; null where it is not bounded. */
export interface SaleDates {
  /** Begin, in the shop's time. */
  readonly from: DateTime | null;
  /** Begin, UTC. */
  readonly from_gmt: DateTime | null;
  /** End, in the shop's time. */
  readonly to: DateTime | null;
  /** End, UTC. */
  readonly to_gmt: DateTime | null;
}

/** What a product costs. Minor units, as the shop shows prices. */
export interface ProductPrices {
  /** The price now; `"0"` without one. */
  readonly price: MinorUnits;
  /** The price without a sale. */
  readonly regular_price: MinorUnits;
  /** The price of the sale; empty without one. */
  readonly sale_price: MinorUnits;
  /** Lowest and highest price; `{}` when there is only one. Absent in the variations inside a product. */
  readonly price_range?: {
    /** Lowest. */
    readonly from?: MinorUnits;
    /** Highest. */
    readonly to?: MinorUnits;
  } | null;
  /** True while on sale. */
  readonly on_sale: boolean;
  /** When the sale lasts. */
  readonly date_on_sale: SaleDates;
  /** How the shop writes money. */
  readonly currency: ShopCurrency;
}

/** What a product is and may. */
export interface HiddenConditions {
  /** Nothing is shipped. */
  readonly virtual: boolean;
  /** There is something to download. */
  readonly downloadable: boolean;
  /** The shop counts its stock. */
  readonly manage_stock: boolean;
  /** At most one per cart. */
  readonly sold_individually: boolean;
  /** May be reviewed. Absent in variations. */
  readonly reviews_allowed?: boolean;
  /** Has to be shipped. */
  readonly shipping_required: boolean;
}

/** Addresses of one picture by size: `thumbnail`, `medium`, `full`, … */
export type ImageSizes = Readonly<Record<string, string>>;

/** A picture. A product without one answers the shop's placeholder. */
export interface ProductImage {
  /** The attachment; 0 for the placeholder. */
  readonly id: number;
  /** Addresses by size. */
  readonly src: ImageSizes;
  /** Name. */
  readonly name: string;
  /** What to say instead of the picture. */
  readonly alt: string;
  /** Its place, from 0. */
  readonly position: number;
  /** True for the main picture. */
  readonly featured: boolean;
}

/** An attribute of a product. */
export interface ProductAttribute {
  /** The attribute; 0 when it belongs to this product alone. */
  readonly id: number;
  /** What to show. */
  readonly name: string;
  /** What `attribute_` stands before in `variation` of `cart.addItem` (`pa_color`), since 5.0. */
  readonly slug?: string;
  /** Its place, from 0. */
  readonly position: number;
  /** Shown on the product's page. */
  readonly is_attribute_visible?: boolean;
  /** Makes variations. */
  readonly used_for_variation?: boolean;
  /** The same as {@link is_attribute_visible} where a 5.0 store writes a list. */
  readonly visible?: boolean;
  /** The same as {@link used_for_variation} where a 5.0 store writes a list. */
  readonly variation?: boolean;
  /** The values: name by slug; names alone since 5.0. */
  readonly options: Readonly<Record<string, string>> | readonly string[];
}

/** Attributes by the name that `variation` of `cart.addItem` wants (`attribute_pa_color`); a list since 5.0. */
export type ProductAttributes = Readonly<Record<string, ProductAttribute>> | readonly ProductAttribute[];

/** The value that an attribute has before the shopper chooses, since 5.0. */
export interface ProductDefaultAttribute {
  /** The attribute; 0 when it belongs to this product alone. */
  readonly id: number;
  /** What to show. */
  readonly name: string;
  /** The value. */
  readonly option: string;
}

/** What is chosen before the shopper chooses: value by attribute; a list since 5.0. */
export type ProductDefaultAttributes = Readonly<Record<string, string>> | readonly ProductDefaultAttribute[];

/** What is in stock. */
export interface ProductStock {
  /** True when it can be bought now. */
  readonly is_in_stock: boolean;
  /** How many are left; null where the shop does not count. */
  readonly stock_quantity: number | null;
  /** `instock`, `outofstock` or `onbackorder`. */
  readonly stock_status: 'instock' | 'outofstock' | 'onbackorder';
  /** Whether it may be ordered when none is left: `no`, `notify` (and say so) or `yes`. */
  readonly backorders: 'no' | 'notify' | 'yes';
  /** True unless {@link backorders} is `no`. */
  readonly backorders_allowed: boolean;
  /** True when it is on backorder now. */
  readonly backordered: boolean;
  /** From which number on stock is low; empty or null where the shop has not set one. */
  readonly low_stock_amount: number | '' | null;
}

/** Weight of a product. */
export interface ProductWeight {
  /** The number as text, empty without one. */
  readonly value: string | null;
  /** The shop's unit of weight: `kg`, `lbs`, … */
  readonly unit: string;
}

/** How far a quantity may go; `{}` where the product cannot be added as it is. */
export type ProductQuantityLimits = Partial<PurchaseLimits> | QuantityLimits;

/** How to add a product. */
export interface AddToCart {
  /** Words for the button. Absent in the variations inside a product. */
  readonly text?: string;
  /** Words for screen readers; may hold entities. Absent in the variations inside a product. */
  readonly description?: string;
  /** True when something has to be chosen first. Only in products. */
  readonly has_options?: boolean;
  /** True when it can be bought. */
  readonly is_purchasable: boolean;
  /** How far a quantity may go. */
  readonly purchase_quantity: ProductQuantityLimits;
  /** Address of the add, with its parameters. */
  readonly rest_url: string;
}

/** A product beside a product: related, up-sell or cross-sell. */
export interface ConnectedProduct {
  /** The product. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Its page in the shop. */
  readonly permalink: string;
  /** Minor units. */
  readonly price: MinorUnits;
  /** How to add it. */
  readonly add_to_cart: {
    /** Words for the button. */
    readonly text: string;
    /** Words for screen readers; may hold entities. */
    readonly description: string;
    /** Address of the add, with its parameters. */
    readonly rest_url: string;
  };
  /** Its address in the REST API. */
  readonly rest_url: string;
}

/** Data that plugins keep with a product. */
export interface MetaData {
  /** Its row. */
  readonly id?: number;
  /** Name. */
  readonly key: string;
  /** Value, of any shape. */
  readonly value: JsonValue;
}

/** A variation as its product lists it. With `return_variations` it is a whole {@link Variation}. */
export interface ProductVariation {
  /** The variation. */
  readonly id: number;
  /** Article number. */
  readonly sku: string;
  /** HTML. */
  readonly description: string;
  /** What it is, as `variation` of `cart.addItem` wants it: `{ attribute_pa_color: 'blue' }`. An empty text: any. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Addresses of its picture by size. */
  readonly featured_image: ImageSizes;
  /** What it costs. */
  readonly prices: ProductPrices;
  /** What is in stock. */
  readonly stock: ProductStock;
  /** How to add it. */
  readonly add_to_cart: AddToCart;
}

/** What products and variations have in common. */
interface ProductCommon extends ProductExtensions {
  /** The product or variation. */
  readonly id: number;
  /** Name. Entities are as the store has them. */
  readonly name: string;
  /** In addresses. */
  readonly slug: string;
  /** Its page in the shop. */
  readonly permalink: string;
  /** Article number, empty when it has none. */
  readonly sku: string;
  /** GTIN, UPC, EAN or ISBN. In the 4.4 betas (tape cocart-4.4-beta) and since 5.0. */
  readonly global_unique_id?: string;
  /** HTML. */
  readonly description: string;
  /** When it was made and changed. */
  readonly dates: ProductDates;
  /** True when the shop puts it forward. */
  readonly featured: boolean;
  /** What it costs. */
  readonly prices: ProductPrices;
  /** What it is and may. */
  readonly hidden_conditions: HiddenConditions;
  /** Pictures, the main one first. */
  readonly images: readonly ProductImage[];
  /** Categories. */
  readonly categories: readonly TermReference[];
  /** Tags. */
  readonly tags: readonly TermReference[];
  /** Brands. Since 5.0. */
  readonly brands?: readonly TermReference[];
  /** What is in stock. */
  readonly stock: ProductStock;
  /** Weight. */
  readonly weight: ProductWeight;
  /** Size. */
  readonly dimensions: ProductDimensions;
  /** How to add it. */
  readonly add_to_cart: AddToCart;
  /** Data that plugins keep with it; since 5.0 only what the shop lets through. */
  readonly meta_data: readonly MetaData[];
  /** What plugins add, by their name. */
  readonly extensions?: FreeForm;
  /** Where it is and where it belongs. */
  readonly _links?: Links;
}

/** Size of a product; null in stores that know none. */
export type ProductDimensions = { readonly [Side in Exclude<keyof Dimensions, 'unit'>]: string | null } & {
  /** The shop's unit of length: `cm`, `in`, … */
  readonly unit: string;
};

/** A product. */
export interface Product extends ProductCommon {
  /** The product it belongs to, 0 without one. */
  readonly parent_id: number;
  /** `simple`, `variable`, `grouped`, `external`, or a type that a plugin adds. */
  readonly type: string;
  /** HTML. */
  readonly short_description: string;
  /** As text: `"4.50"`; `"0"` without a rating. */
  readonly average_rating: string;
  /** How many reviews. */
  readonly review_count: number;
  /** How many ratings. */
  readonly rating_count: number;
  /** Words such as `Rated 4.50 out of 5`; empty without a rating. */
  readonly rated_out_of: string;
  /** Attributes. */
  readonly attributes: ProductAttributes;
  /** What is chosen before the shopper chooses. */
  readonly default_attributes: ProductDefaultAttributes;
  /** Variations of a variable product: short, or whole with `return_variations`. */
  readonly variations: readonly (ProductVariation | Variation)[];
  /** Products of a grouped product. */
  readonly grouped_products: readonly number[];
  /** Reviews, with `show_reviews`. */
  readonly reviews: readonly Review[];
  /** Products like it, not the same each time. */
  readonly related: readonly ConnectedProduct[];
  /** Better ones. */
  readonly upsells: readonly ConnectedProduct[];
  /** Ones that go with it. */
  readonly cross_sells: readonly ConnectedProduct[];
  /** How many were sold. */
  readonly total_sales: number | string;
  /** Where an external product is sold; empty for others. */
  readonly external_url: string;
  /** Words for the button of an external product; empty for others. */
  readonly button_text: string;
}

/** An attribute of a variation, with the value it has. */
export interface VariationAttribute {
  /** The attribute; 0 when it belongs to this product alone. */
  readonly id: number;
  /** What to show. */
  readonly name: string;
  /** What `attribute_` stands before in `variation` of `cart.addItem` (`pa_color`), since 5.0. */
  readonly slug?: string;
  /** The value: its name by its slug. */
  readonly option: Readonly<Record<string, string>> | string;
}

/** A variation, as `products.variations` answers it. */
export interface Variation extends ProductCommon {
  /** The variable product it belongs to. */
  readonly parent_id: number;
  /** What it is, by attribute name (`attribute_pa_color`); a list since 5.0. */
  readonly attributes:
    | Readonly<Record<string, VariationAttribute>>
    | readonly (VariationAttribute | ProductAttribute)[];
  /** How many were sold. */
  readonly total_sales: number | string;
}

/** A page of products. Until 3.1 stores answer the list alone. */
export interface ProductPage {
  /** The products. */
  readonly products: readonly Product[];
  /** This page, from 1. */
  readonly page: number;
  /** How many pages there are. */
  readonly total_pages: number;
  /** How many products there are. */
  readonly total_products: number;
  /** The next and the previous page. */
  readonly _links?: Links;
}
