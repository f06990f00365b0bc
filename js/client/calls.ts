/**
 * Parameters and types of every call. Made of `src/api/table` by `cargo run -p xtask -- calls`: do not edit
 * it here.
 *
 * Names are those on the wire. What a parameter says of versions is about CoCart itself.
 */

import type { PagedCall } from './paging.js';
import type {
  Account,
  AccountUpdated,
  AddressDetails,
  AddressesUpdated,
  AddressSearchResult,
  AppliedCouponDetailed,
  Attribute,
  BatchResult,
  Brand,
  CalculateResult,
  Cart,
  CartCreated,
  CartFeeV1,
  CartItem,
  CartItemsByKey,
  Category,
  CheckoutConfig,
  CheckoutData,
  CheckoutProcessResponse,
  CouponResponse,
  CrossSellV1,
  CustomerDownloads,
  CustomerOrder,
  CustomerOrderSummary,
  CustomerOrders,
  CustomerSubscription,
  CustomerSubscriptionSummary,
  CustomerSubscriptions,
  DisplayText,
  EmailVerified,
  FreeForm,
  ItemData,
  LoginResult,
  Message,
  MiniCart,
  NamespaceIndex,
  OrderCancelled,
  OrderReceived,
  PaymentMethods,
  PayResult,
  PlusBatchResult,
  Product,
  ProductPage,
  ProductShippingRates,
  QuantityStatus,
  RawCart,
  RawRemovedItem,
  RegisteredCustomer,
  Resubscribed,
  ResubscribeUndone,
  Review,
  RootIndex,
  SessionDeleted,
  SessionItems,
  SessionSummary,
  SessionView,
  ShippingMethod,
  StoreInfo,
  SubscriptionPayment,
  SubscriptionRenewal,
  SubscriptionStatus,
  Tag,
  Term,
  TokenPair,
  TotalsObject,
  Variation,
  VerificationSent,
} from './responses/index.js';
import type { FieldsOf, Selected } from './select.js';
import type { CallOptions } from './types.js';

/** One of several products for the cart, since 5.0. */
export interface AddedItem {
  /** Product, variation, or SKU. */
  readonly id: number | string;
  /** How many. Default: `1`. */
  readonly quantity?: number | string;
  /** Chosen attributes, for example `attribute_pa_color`. */
  readonly variation?: Readonly<Record<string, string>>;
  /** Data of this line alone. */
  readonly item_data?: ItemData;
}

/** Products with certain terms of an attribute. */
export interface AttributeFilter {
  /** Taxonomy of the attribute, for example `pa_color`. */
  readonly attribute: string;
  /** Terms by id. */
  readonly term_id?: readonly number[];
  /** Terms by slug. */
  readonly slug?: readonly string[];
  /** Any of the terms, none of them, or all. Default: `in`. */
  readonly operator?: 'in' | 'not_in' | 'and';
}

/** The parts of an address that change. Only billing addresses have `email` and `phone`. */
export interface AddressParameters {
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
  /** ISO 3166-1 code of the country. */
  readonly country?: string;
  /** E-mail address. */
  readonly email?: string;
  /** Telephone number. */
  readonly phone?: string;
}

/** Whom the order is billed to. */
export interface BillingAddressParameters {
  /** First name. */
  readonly first_name: string;
  /** Last name. */
  readonly last_name: string;
  /** Company. */
  readonly company?: string;
  /** Street and number. */
  readonly address_1: string;
  /** Second line. */
  readonly address_2?: string;
  /** Town. */
  readonly city: string;
  /** Code of the state or county. */
  readonly state?: string;
  /** Postcode. */
  readonly postcode: string;
  /** ISO 3166-1 code of the country. */
  readonly country: string;
  /** E-mail address. */
  readonly email?: string;
  /** Telephone number. */
  readonly phone?: string;
}

/** One thing that the payment gateway wants to know. */
export interface PaymentDatum {
  /** Name that the gateway gave it. */
  readonly key: string;
  /** Its value. */
  readonly value: string | number | boolean;
}

/** One request of a batch. */
export interface BatchRequest {
  /** Method. Default: `POST`. */
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the REST root with a slash before it, for example `/cocart/v2/cart/add-item`. */
  readonly path: string;
  /** Parameters. */
  readonly body?: FreeForm;
  /** Headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every call takes that answers a cart. */
export interface CartParameters {
  /** Key of the cart, where it is not the one that the client keeps. At most 42 characters. */
  readonly cart_key?: string;
  /** Only these top-level fields, for example `items`, `totals:subtotal-total` or `customer:billing_address`. Notices that are not asked for stay until the next answer. Since 3.1.0. */
  readonly fields?: FieldsOf<Cart>;
  /** Whether lines carry the address of their picture. Default: `true`. */
  readonly thumb?: boolean;
  /** WooCommerce's own cart instead: a map of its raw lines. Default: `false`. */
  readonly default?: boolean;
}

/** What reads take that the store may answer from its cache. */
export interface CacheParameters {
  /** Makes the store work the answer out anew. Default: `false`. Since 4.9.0. */
  readonly _skip_cache?: boolean;
}

/** What changes of the cart take. */
export interface ChangeParameters {
  /** Makes the store work the answer out anew. Default: `false`. Since 4.9.0. */
  readonly _skip_cache?: boolean;
}

/** What every call about a cart takes. */
export interface CartKeyParameters {
  /** Key of the cart, where it is not the one that the client keeps. At most 42 characters. */
  readonly cart_key?: string;
}

/** What calls take that answer in pages. */
export interface PageParameters {
  /** Number of the page, from 1. Default: `1`. At least 1. */
  readonly page?: number;
  /** How many a page. Default: `10`. From 1 to 100. */
  readonly per_page?: number;
}

/** What lists of categories, tags and brands take. */
export interface TermParameters {
  /** Only terms whose name holds this. */
  readonly search?: string;
  /** Ids to leave out. */
  readonly exclude?: readonly number[];
  /** Only these ids. */
  readonly include?: readonly number[];
  /** Which end first. Default: `asc`. */
  readonly order?: 'asc' | 'desc';
  /** What decides on the order. Default: `name`. */
  readonly orderby?: 'id' | 'include' | 'name' | 'slug' | 'term_group' | 'description' | 'count';
  /** Only terms with one of these slugs. */
  readonly slug?: readonly string[];
}

/** What lists of reviews take. */
export interface ReviewParameters {
  /** Only reviews that hold this text. */
  readonly search?: string;
  /** Only reviews of these products. */
  readonly product?: readonly number[];
}

/** What calls take that answer the customer's orders and subscriptions in pages. */
export interface AccountPageParameters {
  /** Number of the page, from 1. Default: `1`. At least 1. */
  readonly page?: number;
  /** How many a page. Default: `10`. From 1 to 100. */
  readonly per_page?: number;
  /** Oldest or newest first. Default: `DESC`. */
  readonly order?: 'ASC' | 'DESC';
}

/** Parameters of `cart.get`. */
export interface CartGetParameters extends CartParameters, CacheParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
}

/** Parameters of `cart.create`. */
export type CartCreateParameters = CartParameters;

/** Parameters of `cart.mini`. */
export interface CartMiniParameters extends CartParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. */
  readonly formatted?: boolean;
}

/** Parameters of `cart.clear`. */
export interface CartClearParameters extends CartParameters, ChangeParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
  /** Keeps the removed lines of before; those that are cleared are not among them. Default: `false`. */
  readonly keep_removed_items?: boolean;
}

/** Parameters of `cart.update`. */
export type CartUpdateParameters<Namespace extends string = string> = CartUpdateParametersCommon & {
  /** The callback that reads the other parameters. */
  readonly namespace: Namespace;
} & (Namespace extends keyof CartCallbacks ? CartCallbacks[Namespace] : Readonly<Record<string, unknown>>);

/** What `cart.update` takes whatever the namespace. */
export interface CartUpdateParametersCommon extends CartParameters, ChangeParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
  /** For callbacks of plugins; those of CoCart read the top level alone. */
  readonly data?: FreeForm;
}

/**
 * Parameters by namespace. Callbacks of plugins are added by declaration merging:
 *
 * ```ts
 * declare module 'cocart-wasm' {
 *   interface CartCallbacks { 'my-gift-wrap': { readonly paper: string } }
 * }
 * ```
 */
export interface CartCallbacks {
  readonly 'update-cart': UpdateCartParameters;
  readonly 'update-customer': UpdateCustomerParameters;
}

/** Parameters of the namespace `update-cart`. */
export interface UpdateCartParameters {
  /** New quantities by item key. Until 4.9.1 without a stock check; keys that are not in the cart are passed over without a word. */
  readonly quantity?: Readonly<Record<string, number | string>>;
}

/** Parameters of the namespace `update-customer`. */
export interface UpdateCustomerParameters {
  /** First name for billing. */
  readonly first_name?: string;
  /** Last name for billing. */
  readonly last_name?: string;
  /** Company for billing. */
  readonly company?: string;
  /** Street and number for billing. */
  readonly address_1?: string;
  /** Second line for billing. */
  readonly address_2?: string;
  /** Town for billing. */
  readonly city?: string;
  /** Code of the state or county for billing. */
  readonly state?: string;
  /** Postcode for billing. */
  readonly postcode?: string;
  /** ISO 3166-1 code of the country for billing. */
  readonly country?: string;
  /** E-mail address; one that is not valid is passed over until 5.0. */
  readonly email?: string;
  /** Telephone number; one that is not valid is passed over until 5.0. */
  readonly phone?: string;
  /** First name for shipping. Stores before 4.9 wipe the shipping address on any `s_` field: do not send these there. */
  readonly s_first_name?: string;
  /** Last name for shipping; see `s_first_name`. */
  readonly s_last_name?: string;
  /** Company for shipping; see `s_first_name`. */
  readonly s_company?: string;
  /** Street and number for shipping; see `s_first_name`. */
  readonly s_address_1?: string;
  /** Second line for shipping; see `s_first_name`. */
  readonly s_address_2?: string;
  /** Town for shipping; see `s_first_name`. */
  readonly s_city?: string;
  /** Code of the state or county for shipping; see `s_first_name`. */
  readonly s_state?: string;
  /** Postcode for shipping; see `s_first_name`. */
  readonly s_postcode?: string;
  /** Country for shipping; see `s_first_name`. */
  readonly s_country?: string;
  /** Whether the `s_` fields count; without it shipping goes where billing goes. Since 4.9.0. */
  readonly ship_to_different_address?: boolean;
}

/** Parameters of `cart.totals`. */
export interface CartTotalsParameters extends CartParameters, CacheParameters {
  /** Money as display text. Default: `false`. */
  readonly html?: boolean;
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
}

/** Parameters of `cart.calculate`. */
export interface CartCalculateParameters extends CartParameters, ChangeParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
  /** Answers the totals alone. Stores before 5.0 answer the cart all the same. Default: `false`. */
  readonly return_totals?: boolean;
}

/** Parameters of `cart.addItem`. */
export interface CartAddItemParameters extends CartParameters, ChangeParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
  /** Product, variation, or SKU. */
  readonly id: number | string;
  /** How many. Since 5.0 also quantities by product id, for grouped products. Default: `1`. */
  readonly quantity?: number | string | Readonly<Record<string, number | string>>;
  /** Chosen attributes, for example `{ attribute_pa_color: 'blue' }`. A variation whose attributes are all fixed needs none. */
  readonly variation?: Readonly<Record<string, string>>;
  /** Data of this line alone. Lines whose data differs are lines of their own. */
  readonly item_data?: ItemData;
  /** E-mail address for billing; one that is not valid is left out without a word. */
  readonly email?: string;
  /** Telephone number for billing. Since 4.1.0. */
  readonly phone?: string;
  /** Price of one in major units, for name-your-price. Since 4.9 only where the shop allows it. Since 3.1.0. */
  readonly price?: string;
  /** Answers the line alone instead of the cart. Until 4.3.25 the store may answer 500 although it has added; the client asks for the cart there and picks the line. Default: `false`. */
  readonly return_item?: boolean;
}

/** Parameters of `cart.addItems`. */
export interface CartAddItemsParameters extends CartParameters, ChangeParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
  /** The grouped product, until 4.9. Required on community. On community only. */
  readonly id?: number | string;
  /** Quantities by product id, until 4.9. Those that are not above 0 are left out. Required on community. On community only. */
  readonly quantity?: Readonly<Record<string, number | string>>;
  /** The products, since 5.0. Required on starter. Since 5.0.0. On starter only. */
  readonly items?: readonly AddedItem[];
  /** E-mail address for billing; one that is not valid is left out without a word. */
  readonly email?: string;
  /** Telephone number for billing. Since 4.1.0. */
  readonly phone?: string;
  /** Answers the lines alone instead of the cart. Default: `false`. */
  readonly return_items?: boolean;
}

/** Parameters of `cart.item`. */
export interface CartItemParameters extends CartParameters, CacheParameters {
  /** Key of the line. At most 32 characters. */
  readonly item_key: string;
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
}

