/** The customer of a cart. Names carry their prefix here; checkout and account write {@link Address} instead. */

/**
 * Where the bill goes. All are text, empty when not set. Fields that the shop has switched off are absent, and
 * plugins may add fields (contract 2.4).
 */
export interface BillingAddress {
  /** First name. */
  readonly billing_first_name?: string;
  /** Last name. */
  readonly billing_last_name?: string;
  /** Company. */
  readonly billing_company?: string;
  /** ISO 3166-1 code of the country, two letters. */
  readonly billing_country?: string;
  /** Street and number. */
  readonly billing_address_1?: string;
  /** Second line. */
  readonly billing_address_2?: string;
  /** Town. */
  readonly billing_city?: string;
  /** Code of the state or county. */
  readonly billing_state?: string;
  /** Postcode. */
  readonly billing_postcode?: string;
  /** Telephone number. */
  readonly billing_phone?: string;
  /** E-mail address. */
  readonly billing_email?: string;
}

/** Where the goods go. Taxes and shipping follow this address. All are text, empty when not set. */
export interface ShippingAddress {
  /** First name. */
  readonly shipping_first_name?: string;
  /** Last name. */
  readonly shipping_last_name?: string;
  /** Company. */
  readonly shipping_company?: string;
  /** ISO 3166-1 code of the country, two letters. */
  readonly shipping_country?: string;
  /** Street and number. */
  readonly shipping_address_1?: string;
  /** Second line. */
  readonly shipping_address_2?: string;
  /** Town. */
  readonly shipping_city?: string;
  /** Code of the state or county. */
  readonly shipping_state?: string;
  /** Postcode. */
  readonly shipping_postcode?: string;
}

/** The customer of a cart. */
export interface Customer {
  /** Where the bill goes. */
  readonly billing_address: BillingAddress;
  /** Where the goods go. */
  readonly shipping_address: ShippingAddress;
}
