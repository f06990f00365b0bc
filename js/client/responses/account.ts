/** The customer's account of CoCart Plus 2.0: orders, downloads, subscriptions. Known by its documents only. */

import type { Address, DateTime, DisplayText, FreeForm, MajorUnitsText } from './common.js';

/** Addresses by their kind: `billing`, `shipping`. */
export type AccountAddresses = Readonly<Record<string, Address>>;

/** The account: the answer of `account.get`. */
export interface Account {
  /** The customer. */
  readonly user: {
    /** The user. */
    readonly id: number;
    /** Since when. */
    readonly date_registered: DateTime;
    /** E-mail address. */
    readonly email: string;
    /** First name. */
    readonly first_name: string;
    /** Last name. */
    readonly last_name: string;
    /** Name to show. */
    readonly display_name: string;
    /** Addresses. */
    readonly addresses: AccountAddresses;
    /** How many orders. */
    readonly orders_count: number;
    /** What all orders cost. Major units. */
    readonly total_spent: MajorUnitsText;
    /** True when the customer has ordered. */
    readonly is_paying_customer: boolean;
    /** Address of the customer's picture. */
    readonly avatar_url: string;
  };
  /** The last order. */
  readonly recent_order: {
    /** The order, null without one. */
    readonly order_id?: number | null;
    /** When, null without one. */
    readonly order_date?: string | null;
    /** Its address in the REST API. */
    readonly order_data?: string;
  };
  /** More. */
  readonly meta: {
    /** True when the customer is taxed elsewhere than the shop. */
    readonly is_customer_outside_base: boolean;
    /** True when the customer pays no VAT. */
    readonly is_vat_exempt: boolean;
  };
  /** What plugins add, by their name. */
  readonly extensions?: FreeForm;
}

/** The answer of `account.update`. */
export interface AccountUpdated {
  /** True when it worked. */
  readonly success: boolean;
  /** True when the new e-mail address has to be confirmed first. */
  readonly email_verification_pending: boolean;
}

/** The answer of `account.address`. */
export interface AddressesUpdated {
  /** All addresses as they are now. */
  readonly addresses: AccountAddresses;
}

/** Something to download. */
export interface CustomerDownload {
  /** The product. */
  readonly product_name: string;
  /** The file. */
  readonly download_name: string;
  /** Where it is. */
  readonly file: string;
  /** How often it may still be downloaded; to show. */
  readonly downloads_remaining: string | number;
  /** Until when; to show. */
  readonly download_expires: string;
}

/** The answer of `account.downloads`: a list, or the shop's words when there is nothing. */
export type CustomerDownloads = readonly CustomerDownload[] | string;

/** Something that can be done with an order. */
export interface OrderAction {
  /** Where. */
  readonly url: string;
  /** What to show. */
  readonly label: string;
}

/** Actions by name: `pay`, `view`, `cancel`. */
export type OrderActions = Readonly<Record<string, OrderAction>>;

/** Where the pages before and after are. */
export interface AccountPagination {
  /** The page before. */
  readonly previous?: string;
  /** The page after. */
  readonly next?: string;
}

/** An order in the list. */
export interface CustomerOrderSummary {
  /** The order. */
  readonly order_id: number;
  /** Status. */
  readonly order_status: string;
  /** When. */
  readonly order_date: string;
  /** Sum of the quantities. */
  readonly item_count: number;
  /** What it costs; to show. */
  readonly order_total: DisplayText;
  /** What can be done with it. */
  readonly order_actions: OrderActions;
}

/** A page of orders: the answer of `account.orders`. */
export interface CustomerOrders {
  /** The orders. */
  readonly orders: readonly CustomerOrderSummary[];
  /** The other pages. */
  readonly pagination: AccountPagination;
}

/** A line of an order. Amounts are to show. */
export interface OrderItem {
  /** Its row. */
  readonly item_id: number;
  /** The product. */
  readonly product_id: number;
  /** The variation, 0 without one. */
  readonly variation_id: number;
  /** Address of the picture. */
  readonly product_image: string;
  /** Name. */
  readonly product_name: string;
  /** Name of the (parent) product. */
  readonly product_title: string;
  /** Type of the product. */
  readonly product_type: string;
  /** Article number. */
  readonly sku: string;
  /** How many, as text. */
  readonly quantity: string | number;
  /** What the line costs. */
  readonly subtotal: DisplayText;
  /** The shop's words to who bought it. */
  readonly purchase_note: string;
  /** How many were given back. */
  readonly refunded_qty: string | number;
  /** The data of the line. */
  readonly meta: FreeForm;
  /** The product's page. */
  readonly link: string;
}

/** A note of the shop. */
export interface OrderNote {
  /** When. */
  readonly date: string;
  /** What; HTML. */
  readonly note: string;
}

