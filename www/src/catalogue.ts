/** The products of the store: typed, by plain `fetch`, as the products call returns them (contract 5). */
import type { Currency } from 'cocart-wasm';

/** An object, or the empty list that PHP sends in place of an empty one. */
export type MapOrEmpty<Value> = Readonly<Record<string, Value>> | readonly never[];

/** Prices of a product or variation, in minor units as text. */
export type Prices = {
  readonly price: string;
  readonly regular_price: string;
  readonly on_sale: boolean;
  readonly price_range?: { readonly from: string; readonly to: string } | readonly never[];
  readonly currency: {
    readonly currency_code: string;
    readonly currency_symbol: string;
    readonly currency_minor_unit: number;
    readonly currency_decimal_separator: string;
    readonly currency_thousand_separator: string;
    readonly currency_prefix: string;
    readonly currency_suffix: string;
  };
};

/** Stock of a product or variation. */
export type Stock = {
  readonly is_in_stock: boolean;
  readonly stock_quantity: number | null;
  readonly backordered: boolean;
};

/** Whether and how much may be bought at once; a maximum of -1 is no limit. */
export type Purchase = {
  readonly is_purchasable: boolean;
  readonly purchase_quantity: { readonly min_purchase: number; readonly max_purchase: number } | readonly never[];
};

/** An attribute of a product, for example its colour. */
export type Attribute = {
  readonly name: string;
  readonly position: number;
  readonly used_for_variation: boolean;
  /** What may be chosen: the word the store wants, and the word the shopper reads. */
  readonly options: MapOrEmpty<string>;
};

/** One variation of a variable product. An attribute with an empty value may be anything. */
export type Variation = {
  readonly id: number;
  readonly attributes: MapOrEmpty<string>;
  /** Addresses of the picture by size. */
  readonly featured_image: MapOrEmpty<string>;
  readonly prices: Prices;
  readonly stock: Stock;
  readonly add_to_cart: Purchase;
};

/** A product. Only what this page reads is named; the rest is there, for `add`. */
export type Product = {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly prices: Prices;
  readonly images: readonly { readonly src: MapOrEmpty<string>; readonly alt: string }[];
  readonly attributes: MapOrEmpty<Attribute>;
  readonly default_attributes: MapOrEmpty<string>;
  readonly variations: readonly Variation[];
  readonly grouped_products: readonly number[];
  readonly stock: Stock;
  readonly external_url: string;
  readonly button_text: string;
  readonly add_to_cart: Purchase;
};

/** One page of products. */
export interface ProductPage {
  readonly products: readonly Product[];
  readonly page: number;
  readonly totalPages: number;
  readonly totalProducts: number;
}

/** Why the catalogue could not be read. */
export class CatalogueError extends Error {
  override name = 'CatalogueError';
  /** The HTTP status, or 0 where there was no answer. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** The catalogue of one store. */
export interface Catalogue {
  /** One page of the visible products, oldest first. */
  products(page: number, perPage: number): Promise<ProductPage>;
  /** The products with these ids. */
  byId(ids: readonly number[]): Promise<readonly Product[]>;
  /** The name of the shop. */
  title(): Promise<string>;
}

/** Reads the catalogue of the store at this address. */
export function createCatalogue(store: string): Catalogue {
  const read = async (path: string): Promise<unknown> => {
    let response: Response;
    try {
      response = await fetch(`${store}/wp-json/cocart/v2/${path}`, { credentials: 'omit' });
    } catch {
      throw new CatalogueError('No answer', 0);
    }
    const body: unknown = await response.json().catch(() => null);
    if (!response.ok || body === null) throw new CatalogueError('Not an answer of CoCart', response.status);
    return body;
  };

  const list = async (query: string): Promise<ProductPage> => {
    const body = (await read(`products?${query}`)) as {
      products: Product[];
      page: number;
      total_pages: number;
      total_products: number;
    };
    if (!Array.isArray(body.products)) throw new CatalogueError('Not a list of products', 200);
    return {
      products: await Promise.all(body.products.map(named).map(withVariations)),
      page: body.page,
      totalPages: body.total_pages,
      totalProducts: body.total_products,
    };
  };

  /** A variable product with its variations; stores that leave them out of the list are asked for them. */
  const withVariations = async (product: Product): Promise<Product> => {
    if (product.type !== 'variable' || product.variations.length > 0) return product;
    const answer = (await read(`products/${product.id}/variations?per_page=100`)) as DetailedVariation[];
    return { ...product, variations: answer.map(named).map(fromDetailed) };
  };

  return {
    products: (page, perPage) => list(`per_page=${perPage}&page=${page}&orderby=id&order=ASC`),
    byId: async (ids) => {
      if (ids.length === 0) return [];
      const query = ids.map((id) => `include[]=${id}`).join('&');
      return (await list(`per_page=${ids.length}&${query}`)).products;
    },
    title: async () => {
      const body = (await read('store')) as { title?: unknown };
      return typeof body.title === 'string' ? body.title : '';
    },
  };
}

/** A variation as the variations call sends it, where it differs from the one inside a product. */
type DetailedVariation = Omit<Variation, 'attributes' | 'featured_image'> & {
  readonly attributes: MapOrEmpty<{ readonly option: MapOrEmpty<string> | string }>;
  readonly images: Product['images'];
};

/** With the attributes by their name, as up to version 4; version 5 lists them, each with its `slug`. */
function named<T extends { readonly attributes: MapOrEmpty<unknown> }>(product: T): T {
  const { attributes } = product;
  if (!Array.isArray(attributes)) return product;
  const byName = (attributes as { slug?: string }[]).map((attribute) => [`attribute_${attribute.slug}`, attribute]);
  return { ...product, attributes: Object.fromEntries(byName) };
}

function fromDetailed({ attributes, images, ...rest }: DetailedVariation): Variation {
  const chosen = entries(attributes).map(([key, { option }]) => [
    key,
    typeof option === 'string' ? option : (entries(option)[0]?.[0] ?? ''),
  ]);
  return { ...rest, attributes: Object.fromEntries(chosen), featured_image: images[0]?.src ?? [] };
}

/** The pairs of an object that is an empty list when empty. */
export function entries<Value>(map: MapOrEmpty<Value>): [string, Value][] {
  return Object.entries(map);
}

/** The picture of a product in the size of a card, or of any size, or empty. */
export function pictureOf(sizes: MapOrEmpty<string> | undefined): string {
  const known = new Map(entries(sizes ?? []));
  return known.get('woocommerce_thumbnail') ?? known.get('medium') ?? known.get('full') ?? '';
}

/** The currency of the catalogue, for the time before the cart has told its own. */
export function currencyOf({ currency }: Prices): Currency {
  return {
    code: currency.currency_code,
    symbol: currency.currency_symbol,
    minorUnit: currency.currency_minor_unit,
    decimalSeparator: currency.currency_decimal_separator,
    thousandSeparator: currency.currency_thousand_separator,
    prefix: currency.currency_prefix,
    suffix: currency.currency_suffix,
  };
}
