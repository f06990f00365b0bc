/** Documents that several examples answer. */
import type {
  Address,
  Cart,
  CartItem,
  Product,
  Review,
  SessionView,
  ShopCurrency,
} from '../../../../js/client/responses/index.js';

export const currency: ShopCurrency = {
  currency_code: 'EUR',
  currency_symbol: '€',
  currency_symbol_pos: 'currency_suffix',
  currency_minor_unit: 2,
  currency_decimal_separator: ',',
  currency_thousand_separator: '.',
  currency_prefix: '',
  currency_suffix: ' €',
};

export const key = '9bf31c7ff062936a96d3c8bd1f8f2ff3';

/** A line as 5.0 writes it. */
export const item: CartItem = {
  item_key: key,
  id: 15,
  name: 'Teapot',
  title: 'Teapot',
  price: '2490',
  regular_price: '2990',
  on_sale: true,
  quantity: { value: 2, minimum: 1, maximum: 9999, multiple_of: 1, editable: true },
  totals: { subtotal: '4980', subtotal_tax: '946', total: '4980', tax: '946' },
  slug: 'teapot',
  meta: {
    product_type: 'simple',
    sku: 'TEA-1',
    dimensions: { length: '', width: '', height: '', unit: 'cm' },
    weight: '0.0',
    variation: {},
  },
  backorders: '',
  cart_item_data: {},
  featured_image: 'https://shop.example/teapot.jpg',
};

/** A cart as 5.0 writes it. */
export const cart: Cart = {
  cart_hash: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  cart_key: 't_guest',
  currency,
  customer: {
    billing_address: { billing_first_name: 'Ada', billing_country: 'DE' },
    shipping_address: { shipping_first_name: 'Ada', shipping_country: 'DE' },
  },
  items: [item],
  item_count: 2,
  items_weight: '0',
  coupons: [
    { coupon: 'tea10', label: 'Coupon: tea10', discount_type: 'percent', saving: '-498', saving_html: '-4,98 €' },
  ],
  needs_payment: true,
  needs_shipping: true,
  shipping: {
    total_packages: 1,
    show_package_details: false,
    has_calculated_shipping: true,
    packages: {
      default: {
        package_name: 'Shipping',
        rates: {
          'flat_rate:1': {
            key: 'flat_rate:1',
            method_id: 'flat_rate',
            instance_id: 1,
            label: 'Parcel',
            cost: '490',
            html: '4,90 €',
            taxes: '93',
            chosen_method: true,
            meta_data: { items: 'Teapot × 2' },
          },
        },
        package_details: '',
        index: 0,
        chosen_method: 'flat_rate:1',
        formatted_destination: 'Berlin, Germany',
      },
    },
  },
  fees: [{ name: 'Gift wrap', amount: 2.5, taxable: false, tax_class: '', total: 2.5, tax: 0 }],
  taxes: [{ key: 'DE-VAT-1', name: 'VAT', price: '944' }],
  totals: {
    subtotal: '4980',
    subtotal_tax: '946',
    fee_total: '250',
    fee_tax: '0',
    discount_total: '498',
    discount_tax: '95',
    shipping_total: '490',
    shipping_tax: '93',
    total: '6166',
    total_tax: '944',
  },
  removed_items: [],
  cross_sells: [],
  notices: { success: ['Coupon code applied successfully.'] },
};

export const address = {
  first_name: 'Ada',
  last_name: 'Byron',
  address_1: 'Lindenweg 3',
  city: 'Berlin',
  postcode: '10115',
  country: 'DE',
} satisfies Address;

export const session: SessionView = {
  cart_key: 't_guest',
  customer: { billing_address: {}, shipping_address: {} },
  items: { [key]: item },
  item_count: 2,
  items_weight: '0',
  coupons: [],
  fees: {},
  totals: { ...cart.totals },
  needs_payment: true,
  removed_items: {},
};

export const review: Review = {
  id: 31,
  date_created: '2026-03-01T10:00:00',
  date_created_gmt: '2026-03-01T09:00:00',
  product_id: 15,
  status: 'hold',
  reviewer: 'Ada',
  review: '<p>Pours well.</p>',
  rating: 5,
  verified: true,
};

/** A product as 5.0 writes it. */
export const product: Product = {
  id: 15,
  parent_id: 0,
  name: 'Teapot',
  type: 'simple',
  slug: 'teapot',
  permalink: 'https://shop.example/product/teapot/',
  sku: 'TEA-1',
  description: '<p>Holds a litre.</p>',
  short_description: '',
  dates: {
    created: '2026-01-05T09:00:00',
    created_gmt: '2026-01-05T08:00:00',
    modified: '2026-02-01T12:30:00',
    modified_gmt: '2026-02-01T11:30:00',
  },
  featured: false,
  prices: {
    price: '2490',
    regular_price: '2990',
    sale_price: '2490',
    price_range: {},
    on_sale: true,
    date_on_sale: { from: null, from_gmt: null, to: null, to_gmt: null },
    currency,
  },
  hidden_conditions: {
    virtual: false,
    downloadable: false,
    manage_stock: true,
    sold_individually: false,
    reviews_allowed: true,
    shipping_required: true,
  },
  average_rating: '5.00',
  review_count: 1,
  rating_count: 1,
  rated_out_of: 'Rated 5.00 out of 5',
  images: [
    {
      id: 8,
      src: { full: 'https://shop.example/teapot.jpg' },
      name: 'teapot',
      alt: 'A blue teapot',
      position: 0,
      featured: true,
    },
  ],
  categories: [{ id: 4, name: 'Pots', slug: 'pots', rest_url: '' }],
  tags: [],
  brands: [{ id: 6, name: 'Kettle & Co', slug: 'kettle', rest_url: '' }],
  attributes: [{ id: 2, name: 'Colour', position: 0, visible: true, variation: false, options: ['Blue'] }],
  default_attributes: [{ id: 2, name: 'Colour', option: 'blue' }],
  variations: [],
  grouped_products: [],
  stock: {
    is_in_stock: true,
    stock_quantity: 12,
    stock_status: 'instock',
    backorders: 'no',
    backorders_allowed: false,
    backordered: false,
    low_stock_amount: '',
  },
  weight: { value: '0.9', unit: 'kg' },
  dimensions: { length: '', width: '', height: '', unit: 'cm' },
  reviews: [],
  related: [],
  upsells: [],
  cross_sells: [],
  total_sales: 40,
  external_url: '',
  button_text: '',
  add_to_cart: {
    text: 'Add to cart',
    description: 'Add “Teapot” to your cart',
    has_options: false,
    is_purchasable: true,
    purchase_quantity: { minimum: 1, maximum: 12, multiple_of: 1 },
    rest_url: 'https://shop.example/wp-json/cocart/v2/cart/add-item?id=15',
  },
  meta_data: [],
};
