/** Checkout, orders received and address search of CoCart Plus 2.0. Known by its documents only. */

import type { JsonValue } from '../../types.js';
import type { AppliedCoupon, CartFees } from './cart.js';
import type { Address, DateTime, FreeForm, MajorUnitsText, MinorUnits, ShopCurrency } from './common.js';
import type { ItemData } from './extensions.js';
import type { CartItemsByKey } from './item.js';
import type { CartTotals } from './totals.js';

/** A field of the checkout's form. */
export interface FieldDefinition {
  /** Kind of input: `text`, `country`, `state`, `email`, … */
  readonly type?: string;
  /** What to show. */
  readonly label?: string;
  /** What to show while it is empty. */
  readonly placeholder?: string;
  /** True when it must be filled in. */
  readonly required?: boolean;
  /** Classes of its row. */
  readonly class?: readonly string[];
  /** What browsers may fill in. */
  readonly autocomplete?: string;
  /** Its place. */
  readonly priority?: number;
  /** Rules for its value: `postcode`, `phone`, `email`, `state`. */
  readonly validate?: readonly string[];
  /** More attributes of the input. */
  readonly custom_attributes?: FreeForm;
  /** Values to choose from: name by value. */
  readonly options?: Readonly<Record<string, string>>;
  /** Its value at first. */
  readonly default?: string;
  /** The field of the country it depends on. */
  readonly country_field?: string;
  /** Most characters. */
  readonly maxlength?: number;
  /** Classes of the input. */
  readonly input_class?: readonly string[];
  /** Classes of the label. */
  readonly label_class?: readonly string[];
  readonly [name: string]: JsonValue | undefined;
}

/** Fields by name. */
export type FieldDefinitions = Readonly<Record<string, FieldDefinition>>;

/** What a checkout needs to know of the shop: the answer of `checkout.config`. */
export interface CheckoutConfig {
  /** The fields of each part of the form. */
  readonly fields: {
    /** Where the bill goes. */
    readonly billing: FieldDefinitions;
    /** Where the goods go. */
    readonly shipping: FieldDefinitions;
    /** Of a new account. */
    readonly account: FieldDefinitions;
    /** Of the order. */
    readonly order: FieldDefinitions;
  };
  /** How fields differ by country. */
  readonly locale_settings: FreeForm;
  /** Countries and their states, names by code. */
  readonly countries: {
    /** Where the shop sells to. */
    readonly allowed_countries: Readonly<Record<string, string>>;
    /** Where the shop ships to. */
    readonly shipping_countries: Readonly<Record<string, string>>;
    /** States by country. */
    readonly states: Readonly<Record<string, Readonly<Record<string, string>>>>;
    /** The country at first. */
    readonly default_country: string;
    /** Codes of the countries of the European Union. */
    readonly eu_countries: readonly string[];
  };
  /** Shipping. */
  readonly shipping: {
    /** True when the shop ships. */
    readonly enabled: boolean;
    /** True when the cart page calculates shipping. */
    readonly calc_shipping: boolean;
    /** Where to: `all`, `specific`, `disabled` or empty. */
    readonly ship_to_countries: string;
    /** True when goods only go where the bill goes. */
    readonly ship_to_billing_address: boolean;
    /** True when costs are shown only once there is an address. */
    readonly shipping_cost_requires_address: boolean;
  };
  /** Accounts. */
  readonly account: {
    /** True when customers may register here. */
    readonly allow_registration: boolean;
    /** True when the shop makes the name. */
    readonly registration_generate_username: boolean;
    /** True when the shop makes the password. */
    readonly registration_generate_password: boolean;
    /** True when guests may order. */
    readonly guest_checkout_enabled: boolean;
    /** True when nobody may order without an account. */
    readonly must_create_account: boolean;
  };
  /** The shop: money and taxes, which nothing else tells. */
  readonly store: {
    /** ISO 4217 code. */
    readonly currency: string;
    /** Symbol. */
    readonly currency_symbol: string;
    /** Where the symbol stands: `left`, `right`, `left_space`, `right_space`. */
    readonly currency_position: string;
    /** Text between whole and fraction. */
    readonly price_decimal_sep: string;
    /** Text between groups of three digits. */
    readonly price_thousand_sep: string;
    /** Number of decimals. */
    readonly price_decimals: number;
    /** True when the shop calculates taxes. */
    readonly tax_enabled: boolean;
    /** `incl` or `excl`: how the cart shows prices. */
    readonly tax_display_cart: string;
    /** True when prices are kept with tax. */
    readonly prices_include_tax: boolean;
    /** True when the shop takes coupons. */
    readonly coupons_enabled: boolean;
    /** The page of the terms, null without one. */
    readonly terms_page_id: number | null;
    /** The page on privacy, null without one. */
    readonly privacy_page_id: number | null;
    /** Where the shop is. */
    readonly store_address: Address;
    /** The words beside the tick for the terms. */
    readonly terms_text: string;
  };
  /** Rules for values. */
  readonly validation: {
    /** Postcodes. */
    readonly postcode: {
      /** Patterns by country. */
      readonly patterns: Readonly<Record<string, string>>;
    };
    /** Telephone numbers. */
    readonly phone: {
      /** True when they are checked. */
      readonly enabled: boolean;
    };
    /** E-mail addresses. */
    readonly email: {
      /** True when they are checked. */
      readonly enabled: boolean;
    };
  };
}