/** Parameters of `cart.updateItem`. */
export interface CartUpdateItemParameters extends CartParameters, ChangeParameters {
  /** Key of the line. At most 32 characters. */
  readonly item_key: string;
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
  /** The new quantity. 0 removes the line since 4.6.1. Required on community. */
  readonly quantity?: number | string;
  /** Another variation for this line. Since 5.0.0. On starter only. */
  readonly id?: number;
  /** Other attributes: the key of the line changes. Since 5.0.0. On starter only. */
  readonly variation?: Readonly<Record<string, string>>;
  /** Other data: the key of the line changes. Since 5.0.0. On starter only. */
  readonly item_data?: ItemData;
  /** Answers what became of the quantity instead of the cart. Default: `false`. */
  readonly return_status?: boolean;
}

/** Parameters of `cart.restoreItem`. */
export interface CartRestoreItemParameters extends CartParameters, ChangeParameters {
  /** Key of the line. At most 32 characters. */
  readonly item_key: string;
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
  /** Answers the line alone instead of the cart. Default: `false`. */
  readonly return_item?: boolean;
}

/** Parameters of `cart.restoreItem.patch`. */
export interface CartRestoreItemPatchParameters extends CartParameters {
  /** Key of the line. At most 32 characters. */
  readonly item_key: string;
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
  /** Answers the line alone instead of the cart. Default: `false`. */
  readonly return_item?: boolean;
}

/** Parameters of `cart.removeItem`. */
export interface CartRemoveItemParameters extends CartParameters, ChangeParameters {
  /** Key of the line. At most 32 characters. */
  readonly item_key: string;
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
  /** Answers a sentence instead of the cart. Default: `false`. */
  readonly return_status?: boolean;
}

/** Parameters of `cart.items`. */
export interface CartItemsParameters extends CartParameters, CacheParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. On starter and plus only. */
  readonly formatted?: boolean;
}

/** Parameters of `cart.removeAll`. */
export interface CartRemoveAllParameters extends CartParameters, CacheParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. */
  readonly formatted?: boolean;
}

/** Parameters of `cart.count`. */
export interface CartCountParameters extends CartParameters, CacheParameters {
  /** Counts the removed lines instead. Default: `false`. */
  readonly removed_items?: boolean;
  /** Anything else makes a sentence of it since 5.0. Default: `numeric`. */
  readonly return?: 'numeric' | (string & {});
}

/** Parameters of `coupons.list`. */
export type CouponsListParameters = CartKeyParameters;

/** Parameters of `coupons.apply`. */
export interface CouponsApplyParameters extends CartParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. */
  readonly formatted?: boolean;
  /** Code of the coupon. */
  readonly code: string;
  /** E-mail address, for coupons that are for some customers only. */
  readonly email?: string;
}

/** Parameters of `coupons.remove`. */
export interface CouponsRemoveParameters extends CartParameters {
  /** Code of the coupon. */
  readonly code: string;
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. */
  readonly formatted?: boolean;
}

/** Parameters of `coupons.removeAll`. */
export interface CouponsRemoveAllParameters extends CartParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. */
  readonly formatted?: boolean;
}

/** Parameters of `coupons.validate`. */
export interface CouponsValidateParameters extends CartParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. */
  readonly formatted?: boolean;
  /** E-mail address, for coupons that are for some customers only. */
  readonly email?: string;
}

/** Parameters of `fees.add`. */
export interface FeesAddParameters extends CartParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. */
  readonly formatted?: boolean;
  /** What the shopper reads. */
  readonly name: string;
  /** Amount in major units. */
  readonly amount: string;
  /** Whether tax is added. Default: `false`. */
  readonly taxable?: boolean;
  /** Tax class, where it is not the standard one. */
  readonly tax_class?: string;
}

/** Parameters of `fees.removeAll`. */
export interface FeesRemoveAllParameters extends CartParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. */
  readonly formatted?: boolean;
}

/** Parameters of `shipping.set`. */
export interface ShippingSetParameters extends CartParameters {
  /** Money as display text (`"$18.00"`) instead of minor units. Default: `false`. Since 5.0.0. */
  readonly formatted?: boolean;
  /** Key of the rate, for example `flat_rate:1`. */
  readonly rate_id: string;
  /** The package, where there are several. */
  readonly package_id?: number | string;
}

/** Parameters of `register`. */
export interface RegisterParameters {
  /** E-mail address. */
  readonly email: string;
  /** Name to log in with, where the shop does not make one up. */
  readonly requested_username?: string;
  /** Password, where the shop does not make one up. */
  readonly requested_password?: string;
}

/** Parameters of `products.shippingRates`. */
export interface ProductsShippingRatesParameters {
  /** Product, variation, or SKU. */
  readonly id: number | string;
  /** How many. Default: `1`. */
  readonly quantity?: number | string;
  /** Chosen attributes. */
  readonly variation?: Readonly<Record<string, string>>;
  /** Data of the line it would be. */
  readonly item_data?: ItemData;
}

/** Parameters of `login`. */
export interface LoginParameters {
  /** Login name, e-mail address, or telephone number (since 4.1). */
  readonly username?: string;
  /** Password. The store reads it over https only. */
  readonly password?: string;
  /** Answers the customer's pictures, too. Default: `false`. Since 5.0.0. On starter only. */
  readonly avatars?: boolean;
}

/** Parameters of `jwt.refresh`. */
export interface JwtRefreshParameters {
  /** The refresh token; it ends with this call. */
  readonly refresh_token: string;
}

/** Parameters of `products.list`. */
export interface ProductsListParameters extends PageParameters, CacheParameters {
  /** How much of each product. Default: `view`. On starter only. */
  readonly context?: 'view' | 'embed';
  /** Only products that hold this text. */
  readonly search?: string;
  /** Only the product with this slug. */
  readonly slug?: string;
  /** Only products with one of these SKUs, separated by commas. */
  readonly sku?: string;
  /** Only the product with this GTIN, UPC, EAN or ISBN. Since 5.0.0. On starter only. */
  readonly global_unique_id?: string;
  /** Only products of this type. `variation` since 5.0. */
  readonly type?: 'simple' | 'grouped' | 'external' | 'variable' | 'variation' | (string & {});
  /** Types to leave out. Since 5.0.0. On starter only. */
  readonly exclude_types?: readonly string[];
  /** Only these types. Since 5.0.0. On starter only. */
  readonly include_types?: readonly string[];
  /** Ids or slugs of categories, separated by commas. */
  readonly category?: string;
  /** In any of the categories, in none, or in all. Stores until 4.3 spell the second `not in`; the client sends what the store reads. Default: `in`. */
  readonly category_operator?: 'in' | 'not_in' | 'and';
  /** Ids or slugs of tags, separated by commas. */
  readonly tag?: string;
  /** With any of the tags, none, or all; spelt as `category_operator`. Default: `in`. */
  readonly tag_operator?: 'in' | 'not_in' | 'and';
  /** Ids or slugs of brands, separated by commas. Since 4.5.0. */
  readonly brand?: string;
  /** Of any of the brands, of none, or of all. Default: `in`. Since 4.5.0. */
  readonly brand_operator?: 'in' | 'not_in' | 'and';
  /** Only products with these terms of attributes. */
  readonly attributes?: readonly AttributeFilter[];
  /** Whether any or all of `attributes` must hold. Default: `and`. */
  readonly attribute_relation?: 'in' | 'and';
  /** Only featured products, or only the others. */
  readonly featured?: boolean;
  /** Only products on sale, or only the others. */
  readonly on_sale?: boolean;
  /** Leaves out what costs nothing. */
  readonly hide_free?: boolean;
  /** Only virtual products, or only the others. Since 5.0.0. On starter only. */
  readonly virtual?: boolean;
  /** Lowest price in major units. */
  readonly min_price?: number | string;
  /** Highest price in major units. */
  readonly max_price?: number | string;
  /** Only products in this state of stock. */
  readonly stock_status?: 'instock' | 'outofstock' | 'onbackorder';
  /** Only products that are shown there. Default: `visible`. */
  readonly catalog_visibility?: 'any' | 'visible' | 'catalog' | 'search' | 'hidden';
  /** Only products with one of these ratings, 1 to 5. From 1 to 5. */
  readonly rating?: readonly number[];
  /** Brings the reviews of each product along. Default: `false`. */
  readonly show_reviews?: boolean;
  /** Brings the variations of each product along. Default: `false`. Since 3.2.0. */
  readonly return_variations?: boolean;
  /** Only those published after this. */
  readonly after?: string | Date;
  /** Only those published before this. */
  readonly before?: string | Date;
  /** Only these ids. */
  readonly include?: readonly number[];
  /** Ids to leave out. */
  readonly exclude?: readonly number[];
  /** Only children of these products. */
  readonly parent?: readonly number[];
  /** No children of these products. */
  readonly parent_exclude?: readonly number[];
  /** How many to pass over; counts instead of `page`. At least 0. */
  readonly offset?: number;
  /** What decides on the order; else what the shop has set. `price`, `relevance` and `rand` are in the documentation, not in CoCart 4.3 itself. */
  readonly orderby?:
    | 'date'
    | 'id'
    | 'include'
    | 'title'
    | 'slug'
    | 'price'
    | 'popularity'
    | 'rating'
    | 'menu_order'
    | 'alphabetical'
    | 'reverse_alpha'
    | 'relevance'
    | 'rand'
    | 'by_stock'
    | 'review_count'
    | 'on_sale_first'
    | 'featured_first'
    | 'price_asc'
    | 'price_desc'
    | 'sales'
    | (string & {});
  /** Which end first. Default: `DESC`. */
  readonly order?: 'ASC' | 'DESC';
}

/** Parameters of `products.get`. */
export interface ProductsGetParameters extends CacheParameters {
  /** Product or SKU; since 5.0 also its slug. */
  readonly id: number | string;
}

/** Parameters of `products.getBySlug`. */
export interface ProductsGetBySlugParameters extends CacheParameters {
  /** Slug of the product. */
  readonly slug: string;
}

/** Parameters of `products.variations`. */
export interface ProductsVariationsParameters extends PageParameters, CacheParameters {
  /** Product that has variations. At least 1. */
  readonly id: number;
}

/** Parameters of `products.variation`. */
export interface ProductsVariationParameters extends CacheParameters {
  /** Product that has variations. At least 1. */
  readonly id: number;
  /** The variation. At least 1. */
  readonly variation_id: number;
}

/** Parameters of `products.categories`. */
export interface ProductsCategoriesParameters extends PageParameters, TermParameters, CacheParameters {
  /** Only the children of this category; 0 is the top. At least 0. */
  readonly parent?: number;
  /** Leaves out terms without products. Default: `false`. */
  readonly hide_empty?: boolean;
}

/** Parameters of `products.category`. */
export interface ProductsCategoryParameters extends CacheParameters {
  /** The category. At least 1. */
  readonly id: number;
}

/** Parameters of `products.tags`. */
export interface ProductsTagsParameters extends PageParameters, TermParameters, CacheParameters {
  /** How many to pass over; counts instead of `page`. At least 0. */
  readonly offset?: number;
}

/** Parameters of `products.tag`. */
export interface ProductsTagParameters extends CacheParameters {
  /** The tag. At least 1. */
  readonly id: number;
}

/** Parameters of `products.brands`. */
export interface ProductsBrandsParameters extends PageParameters, TermParameters, CacheParameters {
  /** Leaves out terms without products. Default: `false`. */
  readonly hide_empty?: boolean;
}

/** Parameters of `products.brand`. */
export interface ProductsBrandParameters extends CacheParameters {
  /** The brand. At least 1. */
  readonly id: number;
}

/** Parameters of `products.attributes`. */
export type ProductsAttributesParameters = CacheParameters;

/** Parameters of `products.attribute`. */
export interface ProductsAttributeParameters extends CacheParameters {
  /** The attribute. At least 1. */
  readonly id: number;
}

/** Parameters of `products.attributeBySlug`. */
export interface ProductsAttributeBySlugParameters extends CacheParameters {
  /** Slug of the attribute. */
  readonly slug: string;
}

/** Parameters of `products.attributeTerms`. */
export interface ProductsAttributeTermsParameters extends PageParameters, CacheParameters {
  /** The attribute. At least 1. */
  readonly id: number;
}

/** Parameters of `products.attributeTerm`. */
export interface ProductsAttributeTermParameters extends CacheParameters {
  /** The attribute. At least 1. */
  readonly attribute_id: number;
  /** The term. At least 1. */
  readonly id: number;
}

/** Parameters of `products.attributeTermsBySlug`. */
export interface ProductsAttributeTermsBySlugParameters extends PageParameters, CacheParameters {
  /** Slug of the attribute. */
  readonly attribute_slug: string;
}

/** Parameters of `products.attributeTermBySlugAndId`. */
export interface ProductsAttributeTermBySlugAndIdParameters extends CacheParameters {
  /** Slug of the attribute. */
  readonly attribute_slug: string;
  /** The term. At least 1. */
  readonly id: number;
}

/** Parameters of `products.attributeTermBySlugs`. */
export interface ProductsAttributeTermBySlugsParameters extends CacheParameters {
  /** Slug of the attribute. */
  readonly attribute_slug: string;
  /** Slug of the term. */
  readonly term_slug: string;
}