/** An order: the answer of `account.order`. */
export interface CustomerOrder {
  /** The order. */
  readonly order_id: number;
  /** Opens the order to guests. Keep it secret. */
  readonly order_key: string;
  /** Number to show. */
  readonly order_number: string;
  /** The order it belongs to, 0 without one. */
  readonly order_parent: number;
  /** When. */
  readonly order_date: string;
  /** Status. */
  readonly order_status: string;
  /** ISO 4217 code. */
  readonly order_currency: string;
  /** Where the bill goes; to show. */
  readonly billing_address: DisplayText;
  /** Where the goods go; to show. */
  readonly shipping_address: DisplayText;
  /** Telephone number. */
  readonly phone: string;
  /** E-mail address. */
  readonly email: string;
  /** True when goods only go where the bill goes. */
  readonly ship_to_billing: boolean;
  /** The lines. */
  readonly items: readonly OrderItem[];
  /** What it costs, by name, to show. */
  readonly totals: Readonly<
    Record<
      string,
      {
        /** Label to show. */
        readonly label: string;
        /** Value to show. */
        readonly value: DisplayText;
      }
    >
  >;
  /** The customer's words. */
  readonly order_note: string;
  /** The shop's words. */
  readonly order_notes: readonly OrderNote[];
  /** What there is to download. */
  readonly downloads: readonly CustomerDownload[];
  /** What can be done with it. */
  readonly order_actions: OrderActions;
}

/** The answer of `account.orderCancel`. */
export interface OrderCancelled {
  /** True when it worked. */
  readonly success: boolean;
  /** The order. */
  readonly order_id: number;
  /** Its status now. */
  readonly order_status: string;
}

/** A subscription in the list. */
export interface CustomerSubscriptionSummary {
  /** The subscription. */
  readonly subscription_id: number;
  /** Number to show. */
  readonly subscription_number: string;
  /** Status: `active`, `on-hold`, … */
  readonly subscription_status: string;
  /** When the next payment is due; to show. */
  readonly next_payment: string;
  /** What it costs; to show. */
  readonly subscription_total: DisplayText;
  /** True when the customer pays each time by hand. */
  readonly is_manual: boolean;
  /** Its address in the REST API. */
  readonly view: string;
}

/** A page of subscriptions: the answer of `account.subscriptions`. */
export interface CustomerSubscriptions {
  /** The subscriptions. */
  readonly subscriptions: readonly CustomerSubscriptionSummary[];
  /** The other pages. */
  readonly pagination: AccountPagination;
}

/** A value with its heading, both to show. */
export interface TitledValue {
  /** Heading. */
  readonly title: string;
  /** Value. */
  readonly value: string;
}

/** A subscription: the answer of `account.subscription`. */
export interface CustomerSubscription {
  /** The subscription. */
  readonly subscription_id: number;
  /** Number to show. */
  readonly subscription_number: string;
  /** The order it began with. */
  readonly parent_order: number;
  /** Address of that order in the REST API. */
  readonly order: string;
  /** Status: `active`, `on-hold`, … */
  readonly subscription_status: string;
  /** What it costs; to show. */
  readonly subscription_total: DisplayText;
  /** True when the customer pays each time by hand. */
  readonly is_manual: boolean;
  /** Begin. */
  readonly start_date?: TitledValue;
  /** Next payment. */
  readonly next_payment?: TitledValue;
  /** End. */
  readonly end_date?: TitledValue;
  /** End of the trial. */
  readonly trial_end?: TitledValue;
  /** How it is paid. */
  readonly payment?: TitledValue;
  /** Where the bill goes; to show. */
  readonly billing_address: DisplayText;
  /** Where the goods go; to show. */
  readonly shipping_address: DisplayText;
  /** The shop's words. */
  readonly notes: readonly OrderNote[];
}

/** The answer of suspending, cancelling and reactivating. */
export interface SubscriptionStatus {
  /** The subscription. */
  readonly subscription_id: number;
  /** Its status now. */
  readonly subscription_status: string;
}

/** The answer of `account.subscription.autoRenew`. */
export interface SubscriptionRenewal {
  /** The subscription. */
  readonly subscription_id: number;
  /** True when the customer pays each time by hand. */
  readonly is_manual: boolean;
}

/** The answer of `account.subscription.paymentMethod`. */
export interface SubscriptionPayment extends SubscriptionRenewal {
  /** Id of the payment method. */
  readonly payment_method: string;
}

/** The answer of `account.subscription.resubscribe`, which replaces the cart and keeps the old one. */
export interface Resubscribed {
  /** The subscription. */
  readonly subscription_id: number;
  /** How many lines came into the cart. */
  readonly cart_items_added: number;
  /** Sum of the quantities in the cart. */
  readonly cart_item_count: number;
  /** What the cart costs. */
  readonly cart_total: string;
  /** How many lines of the old cart are kept. */
  readonly saved_cart_item_count: number;
}

/** The answer of `account.subscription.resubscribeUndo`. */
export interface ResubscribeUndone {
  /** True when the old cart is back. */
  readonly restored: boolean;
  /** Sum of the quantities in the cart. */
  readonly cart_item_count: number;
  /** How many lines came back. */
  readonly restored_item_count: number;
}

/** The answer of `account.verifyEmail` and `account.verifyOrderEmail.confirm`. */
export interface EmailVerified {
  /** True when it worked. */
  readonly success: boolean;
  /** The e-mail address. */
  readonly email: string;
}

/** The answer of `account.verifyOrderEmail`. */
export interface VerificationSent {
  /** True when it worked. */
  readonly success: boolean;
  /** `throttled`: one was sent a moment ago. */
  readonly status: 'sent' | 'throttled';
}