/** A way to ship that can be chosen in the checkout. */
export interface ShippingMethodOption {
  /** Names the rate: `flat_rate:1`. */
  readonly id: string;
  /** What to show. */
  readonly label: string;
  /** Minor units. */
  readonly cost: MinorUnits;
  /** The method: `flat_rate`. */
  readonly method_id: string;
  /** The instance of the method in its zone. */
  readonly instance_id: number;
}

/** The checkout as it stands: the answer of `checkout.get`, `checkout.update` and `checkout.patch`. */
export interface CheckoutData<Data extends object = ItemData> {
  /** Changes with lines and totals; opaque. */
  readonly cart_hash: string;
  /** Key of the guest's cart, or the user's id as text. */
  readonly cart_key: string;
  /** How the shop writes money. */
  readonly currency: ShopCurrency;
  /** The customer. */
  readonly customer: {
    /** The user, 0 for guests. */
    readonly customer_id: number;
    /** Where the bill goes. */
    readonly billing_address: Address;
    /** Where the goods go. */
    readonly shipping_address: Address;
  };
  /** The lines by item key. */
  readonly items: CartItemsByKey<Data>;
  /** The coupons that are applied. */
  readonly coupons: readonly AppliedCoupon[];
  /** True when there is something to pay. */
  readonly needs_payment: boolean;
  /** True when there is something to ship. */
  readonly needs_shipping: boolean;
  /** The ways to ship, by id. */
  readonly shipping_methods: Readonly<Record<string, ShippingMethodOption>>;
  /** Id of the chosen payment method, empty without one. */
  readonly payment_method: string;
  /** The fees. */
  readonly fees: CartFees;
  /** What it costs. */
  readonly cart_totals: CartTotals;
  /** What happened, in the shop's words. */
  readonly message?: string;
}

/** What became of a payment. */
export interface PaymentResult {
  /** `requires_action`: the shopper has something to do first. */
  readonly payment_status: 'success' | 'failed' | 'no_payment_required' | 'requires_action';
  /** Where to send the shopper. */
  readonly redirect_url?: string;
  /** What happened, in the shop's words. */
  readonly message?: string;
  /** What there is to do. */
  readonly action_type?: string;
  /** What the payment method needs for it. */
  readonly action_data?: FreeForm;
}

/** The order that a checkout made: the answer of `checkout.process`. */
export interface CheckoutProcessResponse {
  /** The order. */
  readonly order_id: number;
  /** Status of the order: `processing`, `on-hold`, … */
  readonly status: string;
  /** Opens the order to guests. Keep it secret. */
  readonly order_key: string;
  /** Number to show. */
  readonly order_number: string;
  /** What became of the payment. */
  readonly payment_result: PaymentResult;
  /** The user, 0 for guests. */
  readonly customer_id: number;
  /** Where the bill goes. */
  readonly billing_address: Address;
  /** Where the goods go. */
  readonly shipping_address: Address;
}

/** A way to pay that the customer has kept. */
export interface PaymentToken {
  /** Its number, as text. */
  readonly id: string;
  /** What the payment service calls it. */
  readonly token: string;
  /** Kind: `CC`, `eCheck`. */
  readonly type: string;
  /** The payment method it belongs to. */
  readonly gateway_id: string;
  /** True for the one to offer first. */
  readonly is_default: boolean;
  /** When it ends, null when it does not. */
  readonly expires: string | null;
}

/** What a payment method can do. */
export interface PaymentMethodConfig {
  /** True when no money flows. */
  readonly test_mode?: boolean;
  /** True when it is set up. */
  readonly is_connected?: boolean;
  /** True when ways to pay can be kept. */
  readonly supports_tokenization?: boolean;
  /** True when money can be given back. */
  readonly supports_refunds?: boolean;
  /** True when it can pay again by itself. */
  readonly supports_subscriptions?: boolean;
  /** True when it needs the address of the bill. */
  readonly requires_billing_address?: boolean;
  /** Ways to ship that it is limited to. */
  readonly restricted_to_shipping_methods?: readonly string[];
  readonly [name: string]: JsonValue | undefined;
}