/** Parameters of `products.reviews`. */
export interface ProductsReviewsParameters extends PageParameters, ReviewParameters, CacheParameters {
  /** Only those published after this. */
  readonly after?: string | Date;
  /** Only those published before this. */
  readonly before?: string | Date;
  /** Only these ids. */
  readonly include?: readonly number[];
  /** Ids to leave out. */
  readonly exclude?: readonly number[];
  /** How many to pass over; counts instead of `page`. At least 0. */
  readonly offset?: number;
  /** Which end first. Default: `desc`. */
  readonly order?: 'asc' | 'desc';
  /** What decides on the order. Default: `date_gmt`. */
  readonly orderby?: 'date' | 'date_gmt' | 'id' | 'include' | 'product';
  /** Only reviews by these customers. */
  readonly reviewer?: readonly number[];
  /** No reviews by these customers. */
  readonly reviewer_exclude?: readonly number[];
}

/** Parameters of `products.review`. */
export interface ProductsReviewParameters extends CacheParameters {
  /** The review. At least 1. */
  readonly id: number;
}

/** Parameters of `products.myReviews`. */
export type ProductsMyReviewsParameters = PageParameters & ReviewParameters & CacheParameters;

/** Parameters of `products.createReview`. */
export interface ProductsCreateReviewParameters {
  /** The product. At least 1. */
  readonly product_id: number;
  /** What is said of it. At least 1 characters. */
  readonly review: string;
  /** Name of whoever says it. */
  readonly reviewer: string;
  /** E-mail address that the product was bought with. */
  readonly reviewer_email: string;
  /** Stars. From 0 to 5. */
  readonly rating?: number;
  /** Whether it shows; since 5.0 it waits for approval. Default: `approved`. */
  readonly status?: 'approved' | 'hold' | 'spam' | 'unspam' | 'trash' | 'untrash' | (string & {});
}

/** Parameters of `sessions.list`. */
export type SessionsListParameters = PageParameters;

/** Parameters of `sessions.get`. */
export interface SessionsGetParameters {
  /** Key of the cart. At most 42 characters. */
  readonly id: string;
  /** Whether lines carry the address of their picture. Default: `true`. */
  readonly thumb?: boolean;
}

/** Parameters of `sessions.items`. */
export interface SessionsItemsParameters {
  /** Key of the cart. At most 42 characters. */
  readonly id: string;
  /** Whether lines carry the address of their picture. Default: `true`. */
  readonly thumb?: boolean;
}

/** Parameters of `sessions.delete`. */
export interface SessionsDeleteParameters {
  /** Key of the cart. At most 42 characters. */
  readonly id: string;
}

/** Parameters of `session.get`. */
export interface SessionGetParameters {
  /** Key of the cart. At most 42 characters. */
  readonly session_key: string;
  /** Whether lines carry the address of their picture. Default: `true`. */
  readonly thumb?: boolean;
}

/** Parameters of `session.items`. */
export interface SessionItemsParameters {
  /** Key of the cart. At most 42 characters. */
  readonly session_key: string;
  /** Whether lines carry the address of their picture. Default: `true`. */
  readonly thumb?: boolean;
}

/** Parameters of `session.delete`. */
export interface SessionDeleteParameters {
  /** Key of the cart. At most 42 characters. */
  readonly session_key: string;
}

/** Parameters of `checkout.get`. */
export type CheckoutGetParameters = CartKeyParameters;

/** Parameters of `checkout.update`. */
export interface CheckoutUpdateParameters extends CartKeyParameters {
  /** Whom the order is billed to. */
  readonly billing_address?: AddressParameters;
  /** Where the order is sent. */
  readonly shipping_address?: AddressParameters;
  /** Whether billing and shipping addresses differ. Default: `true`. */
  readonly use_different_billing?: boolean;
  /** Id of the payment method. */
  readonly payment_method?: string;
  /** Key of the shipping rate. */
  readonly shipping_method?: string;
  /** ISO 4217 code of the currency. */
  readonly currency?: string;
  /** Code of a coupon. */
  readonly coupon_code?: string;
  /** What becomes of the coupon. Default: `apply`. */
  readonly coupon_action?: 'apply' | 'remove';
}

/** Parameters of `checkout.patch`. */
export interface CheckoutPatchParameters extends CartKeyParameters {
  /** Whom the order is billed to. */
  readonly billing_address?: AddressParameters;
  /** Where the order is sent. */
  readonly shipping_address?: AddressParameters;
  /** Whether billing and shipping addresses differ. Default: `true`. */
  readonly use_different_billing?: boolean;
  /** Id of the payment method. */
  readonly payment_method?: string;
  /** Key of the shipping rate. */
  readonly shipping_method?: string;
  /** ISO 4217 code of the currency. */
  readonly currency?: string;
  /** Code of a coupon. */
  readonly coupon_code?: string;
  /** What becomes of the coupon. Default: `apply`. */
  readonly coupon_action?: 'apply' | 'remove';
}

/** Parameters of `checkout.process`. */
export interface CheckoutProcessParameters extends CartKeyParameters {
  /** Whom the order is billed to. */
  readonly billing_address: BillingAddressParameters;
  /** Where the order is sent. */
  readonly shipping_address?: AddressParameters;
  /** Whether billing and shipping addresses differ. Default: `true`. */
  readonly use_different_billing?: boolean;
  /** Id of the payment method. */
  readonly payment_method?: string;
  /** Key of the shipping rate. */
  readonly shipping_method?: string;
  /** ISO 4217 code of the currency. */
  readonly currency?: string;
  /** What the payment method wants to know. */
  readonly payment_data?: readonly PaymentDatum[];
  /** Makes an account for the customer. Default: `false`. */
  readonly create_account?: boolean;
  /** Password of that account. */
  readonly customer_password?: string;
  /** What the customer wants to add. */
  readonly customer_note?: string;
}

/** Parameters of `checkout.paymentMethods`. */
export type CheckoutPaymentMethodsParameters = CartKeyParameters;

/** Parameters of `checkout.orderReceived`. */
export interface CheckoutOrderReceivedParameters {
  /** The order. At least 1. */
  readonly order_id: number;
  /** Key of the order: proof of who placed it. */
  readonly order_key: string;
}

/** Parameters of `checkout.pay`. */
export interface CheckoutPayParameters {
  /** The order. At least 1. */
  readonly order_id: number;
  /** Key of the order: proof of who placed it. */
  readonly order_key: string;
  /** Id of the payment method. */
  readonly payment_method: string;
  /** What the payment method wants to know. */
  readonly payment_data?: readonly PaymentDatum[];
}

/** Parameters of `address.search`. */
export interface AddressSearchParameters {
  /** What the shopper has typed. At least 3 characters. */
  readonly query: string;
  /** ISO 3166-1 code of the country to search in. */
  readonly country?: string;
  /** What the address is for. Default: `billing`. */
  readonly type?: 'billing' | 'shipping';
  /** Which service to ask. */
  readonly provider?: string;
}

/** Parameters of `address.details`. */
export interface AddressDetailsParameters {
  /** Id of the suggestion. */
  readonly address_id: string;
  /** The service that suggested it. */
  readonly provider: string;
}

/** Parameters of `account.update`. */
export interface AccountUpdateParameters {
  /** First name. */
  readonly account_first_name: string;
  /** Last name. */
  readonly account_last_name: string;
  /** Name that others read; not an e-mail address. */
  readonly account_display_name: string;
  /** E-mail address. */
  readonly account_email: string;
  /** Password of today, to change it. */
  readonly password_current?: string;
  /** New password. */
  readonly password_1?: string;
  /** New password once more. */
  readonly password_2?: string;
}

/** Parameters of `account.address`. */
export interface AccountAddressParameters {
  /** Address for billing. */
  readonly billing_address?: AddressParameters;
  /** Address for shipping. */
  readonly shipping_address?: AddressParameters;
}

/** Parameters of `account.orders`. */
export type AccountOrdersParameters = AccountPageParameters;

/** Parameters of `account.order`. */
export interface AccountOrderParameters {
  /** The order. At least 1. */
  readonly id: number;
  /** E-mail address of the order. */
  readonly email?: string;
}

/** Parameters of `account.orderCancel`. */
export interface AccountOrderCancelParameters {
  /** The order. At least 1. */
  readonly id: number;
}

/** Parameters of `account.subscriptions`. */
export type AccountSubscriptionsParameters = AccountPageParameters;

/** Parameters of `account.subscription`. */
export interface AccountSubscriptionParameters {
  /** The subscription. At least 1. */
  readonly id: number;
  /** E-mail address of the order. */
  readonly email?: string;
}

/** Parameters of `account.subscription.suspend`. */
export interface AccountSubscriptionSuspendParameters {
  /** The subscription. At least 1. */
  readonly id: number;
}

/** Parameters of `account.subscription.cancel`. */
export interface AccountSubscriptionCancelParameters {
  /** The subscription. At least 1. */
  readonly id: number;
}

/** Parameters of `account.subscription.reactivate`. */
export interface AccountSubscriptionReactivateParameters {
  /** The subscription. At least 1. */
  readonly id: number;
}

/** Parameters of `account.subscription.autoRenew`. */
export interface AccountSubscriptionAutoRenewParameters {
  /** The subscription. At least 1. */
  readonly id: number;
  /** Whether it renews by itself. */
  readonly enabled: boolean;
}

/** Parameters of `account.subscription.paymentMethod`. */
export interface AccountSubscriptionPaymentMethodParameters {
  /** The subscription. At least 1. */
  readonly id: number;
  /** Id of the payment method. */
  readonly payment_method: string;
  /** Saved means of payment. At least 1. */
  readonly token_id?: number;
}

/** Parameters of `account.subscription.resubscribe`. */
export interface AccountSubscriptionResubscribeParameters {
  /** The subscription. At least 1. */
  readonly id: number;
}

/** Parameters of `account.subscription.resubscribeUndo`. */
export interface AccountSubscriptionResubscribeUndoParameters {
  /** The subscription. At least 1. */
  readonly id: number;
}

/** Parameters of `account.verifyEmail`. */
export interface AccountVerifyEmailParameters {
  /** Key out of the e-mail. */
  readonly key: string;
  /** Customer out of the e-mail. At least 1. */
  readonly user_id: number;
}

/** Parameters of `account.verifyOrderEmail.confirm`. */
export interface AccountVerifyOrderEmailConfirmParameters {
  /** Key out of the e-mail. */
  readonly key: string;
  /** Customer out of the e-mail. At least 1. */
  readonly user_id: number;
}

/** Parameters of `plus1.coupon.list`. */
export type Plus1CouponListParameters = CartKeyParameters;

/** Parameters of `plus1.coupon.apply`. */
export interface Plus1CouponApplyParameters extends CartKeyParameters {
  /** Code of the coupon. */
  readonly coupon: string;
}

/** Parameters of `plus1.coupon.remove`. */
export interface Plus1CouponRemoveParameters extends CartKeyParameters {
  /** Code of the coupon. */
  readonly coupon: string;
}

/** Parameters of `plus1.coupon.check`. */
export type Plus1CouponCheckParameters = CartKeyParameters;

/** Parameters of `plus1.fees.list`. */
export type Plus1FeesListParameters = CartKeyParameters;

/** Parameters of `plus1.fees.add`. */
export interface Plus1FeesAddParameters extends CartKeyParameters {
  /** What the shopper reads. */
  readonly name: string;
  /** Amount in major units. */
  readonly amount: string;
  /** Whether tax is added. Default: `false`. */
  readonly taxable?: boolean;
  /** Tax class, where it is not the standard one. */
  readonly tax_class?: string;
}

/** Parameters of `plus1.fees.removeAll`. */
export type Plus1FeesRemoveAllParameters = CartKeyParameters;

/** Parameters of `plus1.shipping.list`. */
export interface Plus1ShippingListParameters extends CartKeyParameters {
  /** Key of a recurring cart of subscriptions. */
  readonly recurring_cart_key?: string;
}

/** Parameters of `plus1.shipping.set`. */
export interface Plus1ShippingSetParameters extends CartKeyParameters {
  /** Key of the rate, for example `flat_rate:1`. */
  readonly key: string;
}

/** Parameters of `plus1.payment.list`. */
export type Plus1PaymentListParameters = CartKeyParameters;

/** Parameters of `plus1.payment.set`. */
export interface Plus1PaymentSetParameters extends CartKeyParameters {
  /** Id of the payment method. */
  readonly gateway_id: string;
}

/** Parameters of `plus1.weight`. */
export type Plus1WeightParameters = CartKeyParameters;

/** Parameters of `plus1.removedItems`. */
export type Plus1RemovedItemsParameters = CartKeyParameters;

/** Parameters of `plus1.quantities`. */
export type Plus1QuantitiesParameters = CartKeyParameters;

/** Parameters of `plus1.crossSells`. */
export interface Plus1CrossSellsParameters extends CartKeyParameters {
  /** Whether products carry the address of their picture. Default: `false`. */
  readonly thumb?: boolean;
}

/** Parameters of `plus1.calc.fees`. */
export interface Plus1CalcFeesParameters extends CartKeyParameters {
  /** Keeps the result in the cart. Default: `false`. */
  readonly set_session?: boolean;
  /** Answers the fees instead of a sentence. Default: `false`. */
  readonly return?: boolean;
}

/** Parameters of `plus1.calc.shipping`. */
export interface Plus1CalcShippingParameters extends CartKeyParameters {
  /** ISO 3166-1 code of the country. */
  readonly country: string;
  /** Code of the state or county. */
  readonly state?: string;
  /** Town. */
  readonly city?: string;
  /** Postcode. */
  readonly postcode?: string;
  /** Answers the ways to ship instead of a sentence. Default: `false`. */
  readonly return_methods?: boolean;
}

/** Parameters of `plus1.totals.discount`. */
export type Plus1TotalsDiscountParameters = CartKeyParameters;

/** Parameters of `plus1.totals.discount.couponTotals`. */
export type Plus1TotalsDiscountCouponTotalsParameters = CartKeyParameters;

/** Parameters of `plus1.totals.discount.couponTax`. */
export type Plus1TotalsDiscountCouponTaxParameters = CartKeyParameters;

/** Parameters of `plus1.totals.fee`. */
export type Plus1TotalsFeeParameters = CartKeyParameters;

/** Parameters of `plus1.totals.fee.tax`. */
export type Plus1TotalsFeeTaxParameters = CartKeyParameters;

/** Parameters of `plus1.totals.shipping`. */
export interface Plus1TotalsShippingParameters extends CartKeyParameters {
  /** Works shipping out anew. Default: `false`. */
  readonly calculate?: boolean;
}

/** Parameters of `plus1.totals.shipping.tax`. */
export interface Plus1TotalsShippingTaxParameters extends CartKeyParameters {
  /** Works shipping out anew. Default: `false`. */
  readonly calculate?: boolean;
}

/** Parameters of `plus1.totals.subtotal`. */
export type Plus1TotalsSubtotalParameters = CartKeyParameters;

/** Parameters of `plus1.totals.subtotal.tax`. */
export type Plus1TotalsSubtotalTaxParameters = CartKeyParameters;

/** Parameters of `plus1.totals.tax`. */
export type Plus1TotalsTaxParameters = CartKeyParameters;

/** Parameters of `plus1.totals.total`. */
export type Plus1TotalsTotalParameters = CartKeyParameters;

/** Parameters of `index.namespace`. */
export interface IndexNamespaceParameters {
  /** How much of it. Default: `view`. */
  readonly context?: string;
}

/** Parameters of `batch.core`. */
export interface BatchCoreParameters extends CartKeyParameters {
  /** Whether nothing is done where one request is not valid. Default: `normal`. */
  readonly validation?: 'normal' | 'require-all-validate';
  /** The requests, carried out in order. They share the cart of the batch. From 1 to 25 entries. */
  readonly requests: readonly BatchRequest[];
}

/** Parameters of `batch.plus`. */
export interface BatchPlusParameters extends CartKeyParameters {
  /** Whether nothing is done where one request is not valid. Default: `normal`. */
  readonly validation?: 'normal' | 'require-all-validate';
  /** The requests, carried out in order. They share the cart of the batch. At least 1 entries. */
  readonly requests: readonly BatchRequest[];
}