/** A payment method: the answer of `checkout.paymentMethods`, by id. */
export interface PaymentMethod {
  /** Its id: `stripe`. */
  readonly id: string;
  /** What to show. */
  readonly title: string;
  /** What to show beside it; HTML. */
  readonly description: string;
  /** What it can: `products`, `refunds`, `tokenization`, … */
  readonly supports?: readonly string[];
  /** True when it has fields of its own. */
  readonly has_fields?: boolean;
  /** Words for the button. */
  readonly order_button_text?: string;
  /** Its name for the shop's staff. */
  readonly method_title?: string;
  /** What it is, for the shop's staff. */
  readonly method_description?: string;
  /** What it can do. */
  readonly config?: PaymentMethodConfig;
  /** The ways to pay that the customer has kept. */
  readonly saved_tokens?: readonly PaymentToken[];
  /** True when a way to pay can be kept. */
  readonly supports_save_payment?: boolean;
}

/** Payment methods by id. */
export type PaymentMethods = Readonly<Record<string, PaymentMethod>>;

/** A line of an order. */
export interface OrderLineItem {
  /** Its row. */
  readonly item_id: number;
  /** The product. */
  readonly product_id: number;
  /** The variation, 0 without one. */
  readonly variation_id: number;
  /** Name. */
  readonly product_name: string;
  /** Address of the picture. */
  readonly product_image: string;
  /** How many. */
  readonly quantity: number;
  /** Before coupons. Major units. */
  readonly subtotal: MajorUnitsText;
  /** After coupons. Major units. */
  readonly total: MajorUnitsText;
  /** The data of the line. */
  readonly meta_data: readonly {
    /** Its row. */
    readonly id: number;
    /** Name. */
    readonly key: string;
    /** Name to show. */
    readonly display_key: string;
    /** Value to show. */
    readonly display_value: string;
  }[];
}

/** An order after checkout: the answer of `checkout.orderReceived`. Totals are major units as text. */
export interface OrderReceived {
  /** The order. */
  readonly order_id: number;
  /** Number to show. */
  readonly order_number: string;
  /** Opens the order to guests. Keep it secret. */
  readonly order_key: string;
  /** Status: `processing`. */
  readonly status: string;
  /** Status to show: `Processing`. */
  readonly status_name: string;
  /** When it was made. */
  readonly date_created: DateTime;
  /** When it was paid, null before that. */
  readonly date_paid: DateTime | null;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Everything together. */
  readonly total: MajorUnitsText;
  /** Lines before coupons. */
  readonly subtotal: MajorUnitsText;
  /** All taxes. */
  readonly tax_total: MajorUnitsText;
  /** Shipping. */
  readonly shipping_total: MajorUnitsText;
  /** What coupons took off. */
  readonly discount_total: MajorUnitsText;
  /** Id of the payment method. */
  readonly payment_method: string;
  /** Name of the payment method. */
  readonly payment_method_title: string;
  /** The user, 0 for guests. */
  readonly customer_id: number;
  /** The customer's words. */
  readonly customer_note: string;
  /** Where the bill goes. */
  readonly billing_address: Address;
  /** Where the goods go. */
  readonly shipping_address: Address;
  /** The lines. */
  readonly items: readonly OrderLineItem[];
  /** What it costs, line by line, to show. */
  readonly totals: readonly {
    /** Names the line: `cart_subtotal`, `order_total`, … */
    readonly key: string;
    /** Label to show. */
    readonly label: string;
    /** Value to show. */
    readonly value: string;
  }[];
  /** True when it is still to be paid. */
  readonly needs_payment: boolean;
  /** True when there is something to ship. */
  readonly needs_shipping: boolean;
  /** True when there is something to download. */
  readonly has_downloads: boolean;
  /** Where to download, null without anything. */
  readonly download_url: string | null;
  /** The ways to pay it. */
  readonly available_payment_methods: readonly {
    /** Its id. */
    readonly id: string;
    /** What to show. */
    readonly title: string;
    /** What to show beside it. */
    readonly description: string;
    /** True when it has fields of its own. */
    readonly has_fields: boolean;
  }[];
}

/** The answer of `checkout.pay`. */
export interface PayResult {
  /** True when it worked. */
  readonly success: boolean;
  /** The order. */
  readonly order_id: number;
  /** Status of the order. */
  readonly order_status: string;
  /** Where to send the shopper. */
  readonly redirect_url: string;
}

/** Who looked an address up. */
export interface AddressProvider {
  /** Its id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
}

/** What was found for the beginning of an address: the answer of `address.search`. */
export interface AddressSearchResult {
  /** Addresses that may be meant. */
  readonly suggestions: readonly {
    /** What `address.details` wants. */
    readonly id: string;
    /** What to show. */
    readonly label: string;
    /** Which parts of the label match. */
    readonly matched_substrings?: readonly {
      /** First character, from 0. */
      readonly offset: number;
      /** Number of characters. */
      readonly length: number;
    }[];
  }[];
  /** How many there are. */
  readonly count: number;
  /** Who looked it up. */
  readonly provider: AddressProvider;
  /** Code of the country it was looked for in. */
  readonly search_country: string;
  /** What was looked for. */
  readonly query: string;
}

/** An address that was found: the answer of `address.details`. */
export interface AddressDetails {
  /** The address. */
  readonly address: Address;
  /** Who looked it up. */
  readonly provider: AddressProvider;
}