/** Every call of the store. */
export interface Calls {
  /** Calls `cart.…`. */
  readonly cart: {
    /**
     * The cart, checked against stock and coupons. Reading it clears its notices.
     *
     * `GET /cocart/v2/cart`: community since 3.0.0, starter since 5.0.0.
     */
    get(parameters: CartGetParameters & { readonly default: true }, options?: CallOptions): Promise<RawCart>;
    /**
     * The cart, checked against stock and coupons. Reading it clears its notices.
     *
     * `GET /cocart/v2/cart`: community since 3.0.0, starter since 5.0.0.
     */
    get<const Fields extends FieldsOf<Cart>>(
      parameters: CartGetParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * The cart, checked against stock and coupons. Reading it clears its notices.
     *
     * `GET /cocart/v2/cart`: community since 3.0.0, starter since 5.0.0.
     */
    get(parameters?: CartGetParameters, options?: CallOptions): Promise<Cart>;
    /**
     * A new, empty cart under a key that the store chooses. For guests only.
     *
     * `POST /cocart/v2/cart`: starter since 5.0.0.
     */
    create(parameters?: CartCreateParameters, options?: CallOptions): Promise<CartCreated>;
    /**
     * What a mini cart shows: lines, count, subtotal.
     *
     * `GET /cocart/v2/cart/mini`: plus since 2.0.0.
     */
    mini(parameters?: CartMiniParameters, options?: CallOptions): Promise<MiniCart>;
    /**
     * Takes out all lines, coupons, fees and the chosen shipping.
     *
     * `POST /cocart/v2/cart/clear`: community since 3.0.0, starter since 5.0.0.
     */
    clear(parameters: CartClearParameters & { readonly default: true }, options?: CallOptions): Promise<RawCart>;
    /**
     * Takes out all lines, coupons, fees and the chosen shipping.
     *
     * `POST /cocart/v2/cart/clear`: community since 3.0.0, starter since 5.0.0.
     */
    clear<const Fields extends FieldsOf<Cart>>(
      parameters: CartClearParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Takes out all lines, coupons, fees and the chosen shipping.
     *
     * `POST /cocart/v2/cart/clear`: community since 3.0.0, starter since 5.0.0.
     */
    clear(parameters?: CartClearParameters, options?: CallOptions): Promise<Cart>;
    /**
     * Hands parameters to a callback: quantities, the customer's addresses, or what a plugin makes of them.
     *
     * `POST /cocart/v2/cart/update`: community since 3.1.0, starter since 5.0.0.
     */
    update<Namespace extends string>(
      parameters: CartUpdateParameters<Namespace> & { readonly default: true },
      options?: CallOptions,
    ): Promise<RawCart>;
    /**
     * Hands parameters to a callback: quantities, the customer's addresses, or what a plugin makes of them.
     *
     * `POST /cocart/v2/cart/update`: community since 3.1.0, starter since 5.0.0.
     */
    update<Namespace extends string, const Fields extends FieldsOf<Cart>>(
      parameters: CartUpdateParameters<Namespace> & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Hands parameters to a callback: quantities, the customer's addresses, or what a plugin makes of them.
     *
     * `POST /cocart/v2/cart/update`: community since 3.1.0, starter since 5.0.0.
     */
    update<Namespace extends string>(parameters: CartUpdateParameters<Namespace>, options?: CallOptions): Promise<Cart>;
    /**
     * The totals as last stored, in major units. Stores that fail at it (4.3) are answered from the cart.
     *
     * `GET /cocart/v2/cart/totals`: community since 3.0.0, starter since 5.0.0.
     */
    totals(parameters?: CartTotalsParameters, options?: CallOptions): Promise<TotalsObject>;
    /**
     * Works out fees, shipping and totals anew.
     *
     * `POST /cocart/v2/cart/calculate`: community since 3.0.0, starter since 5.0.0.
     */
    calculate(
      parameters: CartCalculateParameters & { readonly return_totals: true },
      options?: CallOptions,
    ): Promise<CalculateResult>;
    /**
     * Works out fees, shipping and totals anew.
     *
     * `POST /cocart/v2/cart/calculate`: community since 3.0.0, starter since 5.0.0.
     */
    calculate(
      parameters: CartCalculateParameters & { readonly default: true },
      options?: CallOptions,
    ): Promise<RawCart>;
    /**
     * Works out fees, shipping and totals anew.
     *
     * `POST /cocart/v2/cart/calculate`: community since 3.0.0, starter since 5.0.0.
     */
    calculate<const Fields extends FieldsOf<Cart>>(
      parameters: CartCalculateParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Works out fees, shipping and totals anew.
     *
     * `POST /cocart/v2/cart/calculate`: community since 3.0.0, starter since 5.0.0.
     */
    calculate(parameters?: CartCalculateParameters, options?: CallOptions): Promise<Cart>;
    /**
     * Puts a product in the cart, or more of it. Not safe to repeat.
     *
     * `POST /cocart/v2/cart/add-item`: community since 3.0.0, starter since 5.0.0.
     */
    addItem(
      parameters: CartAddItemParameters & { readonly return_item: true },
      options?: CallOptions,
    ): Promise<CartItem>;
    /**
     * Puts a product in the cart, or more of it. Not safe to repeat.
     *
     * `POST /cocart/v2/cart/add-item`: community since 3.0.0, starter since 5.0.0.
     */
    addItem(parameters: CartAddItemParameters & { readonly default: true }, options?: CallOptions): Promise<RawCart>;
    /**
     * Puts a product in the cart, or more of it. Not safe to repeat.
     *
     * `POST /cocart/v2/cart/add-item`: community since 3.0.0, starter since 5.0.0.
     */
    addItem<const Fields extends FieldsOf<Cart>>(
      parameters: CartAddItemParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Puts a product in the cart, or more of it. Not safe to repeat.
     *
     * `POST /cocart/v2/cart/add-item`: community since 3.0.0, starter since 5.0.0.
     */
    addItem(parameters: CartAddItemParameters, options?: CallOptions): Promise<Cart>;
    /**
     * Puts the children of a grouped product in the cart, in order. Stops at the first that fails; those before stay.
     *
     * `POST /cocart/v2/cart/add-items`: community since 3.0.0, starter since 5.0.0.
     */
    addItems(
      parameters: CartAddItemsParameters & { readonly return_items: true },
      options?: CallOptions,
    ): Promise<readonly CartItem[]>;
    /**
     * Puts the children of a grouped product in the cart, in order. Stops at the first that fails; those before stay.
     *
     * `POST /cocart/v2/cart/add-items`: community since 3.0.0, starter since 5.0.0.
     */
    addItems(parameters: CartAddItemsParameters & { readonly default: true }, options?: CallOptions): Promise<RawCart>;
    /**
     * Puts the children of a grouped product in the cart, in order. Stops at the first that fails; those before stay.
     *
     * `POST /cocart/v2/cart/add-items`: community since 3.0.0, starter since 5.0.0.
     */
    addItems<const Fields extends FieldsOf<Cart>>(
      parameters: CartAddItemsParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Puts the children of a grouped product in the cart, in order. Stops at the first that fails; those before stay.
     *
     * `POST /cocart/v2/cart/add-items`: community since 3.0.0, starter since 5.0.0.
     */
    addItems(parameters?: CartAddItemsParameters, options?: CallOptions): Promise<Cart>;
    /**
     * One line of the cart.
     *
     * `GET /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
     */
    item(parameters: CartItemParameters, options?: CallOptions): Promise<CartItem>;
    /**
     * Sets the quantity of a line, with the store's stock check.
     *
     * `POST /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
     */
    updateItem(
      parameters: CartUpdateItemParameters & { readonly return_status: true },
      options?: CallOptions,
    ): Promise<QuantityStatus>;
    /**
     * Sets the quantity of a line, with the store's stock check.
     *
     * `POST /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
     */
    updateItem(
      parameters: CartUpdateItemParameters & { readonly default: true },
      options?: CallOptions,
    ): Promise<RawCart>;
    /**
     * Sets the quantity of a line, with the store's stock check.
     *
     * `POST /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
     */
    updateItem<const Fields extends FieldsOf<Cart>>(
      parameters: CartUpdateItemParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Sets the quantity of a line, with the store's stock check.
     *
     * `POST /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
     */
    updateItem(parameters: CartUpdateItemParameters, options?: CallOptions): Promise<Cart>;
    /**
     * Puts a removed line back at the end, with the quantity it had. Stock is not checked.
     *
     * `PUT /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
     */
    readonly restoreItem: {
      /**
       * Puts a removed line back at the end, with the quantity it had. Stock is not checked.
       *
       * `PUT /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
       */
      (
        parameters: CartRestoreItemParameters & { readonly return_item: true },
        options?: CallOptions,
      ): Promise<CartItem>;
      /**
       * Puts a removed line back at the end, with the quantity it had. Stock is not checked.
       *
       * `PUT /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
       */
      (parameters: CartRestoreItemParameters & { readonly default: true }, options?: CallOptions): Promise<RawCart>;
      /**
       * Puts a removed line back at the end, with the quantity it had. Stock is not checked.
       *
       * `PUT /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
       */
      <const Fields extends FieldsOf<Cart>>(
        parameters: CartRestoreItemParameters & { readonly fields: Fields },
        options?: CallOptions,
      ): Promise<Selected<Cart, Fields>>;
      /**
       * Puts a removed line back at the end, with the quantity it had. Stock is not checked.
       *
       * `PUT /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
       */
      (parameters: CartRestoreItemParameters, options?: CallOptions): Promise<Cart>;
      /**
       * The same as `cart.restoreItem` by the other method that the store registers.
       *
       * `PATCH /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
       */
      patch(
        parameters: CartRestoreItemPatchParameters & { readonly return_item: true },
        options?: CallOptions,
      ): Promise<CartItem>;
      /**
       * The same as `cart.restoreItem` by the other method that the store registers.
       *
       * `PATCH /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
       */
      patch(
        parameters: CartRestoreItemPatchParameters & { readonly default: true },
        options?: CallOptions,
      ): Promise<RawCart>;
      /**
       * The same as `cart.restoreItem` by the other method that the store registers.
       *
       * `PATCH /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
       */
      patch<const Fields extends FieldsOf<Cart>>(
        parameters: CartRestoreItemPatchParameters & { readonly fields: Fields },
        options?: CallOptions,
      ): Promise<Selected<Cart, Fields>>;
      /**
       * The same as `cart.restoreItem` by the other method that the store registers.
       *
       * `PATCH /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
       */
      patch(parameters: CartRestoreItemPatchParameters, options?: CallOptions): Promise<Cart>;
    };
    /**
     * Takes a line out; it can be restored.
     *
     * `DELETE /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
     */
    removeItem(
      parameters: CartRemoveItemParameters & { readonly return_status: true },
      options?: CallOptions,
    ): Promise<string>;
    /**
     * Takes a line out; it can be restored.
     *
     * `DELETE /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
     */
    removeItem(
      parameters: CartRemoveItemParameters & { readonly default: true },
      options?: CallOptions,
    ): Promise<RawCart>;
    /**
     * Takes a line out; it can be restored.
     *
     * `DELETE /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
     */
    removeItem<const Fields extends FieldsOf<Cart>>(
      parameters: CartRemoveItemParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Takes a line out; it can be restored.
     *
     * `DELETE /cocart/v2/cart/item/{item_key}`: community since 3.0.0, starter since 5.0.0.
     */
    removeItem(parameters: CartRemoveItemParameters, options?: CallOptions): Promise<Cart>;
    /**
     * The lines by their keys; an empty cart answers `{}`. Neither totals nor notices.
     *
     * `GET /cocart/v2/cart/items`: community since 3.0.0, starter since 5.0.0.
     */
    items(parameters?: CartItemsParameters, options?: CallOptions): Promise<CartItemsByKey>;
    /**
     * Takes all lines out.
     *
     * `DELETE /cocart/v2/cart/items`: plus since 2.0.0.
     */
    removeAll(
      parameters: CartRemoveAllParameters & { readonly default: true },
      options?: CallOptions,
    ): Promise<RawCart>;
    /**
     * Takes all lines out.
     *
     * `DELETE /cocart/v2/cart/items`: plus since 2.0.0.
     */
    removeAll<const Fields extends FieldsOf<Cart>>(
      parameters: CartRemoveAllParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Takes all lines out.
     *
     * `DELETE /cocart/v2/cart/items`: plus since 2.0.0.
     */
    removeAll(parameters?: CartRemoveAllParameters, options?: CallOptions): Promise<Cart>;
    /**
     * The sum of the quantities, which may be a fraction; an empty cart answers 0.
     *
     * `GET /cocart/v2/cart/items/count`: community since 3.0.0, starter since 5.0.0.
     */
    count(parameters?: CartCountParameters, options?: CallOptions): Promise<number>;
  };
  /** Calls `coupons.…`. */
  readonly coupons: {
    /**
     * The coupons of the cart; without any it answers `[]`.
     *
     * `GET /cocart/v2/cart/coupons`: plus since 2.0.0.
     */
    list<const Fields extends FieldsOf<readonly AppliedCouponDetailed[]>>(
      parameters: CouponsListParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<readonly AppliedCouponDetailed[], Fields>>;
    /**
     * The coupons of the cart; without any it answers `[]`.
     *
     * `GET /cocart/v2/cart/coupons`: plus since 2.0.0.
     */
    list(parameters?: CouponsListParameters, options?: CallOptions): Promise<readonly AppliedCouponDetailed[]>;
    /**
     * Applies a coupon.
     *
     * `POST /cocart/v2/cart/apply-coupon`: plus since 2.0.0.
     */
    apply(parameters: CouponsApplyParameters & { readonly default: true }, options?: CallOptions): Promise<RawCart>;
    /**
     * Applies a coupon.
     *
     * `POST /cocart/v2/cart/apply-coupon`: plus since 2.0.0.
     */
    apply<const Fields extends FieldsOf<Cart>>(
      parameters: CouponsApplyParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Applies a coupon.
     *
     * `POST /cocart/v2/cart/apply-coupon`: plus since 2.0.0.
     */
    apply(parameters: CouponsApplyParameters, options?: CallOptions): Promise<Cart>;
    /**
     * Takes a coupon out.
     *
     * `DELETE /cocart/v2/cart/coupons/{code}`: plus since 2.0.0.
     */
    remove(parameters: CouponsRemoveParameters & { readonly default: true }, options?: CallOptions): Promise<RawCart>;
    /**
     * Takes a coupon out.
     *
     * `DELETE /cocart/v2/cart/coupons/{code}`: plus since 2.0.0.
     */
    remove<const Fields extends FieldsOf<Cart>>(
      parameters: CouponsRemoveParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Takes a coupon out.
     *
     * `DELETE /cocart/v2/cart/coupons/{code}`: plus since 2.0.0.
     */
    remove(parameters: CouponsRemoveParameters, options?: CallOptions): Promise<Cart>;
    /**
     * Takes all coupons out.
     *
     * `DELETE /cocart/v2/cart/coupons`: plus since 2.0.0.
     */
    removeAll(
      parameters: CouponsRemoveAllParameters & { readonly default: true },
      options?: CallOptions,
    ): Promise<RawCart>;
    /**
     * Takes all coupons out.
     *
     * `DELETE /cocart/v2/cart/coupons`: plus since 2.0.0.
     */
    removeAll<const Fields extends FieldsOf<Cart>>(
      parameters: CouponsRemoveAllParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Takes all coupons out.
     *
     * `DELETE /cocart/v2/cart/coupons`: plus since 2.0.0.
     */
    removeAll(parameters?: CouponsRemoveAllParameters, options?: CallOptions): Promise<Cart>;
    /**
     * Takes out the coupons that no longer hold, with a notice each: a read that changes the cart.
     *
     * `GET /cocart/v2/cart/coupons/validate`: plus since 2.0.0.
     */
    validate(
      parameters: CouponsValidateParameters & { readonly default: true },
      options?: CallOptions,
    ): Promise<RawCart>;
    /**
     * Takes out the coupons that no longer hold, with a notice each: a read that changes the cart.
     *
     * `GET /cocart/v2/cart/coupons/validate`: plus since 2.0.0.
     */
    validate<const Fields extends FieldsOf<Cart>>(
      parameters: CouponsValidateParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Takes out the coupons that no longer hold, with a notice each: a read that changes the cart.
     *
     * `GET /cocart/v2/cart/coupons/validate`: plus since 2.0.0.
     */
    validate(parameters?: CouponsValidateParameters, options?: CallOptions): Promise<Cart>;
  };
  /** Calls `fees.…`. */
  readonly fees: {
    /**
     * Adds a fee. Not safe to repeat.
     *
     * `POST /cocart/v2/cart/add-fee`: plus since 2.0.0.
     */
    add(parameters: FeesAddParameters & { readonly default: true }, options?: CallOptions): Promise<RawCart>;
    /**
     * Adds a fee. Not safe to repeat.
     *
     * `POST /cocart/v2/cart/add-fee`: plus since 2.0.0.
     */
    add<const Fields extends FieldsOf<Cart>>(
      parameters: FeesAddParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Adds a fee. Not safe to repeat.
     *
     * `POST /cocart/v2/cart/add-fee`: plus since 2.0.0.
     */
    add(parameters: FeesAddParameters, options?: CallOptions): Promise<Cart>;
    /**
     * Takes all fees out.
     *
     * `POST /cocart/v2/cart/remove-fees`: plus since 2.0.0.
     */
    removeAll(
      parameters: FeesRemoveAllParameters & { readonly default: true },
      options?: CallOptions,
    ): Promise<RawCart>;
    /**
     * Takes all fees out.
     *
     * `POST /cocart/v2/cart/remove-fees`: plus since 2.0.0.
     */
    removeAll<const Fields extends FieldsOf<Cart>>(
      parameters: FeesRemoveAllParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Takes all fees out.
     *
     * `POST /cocart/v2/cart/remove-fees`: plus since 2.0.0.
     */
    removeAll(parameters?: FeesRemoveAllParameters, options?: CallOptions): Promise<Cart>;
  };
  /** Calls `shipping.…`. */
  readonly shipping: {
    /**
     * Chooses how a package is shipped.
     *
     * `POST /cocart/v2/cart/set-shipping-method`: plus since 2.0.0.
     */
    set(parameters: ShippingSetParameters & { readonly default: true }, options?: CallOptions): Promise<RawCart>;
    /**
     * Chooses how a package is shipped.
     *
     * `POST /cocart/v2/cart/set-shipping-method`: plus since 2.0.0.
     */
    set<const Fields extends FieldsOf<Cart>>(
      parameters: ShippingSetParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Cart, Fields>>;
    /**
     * Chooses how a package is shipped.
     *
     * `POST /cocart/v2/cart/set-shipping-method`: plus since 2.0.0.
     */
    set(parameters: ShippingSetParameters, options?: CallOptions): Promise<Cart>;
  };
  /**
   * Makes an account for a new customer.
   *
   * `POST /cocart/v2/register`: plus since 2.0.0.
   */
  register(parameters: RegisterParameters, options?: CallOptions): Promise<RegisteredCustomer>;
  /** Calls `products.…`. */
  readonly products: {
    /**
     * What it costs to ship a product. The store refuses it with a cart key.
     *
     * `GET /cocart/v2/products/{id}/shipping-rates`: plus since 2.0.0.
     */
    shippingRates<const Fields extends FieldsOf<ProductShippingRates>>(
      parameters: ProductsShippingRatesParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<ProductShippingRates, Fields>>;
    /**
     * What it costs to ship a product. The store refuses it with a cart key.
     *
     * `GET /cocart/v2/products/{id}/shipping-rates`: plus since 2.0.0.
     */
    shippingRates(parameters: ProductsShippingRatesParameters, options?: CallOptions): Promise<ProductShippingRates>;
    /**
     * Products, filtered and in pages. The envelope with the count of pages is there since 3.2.
     *
     * `GET /cocart/v2/products`: community since 3.1.0, starter since 5.0.0.
     */
    readonly list: PagedCall<ProductsListParameters, Product, ProductPage>;
    /**
     * One product.
     *
     * `GET /cocart/v2/products/{id}`: community since 3.1.0, starter since 5.0.0.
     */
    get<const Fields extends FieldsOf<Product>>(
      parameters: ProductsGetParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Product, Fields>>;
    /**
     * One product.
     *
     * `GET /cocart/v2/products/{id}`: community since 3.1.0, starter since 5.0.0.
     */
    get(parameters: ProductsGetParameters, options?: CallOptions): Promise<Product>;
    /**
     * One product by its slug.
     *
     * `GET /cocart/v2/products/{slug}`: starter since 5.0.0.
     */
    getBySlug<const Fields extends FieldsOf<Product>>(
      parameters: ProductsGetBySlugParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Product, Fields>>;
    /**
     * One product by its slug.
     *
     * `GET /cocart/v2/products/{slug}`: starter since 5.0.0.
     */
    getBySlug(parameters: ProductsGetBySlugParameters, options?: CallOptions): Promise<Product>;
    /**
     * The variations of a product.
     *
     * `GET /cocart/v2/products/{id}/variations`: community since 3.1.0, starter since 5.0.0.
     */
    readonly variations: PagedCall<ProductsVariationsParameters, Variation, readonly Variation[]>;
    /**
     * One variation of a product.
     *
     * `GET /cocart/v2/products/{id}/variations/{variation_id}`: community since 3.1.0, starter since 5.0.0.
     */
    variation<const Fields extends FieldsOf<Variation>>(
      parameters: ProductsVariationParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Variation, Fields>>;
    /**
     * One variation of a product.
     *
     * `GET /cocart/v2/products/{id}/variations/{variation_id}`: community since 3.1.0, starter since 5.0.0.
     */
    variation(parameters: ProductsVariationParameters, options?: CallOptions): Promise<Variation>;
    /**
     * The categories of products.
     *
     * `GET /cocart/v2/products/categories`: community since 3.1.0, starter since 5.0.0.
     */
    readonly categories: PagedCall<ProductsCategoriesParameters, Category, readonly Category[]>;
    /**
     * One category.
     *
     * `GET /cocart/v2/products/categories/{id}`: community since 3.1.0, starter since 5.0.0.
     */
    category<const Fields extends FieldsOf<Category>>(
      parameters: ProductsCategoryParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Category, Fields>>;
    /**
     * One category.
     *
     * `GET /cocart/v2/products/categories/{id}`: community since 3.1.0, starter since 5.0.0.
     */
    category(parameters: ProductsCategoryParameters, options?: CallOptions): Promise<Category>;
    /**
     * The tags of products.
     *
     * `GET /cocart/v2/products/tags`: community since 3.1.0, starter since 5.0.0.
     */
    readonly tags: PagedCall<ProductsTagsParameters, Tag, readonly Tag[]>;
    /**
     * One tag.
     *
     * `GET /cocart/v2/products/tags/{id}`: community since 3.1.0, starter since 5.0.0.
     */
    tag<const Fields extends FieldsOf<Tag>>(
      parameters: ProductsTagParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Tag, Fields>>;
    /**
     * One tag.
     *
     * `GET /cocart/v2/products/tags/{id}`: community since 3.1.0, starter since 5.0.0.
     */
    tag(parameters: ProductsTagParameters, options?: CallOptions): Promise<Tag>;
    /**
     * The brands of products.
     *
     * `GET /cocart/v2/products/brands`: starter since 5.0.0.
     */
    readonly brands: PagedCall<ProductsBrandsParameters, Brand, readonly Brand[]>;
    /**
     * One brand.
     *
     * `GET /cocart/v2/products/brands/{id}`: starter since 5.0.0.
     */
    brand<const Fields extends FieldsOf<Brand>>(
      parameters: ProductsBrandParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Brand, Fields>>;
    /**
     * One brand.
     *
     * `GET /cocart/v2/products/brands/{id}`: starter since 5.0.0.
     */
    brand(parameters: ProductsBrandParameters, options?: CallOptions): Promise<Brand>;
    /**
     * The attributes that products are filtered by. Not in pages.
     *
     * `GET /cocart/v2/products/attributes`: community since 3.1.0, starter since 5.0.0.
     */
    attributes<const Fields extends FieldsOf<readonly Attribute[]>>(
      parameters: ProductsAttributesParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<readonly Attribute[], Fields>>;
    /**
     * The attributes that products are filtered by. Not in pages.
     *
     * `GET /cocart/v2/products/attributes`: community since 3.1.0, starter since 5.0.0.
     */
    attributes(parameters?: ProductsAttributesParameters, options?: CallOptions): Promise<readonly Attribute[]>;
    /**
     * One attribute.
     *
     * `GET /cocart/v2/products/attributes/{id}`: community since 3.1.0, starter since 5.0.0.
     */
    attribute<const Fields extends FieldsOf<Attribute>>(
      parameters: ProductsAttributeParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Attribute, Fields>>;
    /**
     * One attribute.
     *
     * `GET /cocart/v2/products/attributes/{id}`: community since 3.1.0, starter since 5.0.0.
     */
    attribute(parameters: ProductsAttributeParameters, options?: CallOptions): Promise<Attribute>;
    /**
     * One attribute by its slug.
     *
     * `GET /cocart/v2/products/attributes/{slug}`: starter since 5.0.0.
     */
    attributeBySlug<const Fields extends FieldsOf<Attribute>>(
      parameters: ProductsAttributeBySlugParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Attribute, Fields>>;
    /**
     * One attribute by its slug.
     *
     * `GET /cocart/v2/products/attributes/{slug}`: starter since 5.0.0.
     */
    attributeBySlug(parameters: ProductsAttributeBySlugParameters, options?: CallOptions): Promise<Attribute>;
    /**
     * The terms of an attribute.
     *
     * `GET /cocart/v2/products/attributes/{id}/terms`: community since 3.1.0, starter since 5.0.0.
     */
    readonly attributeTerms: PagedCall<ProductsAttributeTermsParameters, Term, readonly Term[]>;
    /**
     * One term of an attribute.
     *
     * `GET /cocart/v2/products/attributes/{attribute_id}/terms/{id}`: community since 3.1.0, starter since 5.0.0.
     */
    attributeTerm<const Fields extends FieldsOf<Term>>(
      parameters: ProductsAttributeTermParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Term, Fields>>;
    /**
     * One term of an attribute.
     *
     * `GET /cocart/v2/products/attributes/{attribute_id}/terms/{id}`: community since 3.1.0, starter since 5.0.0.
     */
    attributeTerm(parameters: ProductsAttributeTermParameters, options?: CallOptions): Promise<Term>;
    /**
     * The terms of an attribute by its slug.
     *
     * `GET /cocart/v2/products/attributes/{attribute_slug}/terms`: starter since 5.0.0.
     */
    readonly attributeTermsBySlug: PagedCall<ProductsAttributeTermsBySlugParameters, Term, readonly Term[]>;
    /**
     * One term of an attribute by the attribute's slug.
     *
     * `GET /cocart/v2/products/attributes/{attribute_slug}/terms/{id}`: starter since 5.0.0.
     */
    attributeTermBySlugAndId<const Fields extends FieldsOf<Term>>(
      parameters: ProductsAttributeTermBySlugAndIdParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Term, Fields>>;
    /**
     * One term of an attribute by the attribute's slug.
     *
     * `GET /cocart/v2/products/attributes/{attribute_slug}/terms/{id}`: starter since 5.0.0.
     */
    attributeTermBySlugAndId(
      parameters: ProductsAttributeTermBySlugAndIdParameters,
      options?: CallOptions,
    ): Promise<Term>;
    /**
     * One term of an attribute by both slugs.
     *
     * `GET /cocart/v2/products/attributes/{attribute_slug}/terms/{term_slug}`: starter since 5.0.0.
     */
    attributeTermBySlugs<const Fields extends FieldsOf<Term>>(
      parameters: ProductsAttributeTermBySlugsParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Term, Fields>>;
    /**
     * One term of an attribute by both slugs.
     *
     * `GET /cocart/v2/products/attributes/{attribute_slug}/terms/{term_slug}`: starter since 5.0.0.
     */
    attributeTermBySlugs(parameters: ProductsAttributeTermBySlugsParameters, options?: CallOptions): Promise<Term>;
    /**
     * Reviews. The store shows them to administrators only; `show_reviews` of `products.list` is for all.
     *
     * `GET /cocart/v2/products/reviews`: community since 3.1.0, starter since 5.0.0.
     */
    readonly reviews: PagedCall<ProductsReviewsParameters, Review, readonly Review[]>;
    /**
     * One review.
     *
     * `GET /cocart/v2/products/reviews/{id}`: community since 3.1.0, starter since 5.0.0.
     */
    review<const Fields extends FieldsOf<Review>>(
      parameters: ProductsReviewParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Review, Fields>>;
    /**
     * One review.
     *
     * `GET /cocart/v2/products/reviews/{id}`: community since 3.1.0, starter since 5.0.0.
     */
    review(parameters: ProductsReviewParameters, options?: CallOptions): Promise<Review>;
    /**
     * The customer's own reviews.
     *
     * `GET /cocart/v2/products/reviews/mine`: starter since 5.0.0.
     */
    readonly myReviews: PagedCall<ProductsMyReviewsParameters, Review, readonly Review[]>;
    /**
     * Reviews a product. The same text a second time is refused.
     *
     * `POST /cocart/v2/products/reviews`: community since 3.1.0, starter since 5.0.0.
     */
    createReview(parameters: ProductsCreateReviewParameters, options?: CallOptions): Promise<Review>;
  };
  /**
   * Who the credentials belong to, with tokens where the JWT add-on is there. Since 4.8 it loads the cart.
   *
   * `POST /cocart/v2/login`: community since 3.0.0, starter since 5.0.0.
   */
  login(parameters?: LoginParameters, options?: CallOptions): Promise<LoginResult>;
  /**
   * Ends all tokens of the customer. Works without being logged in.
   *
   * `POST /cocart/v2/logout`: community since 3.0.0, starter since 5.0.0.
   */
  logout(parameters?: Readonly<Record<string, never>>, options?: CallOptions): Promise<true>;
  /** Calls `jwt.…`. */
  readonly jwt: {
    /**
     * Trades a refresh token for new tokens. One at a time: a lost answer logs the customer out.
     *
     * `POST /cocart/jwt/refresh-token`: jwt since 2.0.0.
     */
    refresh(parameters: JwtRefreshParameters, options?: CallOptions): Promise<TokenPair>;
    /**
     * Whether the token holds.
     *
     * `POST /cocart/jwt/validate-token`: jwt since 2.2.0.
     */
    validate(parameters?: Readonly<Record<string, never>>, options?: CallOptions): Promise<Message>;
  };
  /**
   * What the shop is called, where it is and which time it keeps.
   *
   * `GET /cocart/v2/store`: community since 3.0.0, starter since 5.0.0.
   */
  store<const Fields extends FieldsOf<StoreInfo>>(
    parameters: { readonly fields: Fields },
    options?: CallOptions,
  ): Promise<Selected<StoreInfo, Fields>>;
  /**
   * What the shop is called, where it is and which time it keeps.
   *
   * `GET /cocart/v2/store`: community since 3.0.0, starter since 5.0.0.
   */
  store(parameters?: Readonly<Record<string, never>>, options?: CallOptions): Promise<StoreInfo>;
  /** Calls `sessions.…`. */
  readonly sessions: {
    /**
     * All stored carts; none answers `[]`. Stores before 5.0 answer all at once.
     *
     * `GET /cocart/v2/sessions`: community since 3.0.0, starter since 5.0.0.
     */
    readonly list: PagedCall<SessionsListParameters, SessionSummary, readonly SessionSummary[]>;
    /**
     * A stored cart.
     *
     * `GET /cocart/v2/sessions/{id}`: starter since 5.0.0.
     */
    get<const Fields extends FieldsOf<SessionView>>(
      parameters: SessionsGetParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<SessionView, Fields>>;
    /**
     * A stored cart.
     *
     * `GET /cocart/v2/sessions/{id}`: starter since 5.0.0.
     */
    get(parameters: SessionsGetParameters, options?: CallOptions): Promise<SessionView>;
    /**
     * The lines of a stored cart.
     *
     * `GET /cocart/v2/sessions/{id}/items`: starter since 5.0.0.
     */
    items<const Fields extends FieldsOf<SessionItems>>(
      parameters: SessionsItemsParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<SessionItems, Fields>>;
    /**
     * The lines of a stored cart.
     *
     * `GET /cocart/v2/sessions/{id}/items`: starter since 5.0.0.
     */
    items(parameters: SessionsItemsParameters, options?: CallOptions): Promise<SessionItems>;
    /**
     * Deletes a stored cart.
     *
     * `DELETE /cocart/v2/sessions/{id}`: starter since 5.0.0.
     */
    delete(parameters: SessionsDeleteParameters, options?: CallOptions): Promise<SessionDeleted>;
  };
  /** Calls `session.…`. */
  readonly session: {
    /**
     * A stored cart, until 4.9.
     *
     * `GET /cocart/v2/session/{session_key}`: legacy since 3.0.0, until before 5.0.0.
     */
    get<const Fields extends FieldsOf<SessionView>>(
      parameters: SessionGetParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<SessionView, Fields>>;
    /**
     * A stored cart, until 4.9.
     *
     * `GET /cocart/v2/session/{session_key}`: legacy since 3.0.0, until before 5.0.0.
     */
    get(parameters: SessionGetParameters, options?: CallOptions): Promise<SessionView>;
    /**
     * The lines of a stored cart, until 4.9.
     *
     * `GET /cocart/v2/session/{session_key}/items`: legacy since 3.0.0, until before 5.0.0.
     */
    items<const Fields extends FieldsOf<SessionItems>>(
      parameters: SessionItemsParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<SessionItems, Fields>>;
    /**
     * The lines of a stored cart, until 4.9.
     *
     * `GET /cocart/v2/session/{session_key}/items`: legacy since 3.0.0, until before 5.0.0.
     */
    items(parameters: SessionItemsParameters, options?: CallOptions): Promise<SessionItems>;
    /**
     * Deletes a stored cart, until 4.9.
     *
     * `DELETE /cocart/v2/session/{session_key}`: legacy since 3.0.0, until before 5.0.0.
     */
    delete(parameters: SessionDeleteParameters, options?: CallOptions): Promise<SessionDeleted>;
  };
  /** Calls `checkout.…`. */
  readonly checkout: {
    /**
     * The form of the checkout, countries, and how the shop taxes and rounds.
     *
     * `GET /cocart/v2/checkout/config`: plus since 2.0.0.
     */
    config<const Fields extends FieldsOf<CheckoutConfig>>(
      parameters: { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<CheckoutConfig, Fields>>;
    /**
     * The form of the checkout, countries, and how the shop taxes and rounds.
     *
     * `GET /cocart/v2/checkout/config`: plus since 2.0.0.
     */
    config(parameters?: Readonly<Record<string, never>>, options?: CallOptions): Promise<CheckoutConfig>;
    /**
     * The checkout as it stands.
     *
     * `GET /cocart/v2/checkout`: plus since 2.0.0.
     */
    get<const Fields extends FieldsOf<CheckoutData>>(
      parameters: CheckoutGetParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<CheckoutData, Fields>>;
    /**
     * The checkout as it stands.
     *
     * `GET /cocart/v2/checkout`: plus since 2.0.0.
     */
    get(parameters?: CheckoutGetParameters, options?: CallOptions): Promise<CheckoutData>;
    /**
     * Sets addresses, methods and coupons of the checkout.
     *
     * `PUT /cocart/v2/checkout`: plus since 2.0.0.
     */
    update(parameters?: CheckoutUpdateParameters, options?: CallOptions): Promise<CheckoutData>;
    /**
     * Changes addresses, methods or coupons of the checkout.
     *
     * `PATCH /cocart/v2/checkout`: plus since 2.0.0.
     */
    patch(parameters?: CheckoutPatchParameters, options?: CallOptions): Promise<CheckoutData>;
    /**
     * Places the order and pays for it. Never repeated by the client: it is about money.
     *
     * `POST /cocart/v2/checkout`: plus since 2.0.0.
     */
    process(parameters: CheckoutProcessParameters, options?: CallOptions): Promise<CheckoutProcessResponse>;
    /**
     * The payment methods by their ids.
     *
     * `GET /cocart/v2/checkout/payment-methods`: plus since 2.0.0.
     */
    paymentMethods<const Fields extends FieldsOf<PaymentMethods>>(
      parameters: CheckoutPaymentMethodsParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<PaymentMethods, Fields>>;
    /**
     * The payment methods by their ids.
     *
     * `GET /cocart/v2/checkout/payment-methods`: plus since 2.0.0.
     */
    paymentMethods(parameters?: CheckoutPaymentMethodsParameters, options?: CallOptions): Promise<PaymentMethods>;
    /**
     * What a page says after an order.
     *
     * `GET /cocart/v2/order-received/{order_id}`: plus since 2.0.0.
     */
    orderReceived<const Fields extends FieldsOf<OrderReceived>>(
      parameters: CheckoutOrderReceivedParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<OrderReceived, Fields>>;
    /**
     * What a page says after an order.
     *
     * `GET /cocart/v2/order-received/{order_id}`: plus since 2.0.0.
     */
    orderReceived(parameters: CheckoutOrderReceivedParameters, options?: CallOptions): Promise<OrderReceived>;
    /**
     * Pays for an order that waits for it. Never repeated by the client: it is about money.
     *
     * `POST /cocart/v2/order-received/{order_id}/pay`: plus since 2.0.0.
     */
    pay(parameters: CheckoutPayParameters, options?: CallOptions): Promise<PayResult>;
  };
  /** Calls `address.…`. */
  readonly address: {
    /**
     * Addresses that fit what was typed.
     *
     * `GET /cocart/v2/address/search`: plus since 2.0.0.
     */
    search<const Fields extends FieldsOf<AddressSearchResult>>(
      parameters: AddressSearchParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<AddressSearchResult, Fields>>;
    /**
     * Addresses that fit what was typed.
     *
     * `GET /cocart/v2/address/search`: plus since 2.0.0.
     */
    search(parameters: AddressSearchParameters, options?: CallOptions): Promise<AddressSearchResult>;
    /**
     * One suggested address in full.
     *
     * `GET /cocart/v2/address/details`: plus since 2.0.0.
     */
    details<const Fields extends FieldsOf<AddressDetails>>(
      parameters: AddressDetailsParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<AddressDetails, Fields>>;
    /**
     * One suggested address in full.
     *
     * `GET /cocart/v2/address/details`: plus since 2.0.0.
     */
    details(parameters: AddressDetailsParameters, options?: CallOptions): Promise<AddressDetails>;
  };
  /** Calls `account.…`. */
  readonly account: {
    /**
     * Who the customer is, with the latest order.
     *
     * `GET /cocart/v2/my-account`: plus since 2.0.0.
     */
    get<const Fields extends FieldsOf<Account>>(
      parameters: { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Account, Fields>>;
    /**
     * Who the customer is, with the latest order.
     *
     * `GET /cocart/v2/my-account`: plus since 2.0.0.
     */
    get(parameters?: Readonly<Record<string, never>>, options?: CallOptions): Promise<Account>;
    /**
     * Changes the customer's name, e-mail address or password.
     *
     * `POST /cocart/v2/my-account`: plus since 2.0.0.
     */
    update(parameters: AccountUpdateParameters, options?: CallOptions): Promise<AccountUpdated>;
    /**
     * Changes the customer's addresses.
     *
     * `PATCH /cocart/v2/my-account/address`: plus since 2.0.0.
     */
    address(parameters?: AccountAddressParameters, options?: CallOptions): Promise<AddressesUpdated>;
    /**
     * What the customer may download, or a sentence that there is nothing.
     *
     * `GET /cocart/v2/my-account/downloads`: plus since 2.0.0.
     */
    downloads<const Fields extends FieldsOf<CustomerDownloads>>(
      parameters: { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<CustomerDownloads, Fields>>;
    /**
     * What the customer may download, or a sentence that there is nothing.
     *
     * `GET /cocart/v2/my-account/downloads`: plus since 2.0.0.
     */
    downloads(parameters?: Readonly<Record<string, never>>, options?: CallOptions): Promise<CustomerDownloads>;
    /**
     * The customer's orders; without any it answers an empty list.
     *
     * `GET /cocart/v2/my-account/orders`: plus since 2.0.0.
     */
    readonly orders: PagedCall<AccountOrdersParameters, CustomerOrderSummary, CustomerOrders>;
    /**
     * One order.
     *
     * `GET /cocart/v2/my-account/orders/{id}`: plus since 2.0.0.
     */
    order<const Fields extends FieldsOf<CustomerOrder>>(
      parameters: AccountOrderParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<CustomerOrder, Fields>>;
    /**
     * One order.
     *
     * `GET /cocart/v2/my-account/orders/{id}`: plus since 2.0.0.
     */
    order(parameters: AccountOrderParameters, options?: CallOptions): Promise<CustomerOrder>;
    /**
     * Cancels an order.
     *
     * `POST /cocart/v2/my-account/orders/{id}/cancel`: plus since 2.0.0.
     */
    orderCancel(parameters: AccountOrderCancelParameters, options?: CallOptions): Promise<OrderCancelled>;
    /**
     * The customer's subscriptions; without any it answers an empty list.
     *
     * `GET /cocart/v2/my-account/subscriptions`: plus since 2.0.0.
     */
    readonly subscriptions: PagedCall<
      AccountSubscriptionsParameters,
      CustomerSubscriptionSummary,
      CustomerSubscriptions
    >;
    /**
     * One subscription.
     *
     * `GET /cocart/v2/my-account/subscriptions/{id}`: plus since 2.0.0.
     */
    readonly subscription: {
      /**
       * One subscription.
       *
       * `GET /cocart/v2/my-account/subscriptions/{id}`: plus since 2.0.0.
       */
      <const Fields extends FieldsOf<CustomerSubscription>>(
        parameters: AccountSubscriptionParameters & { readonly fields: Fields },
        options?: CallOptions,
      ): Promise<Selected<CustomerSubscription, Fields>>;
      /**
       * One subscription.
       *
       * `GET /cocart/v2/my-account/subscriptions/{id}`: plus since 2.0.0.
       */
      (parameters: AccountSubscriptionParameters, options?: CallOptions): Promise<CustomerSubscription>;
      /**
       * Suspends a subscription.
       *
       * `POST /cocart/v2/my-account/subscriptions/{id}/suspend`: plus since 2.0.0.
       */
      suspend(parameters: AccountSubscriptionSuspendParameters, options?: CallOptions): Promise<SubscriptionStatus>;
      /**
       * Cancels a subscription.
       *
       * `POST /cocart/v2/my-account/subscriptions/{id}/cancel`: plus since 2.0.0.
       */
      cancel(parameters: AccountSubscriptionCancelParameters, options?: CallOptions): Promise<SubscriptionStatus>;
      /**
       * Takes a suspended or cancelled subscription up again.
       *
       * `POST /cocart/v2/my-account/subscriptions/{id}/reactivate`: plus since 2.0.0.
       */
      reactivate(
        parameters: AccountSubscriptionReactivateParameters,
        options?: CallOptions,
      ): Promise<SubscriptionStatus>;
      /**
       * Sets whether a subscription renews by itself.
       *
       * `POST /cocart/v2/my-account/subscriptions/{id}/auto-renew`: plus since 2.0.0.
       */
      autoRenew(
        parameters: AccountSubscriptionAutoRenewParameters,
        options?: CallOptions,
      ): Promise<SubscriptionRenewal>;
      /**
       * Sets how a subscription is paid.
       *
       * `POST /cocart/v2/my-account/subscriptions/{id}/payment-method`: plus since 2.0.0.
       */
      paymentMethod(
        parameters: AccountSubscriptionPaymentMethodParameters,
        options?: CallOptions,
      ): Promise<SubscriptionPayment>;
      /**
       * Puts an ended subscription in the cart; what was in it is saved aside. Not safe to repeat.
       *
       * `POST /cocart/v2/my-account/subscriptions/{id}/resubscribe`: plus since 2.0.0.
       */
      resubscribe(parameters: AccountSubscriptionResubscribeParameters, options?: CallOptions): Promise<Resubscribed>;
      /**
       * Brings back the cart that a resubscription saved aside.
       *
       * `DELETE /cocart/v2/my-account/subscriptions/{id}/resubscribe`: plus since 2.0.0.
       */
      resubscribeUndo(
        parameters: AccountSubscriptionResubscribeUndoParameters,
        options?: CallOptions,
      ): Promise<ResubscribeUndone>;
    };
    /**
     * Confirms a new e-mail address by the link in an e-mail: a read that changes the account, once.
     *
     * `GET /cocart/v2/my-account/verify-email`: plus since 2.0.0.
     */
    verifyEmail<const Fields extends FieldsOf<EmailVerified>>(
      parameters: AccountVerifyEmailParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<EmailVerified, Fields>>;
    /**
     * Confirms a new e-mail address by the link in an e-mail: a read that changes the account, once.
     *
     * `GET /cocart/v2/my-account/verify-email`: plus since 2.0.0.
     */
    verifyEmail(parameters: AccountVerifyEmailParameters, options?: CallOptions): Promise<EmailVerified>;
    /**
     * Sends an e-mail that links earlier orders as a guest to the account.
     *
     * `POST /cocart/v2/my-account/verify-order-email`: plus since 2.0.0.
     */
    readonly verifyOrderEmail: {
      /**
       * Sends an e-mail that links earlier orders as a guest to the account.
       *
       * `POST /cocart/v2/my-account/verify-order-email`: plus since 2.0.0.
       */
      (parameters?: Readonly<Record<string, never>>, options?: CallOptions): Promise<VerificationSent>;
      /**
       * Confirms the link in that e-mail.
       *
       * `GET /cocart/v2/my-account/verify-order-email`: plus since 2.0.0.
       */
      confirm<const Fields extends FieldsOf<EmailVerified>>(
        parameters: AccountVerifyOrderEmailConfirmParameters & { readonly fields: Fields },
        options?: CallOptions,
      ): Promise<Selected<EmailVerified, Fields>>;
      /**
       * Confirms the link in that e-mail.
       *
       * `GET /cocart/v2/my-account/verify-order-email`: plus since 2.0.0.
       */
      confirm(parameters: AccountVerifyOrderEmailConfirmParameters, options?: CallOptions): Promise<EmailVerified>;
    };
  };
  /** Calls `plus1.…`. */
  readonly plus1: {
    /** Calls `plus1.coupon.…`. */
    readonly coupon: {
      /**
       * Codes of the coupons in the cart.
       *
       * `GET /cocart/v1/coupon`: plus since 1.0.0, until before 2.0.0.
       */
      list<const Fields extends FieldsOf<readonly string[]>>(
        parameters: Plus1CouponListParameters & { readonly fields: Fields },
        options?: CallOptions,
      ): Promise<Selected<readonly string[], Fields>>;
      /**
       * Codes of the coupons in the cart.
       *
       * `GET /cocart/v1/coupon`: plus since 1.0.0, until before 2.0.0.
       */
      list(parameters?: Plus1CouponListParameters, options?: CallOptions): Promise<readonly string[]>;
      /**
       * Applies a coupon.
       *
       * `POST /cocart/v1/coupon`: plus since 1.0.0, until before 2.0.0.
       */
      apply(parameters: Plus1CouponApplyParameters, options?: CallOptions): Promise<CouponResponse>;
      /**
       * Takes a coupon out.
       *
       * `DELETE /cocart/v1/coupon`: plus since 1.0.0, until before 2.0.0.
       */
      remove(parameters: Plus1CouponRemoveParameters, options?: CallOptions): Promise<CouponResponse>;
      /**
       * Whether the coupons of the cart hold.
       *
       * `GET /cocart/v1/check-coupons`: plus since 1.0.0, until before 2.0.0.
       */
      check<const Fields extends FieldsOf<Message & { readonly response: boolean }>>(
        parameters: Plus1CouponCheckParameters & { readonly fields: Fields },
        options?: CallOptions,
      ): Promise<Selected<Message & { readonly response: boolean }, Fields>>;
      /**
       * Whether the coupons of the cart hold.
       *
       * `GET /cocart/v1/check-coupons`: plus since 1.0.0, until before 2.0.0.
       */
      check(
        parameters?: Plus1CouponCheckParameters,
        options?: CallOptions,
      ): Promise<Message & { readonly response: boolean }>;
    };
    /** Calls `plus1.fees.…`. */
    readonly fees: {
      /**
       * The fees of the cart.
       *
       * `GET /cocart/v1/fees`: plus since 1.0.0, until before 2.0.0.
       */
      list<const Fields extends FieldsOf<readonly CartFeeV1[]>>(
        parameters: Plus1FeesListParameters & { readonly fields: Fields },
        options?: CallOptions,
      ): Promise<Selected<readonly CartFeeV1[], Fields>>;
      /**
       * The fees of the cart.
       *
       * `GET /cocart/v1/fees`: plus since 1.0.0, until before 2.0.0.
       */
      list(parameters?: Plus1FeesListParameters, options?: CallOptions): Promise<readonly CartFeeV1[]>;
      /**
       * Adds a fee; one of the same name is refused.
       *
       * `POST /cocart/v1/fees`: plus since 1.0.0, until before 2.0.0.
       */
      add(parameters: Plus1FeesAddParameters, options?: CallOptions): Promise<string>;
      /**
       * Takes all fees out.
       *
       * `DELETE /cocart/v1/fees`: plus since 1.0.0, until before 2.0.0.
       */
      removeAll(parameters?: Plus1FeesRemoveAllParameters, options?: CallOptions): Promise<string>;
    };
    /** Calls `plus1.shipping.…`. */
    readonly shipping: {
      /**
       * The ways to ship the cart.
       *
       * `GET /cocart/v1/shipping-methods`: plus since 1.0.0, until before 2.0.0.
       */
      list<const Fields extends FieldsOf<readonly ShippingMethod[]>>(
        parameters: Plus1ShippingListParameters & { readonly fields: Fields },
        options?: CallOptions,
      ): Promise<Selected<readonly ShippingMethod[], Fields>>;
      /**
       * The ways to ship the cart.
       *
       * `GET /cocart/v1/shipping-methods`: plus since 1.0.0, until before 2.0.0.
       */
      list(parameters?: Plus1ShippingListParameters, options?: CallOptions): Promise<readonly ShippingMethod[]>;
      /**
       * Chooses how the cart is shipped.
       *
       * `POST /cocart/v1/shipping-methods`: plus since 1.0.0, until before 2.0.0.
       */
      set(parameters: Plus1ShippingSetParameters, options?: CallOptions): Promise<boolean>;
    };
    /** Calls `plus1.payment.…`. */
    readonly payment: {
      /**
       * The payment methods by their ids.
       *
       * `GET /cocart/v1/payment-methods`: plus since 1.0.0, until before 2.0.0.
       */
      list<const Fields extends FieldsOf<PaymentMethods>>(
        parameters: Plus1PaymentListParameters & { readonly fields: Fields },
        options?: CallOptions,
      ): Promise<Selected<PaymentMethods, Fields>>;
      /**
       * The payment methods by their ids.
       *
       * `GET /cocart/v1/payment-methods`: plus since 1.0.0, until before 2.0.0.
       */
      list(parameters?: Plus1PaymentListParameters, options?: CallOptions): Promise<PaymentMethods>;
      /**
       * Chooses how the order is paid.
       *
       * `POST /cocart/v1/payment-methods`: plus since 1.0.0, until before 2.0.0.
       */
      set(parameters: Plus1PaymentSetParameters, options?: CallOptions): Promise<boolean>;
    };
    /**
     * What the cart weighs.
     *
     * `GET /cocart/v1/weight`: plus since 1.0.0, until before 2.0.0.
     */
    weight(parameters?: Plus1WeightParameters, options?: CallOptions): Promise<DisplayText>;
    /**
     * The removed lines by their keys.
     *
     * `GET /cocart/v1/removed-items`: plus since 1.0.0, until before 2.0.0.
     */
    removedItems<const Fields extends FieldsOf<Readonly<Record<string, RawRemovedItem>>>>(
      parameters: Plus1RemovedItemsParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Readonly<Record<string, RawRemovedItem>>, Fields>>;
    /**
     * The removed lines by their keys.
     *
     * `GET /cocart/v1/removed-items`: plus since 1.0.0, until before 2.0.0.
     */
    removedItems(
      parameters?: Plus1RemovedItemsParameters,
      options?: CallOptions,
    ): Promise<Readonly<Record<string, RawRemovedItem>>>;
    /**
     * The quantities by item key.
     *
     * `GET /cocart/v1/quantities`: plus since 1.0.0, until before 2.0.0.
     */
    quantities<const Fields extends FieldsOf<Readonly<Record<string, number>>>>(
      parameters: Plus1QuantitiesParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Readonly<Record<string, number>>, Fields>>;
    /**
     * The quantities by item key.
     *
     * `GET /cocart/v1/quantities`: plus since 1.0.0, until before 2.0.0.
     */
    quantities(
      parameters?: Plus1QuantitiesParameters,
      options?: CallOptions,
    ): Promise<Readonly<Record<string, number>>>;
    /**
     * What goes with the cart, by product id.
     *
     * `GET /cocart/v1/cross-sells`: plus since 1.0.0, until before 2.0.0.
     */
    crossSells<const Fields extends FieldsOf<Readonly<Record<string, CrossSellV1>>>>(
      parameters: Plus1CrossSellsParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<Readonly<Record<string, CrossSellV1>>, Fields>>;
    /**
     * What goes with the cart, by product id.
     *
     * `GET /cocart/v1/cross-sells`: plus since 1.0.0, until before 2.0.0.
     */
    crossSells(
      parameters?: Plus1CrossSellsParameters,
      options?: CallOptions,
    ): Promise<Readonly<Record<string, CrossSellV1>>>;
    /** Calls `plus1.calc.…`. */
    readonly calc: {
      /**
       * Works the fees out anew.
       *
       * `POST /cocart/v1/calculate/fees`: plus since 1.0.0, until before 2.0.0.
       */
      fees(
        parameters: Plus1CalcFeesParameters & { readonly return: true },
        options?: CallOptions,
      ): Promise<readonly CartFeeV1[]>;
      /**
       * Works the fees out anew.
       *
       * `POST /cocart/v1/calculate/fees`: plus since 1.0.0, until before 2.0.0.
       */
      fees(parameters?: Plus1CalcFeesParameters, options?: CallOptions): Promise<string>;
      /**
       * Works out what shipping to an address costs.
       *
       * `POST /cocart/v1/calculate/shipping`: plus since 1.0.0, until before 2.0.0.
       */
      shipping(
        parameters: Plus1CalcShippingParameters & { readonly return_methods: true },
        options?: CallOptions,
      ): Promise<readonly ShippingMethod[]>;
      /**
       * Works out what shipping to an address costs.
       *
       * `POST /cocart/v1/calculate/shipping`: plus since 1.0.0, until before 2.0.0.
       */
      shipping(parameters: Plus1CalcShippingParameters, options?: CallOptions): Promise<string>;
    };
    /** Calls `plus1.totals.…`. */
    readonly totals: {
      /**
       * What coupons take off.
       *
       * `GET /cocart/v1/totals/discount`: plus since 1.0.0, until before 2.0.0.
       */
      readonly discount: {
        /**
         * What coupons take off.
         *
         * `GET /cocart/v1/totals/discount`: plus since 1.0.0, until before 2.0.0.
         */
        (parameters?: Plus1TotalsDiscountParameters, options?: CallOptions): Promise<DisplayText>;
        /**
         * What each coupon takes off, by its code.
         *
         * `GET /cocart/v1/totals/discount/coupon-totals`: plus since 1.0.0, until before 2.0.0.
         */
        couponTotals<const Fields extends FieldsOf<Readonly<Record<string, DisplayText>>>>(
          parameters: Plus1TotalsDiscountCouponTotalsParameters & { readonly fields: Fields },
          options?: CallOptions,
        ): Promise<Selected<Readonly<Record<string, DisplayText>>, Fields>>;
        /**
         * What each coupon takes off, by its code.
         *
         * `GET /cocart/v1/totals/discount/coupon-totals`: plus since 1.0.0, until before 2.0.0.
         */
        couponTotals(
          parameters?: Plus1TotalsDiscountCouponTotalsParameters,
          options?: CallOptions,
        ): Promise<Readonly<Record<string, DisplayText>>>;
        /**
         * The tax on what coupons take off.
         *
         * `GET /cocart/v1/totals/discount/coupon-tax`: plus since 1.0.0, until before 2.0.0.
         */
        couponTax(parameters?: Plus1TotalsDiscountCouponTaxParameters, options?: CallOptions): Promise<DisplayText>;
      };
      /**
       * The fees together.
       *
       * `GET /cocart/v1/totals/fee`: plus since 1.0.0, until before 2.0.0.
       */
      readonly fee: {
        /**
         * The fees together.
         *
         * `GET /cocart/v1/totals/fee`: plus since 1.0.0, until before 2.0.0.
         */
        (parameters?: Plus1TotalsFeeParameters, options?: CallOptions): Promise<DisplayText>;
        /**
         * The tax on the fees.
         *
         * `GET /cocart/v1/totals/fee/tax`: plus since 1.0.0, until before 2.0.0.
         */
        tax(parameters?: Plus1TotalsFeeTaxParameters, options?: CallOptions): Promise<DisplayText>;
      };
      /**
       * What shipping costs.
       *
       * `GET /cocart/v1/totals/shipping`: plus since 1.0.0, until before 2.0.0.
       */
      readonly shipping: {
        /**
         * What shipping costs.
         *
         * `GET /cocart/v1/totals/shipping`: plus since 1.0.0, until before 2.0.0.
         */
        (parameters?: Plus1TotalsShippingParameters, options?: CallOptions): Promise<DisplayText>;
        /**
         * The tax on shipping.
         *
         * `GET /cocart/v1/totals/shipping/tax`: plus since 1.0.0, until before 2.0.0.
         */
        tax(parameters?: Plus1TotalsShippingTaxParameters, options?: CallOptions): Promise<DisplayText>;
      };
      /**
       * The lines together.
       *
       * `GET /cocart/v1/totals/subtotal`: plus since 1.0.0, until before 2.0.0.
       */
      readonly subtotal: {
        /**
         * The lines together.
         *
         * `GET /cocart/v1/totals/subtotal`: plus since 1.0.0, until before 2.0.0.
         */
        (parameters?: Plus1TotalsSubtotalParameters, options?: CallOptions): Promise<DisplayText>;
        /**
         * The tax on the lines.
         *
         * `GET /cocart/v1/totals/subtotal/tax`: plus since 1.0.0, until before 2.0.0.
         */
        tax(parameters?: Plus1TotalsSubtotalTaxParameters, options?: CallOptions): Promise<DisplayText>;
      };
      /**
       * All tax.
       *
       * `GET /cocart/v1/totals/tax`: plus since 1.0.0, until before 2.0.0.
       */
      tax(parameters?: Plus1TotalsTaxParameters, options?: CallOptions): Promise<DisplayText>;
      /**
       * What is to be paid.
       *
       * `GET /cocart/v1/totals/total`: plus since 1.0.0, until before 2.0.0.
       */
      total(parameters?: Plus1TotalsTotalParameters, options?: CallOptions): Promise<DisplayText>;
    };
  };
  /** Calls `index.…`. */
  readonly index: {
    /**
     * What WordPress says of the site. CoCart hides its routes from it since 3.10.
     *
     * `GET /`: community since 3.0.0.
     */
    root<const Fields extends FieldsOf<RootIndex>>(
      parameters: { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<RootIndex, Fields>>;
    /**
     * What WordPress says of the site. CoCart hides its routes from it since 3.10.
     *
     * `GET /`: community since 3.0.0.
     */
    root(parameters?: Readonly<Record<string, never>>, options?: CallOptions): Promise<RootIndex>;
    /**
     * The routes that the store has. Hidden by 5.0, which answers an error.
     *
     * `GET /cocart/v2`: community since 3.0.0, starter since 5.0.0.
     */
    namespace<const Fields extends FieldsOf<NamespaceIndex>>(
      parameters: IndexNamespaceParameters & { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<NamespaceIndex, Fields>>;
    /**
     * The routes that the store has. Hidden by 5.0, which answers an error.
     *
     * `GET /cocart/v2`: community since 3.0.0, starter since 5.0.0.
     */
    namespace(parameters?: IndexNamespaceParameters, options?: CallOptions): Promise<NamespaceIndex>;
    /**
     * The routes of the JWT add-on.
     *
     * `GET /cocart/jwt`: jwt since 2.0.0.
     */
    jwt<const Fields extends FieldsOf<NamespaceIndex>>(
      parameters: { readonly fields: Fields },
      options?: CallOptions,
    ): Promise<Selected<NamespaceIndex, Fields>>;
    /**
     * The routes of the JWT add-on.
     *
     * `GET /cocart/jwt`: jwt since 2.0.0.
     */
    jwt(parameters?: Readonly<Record<string, never>>, options?: CallOptions): Promise<NamespaceIndex>;
  };
  /** Calls `batch.…`. */
  readonly batch: {
    /**
     * Several changes of one cart: loaded once, saved once. One that fails does not stop the others.
     *
     * `POST /batch/v1`: community since 4.9.0, starter since 5.0.0.
     */
    core(parameters: BatchCoreParameters, options?: CallOptions): Promise<BatchResult>;
    /**
     * Several changes; where all are about the cart and none fails, it answers the cart once.
     *
     * `POST /cocart/batch`: plus since 1.0.0.
     */
    plus(parameters: BatchPlusParameters, options?: CallOptions): Promise<PlusBatchResult>;
  };
}
