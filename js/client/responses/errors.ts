/**
 * The store's own error codes, so that they can be told apart by name. Stable and untranslated; branch on them, never
 * on the message or the status: 405 is a quantity that is not valid, 404 also a stock that is too small (contract 21).
 */

/** Of WordPress itself, before CoCart is asked (contract 1.3). */
export type WordPressErrorCode =
  /** 400: a parameter is missing. */
  | 'rest_missing_callback_param'
  /** 400: a parameter has the wrong type or value. */
  | 'rest_invalid_param'
  /** In the details of `rest_invalid_param`: the wrong type, value or range. */
  | 'rest_invalid_type'
  | 'rest_not_in_enum'
  | 'rest_out_of_bounds'
  /** 400: the body is not JSON. */
  | 'rest_invalid_json'
  /** 404: no such path or method. */
  | 'rest_no_route'
  /** 401 or 403: not allowed. */
  | 'rest_forbidden'
  /** 400, in a batch: the call cannot be part of one. */
  | 'rest_batch_not_allowed'
  /** 500: a fatal error of PHP. */
  | 'internal_server_error';

/** Of any call: identity and the cart itself. */
export type StoreCommonErrorCode =
  /** 401 or 403: the credentials are refused. */
  | 'cocart_authentication_error'
  /** 401: a login without credentials. */
  | 'cocart_rest_not_authorized'
  /** 401: the shop lets only some in. */
  | 'cocart_rest_permission_error'
  /** 401 or 403: not for this user. */
  | 'cocart_rest_cannot_view'
  /** 403: the cart key is a customer's. */
  | 'cocart_must_authenticate_user'
  /** 403: the cart key is the customer's own. */
  | 'cocart_already_authenticating_user'
  /** 403: a logged-in customer has a cart already. Since 5.0. */
  | 'cocart_rest_cart_creation_not_allowed'
  /** 500: the store could not load the cart. */
  | 'cocart_cart_error'
  /** 400: the answer would be empty. */
  | 'cocart_response_returned_empty'
  | 'cocart_unknown_server_error';

/** Of adding, changing, removing and restoring lines. */
export type CartLineErrorCode =
  /** 404: no product has this SKU. */
  | 'cocart_unknown_product_id'
  | 'cocart_product_id_required'
  | 'cocart_product_id_not_numeric'
  /** 400: no such product. */
  | 'cocart_invalid_product'
  /** 400: an attribute of the variation is missing. */
  | 'cocart_missing_variation_data'
  /** 400: an attribute of the variation has no such value. */
  | 'cocart_invalid_variation_data'
  /** 404: no variation has these attributes. */
  | 'cocart_no_variation_found'
  | 'cocart_cart_invalid_parent_product'
  | 'cocart_product_failed_validation'
  /** 403: external and grouped products cannot be added like this. */
  | 'cocart_cannot_add_product_type_to_cart'
  | 'cocart_cannot_add_to_cart'
  /** 400: refused by WooCommerce or a plugin, in its words. */
  | 'cocart_add_to_cart_error'
  /** 400: without a price, or not for sale. */
  | 'cocart_cannot_be_purchased'
  /** 403: at most one per cart. */
  | 'cocart_product_sold_individually'
  /** 404: none left. */
  | 'cocart_product_out_of_stock'
  /** 404: fewer left than asked for. */
  | 'cocart_not_enough_in_stock'
  /** 404: fewer left than asked for together with those in the cart. */
  | 'cocart_not_enough_stock_remaining'
  /** 405: below the smallest or above the largest quantity. */
  | 'cocart_quantity_invalid_amount'
  | 'cocart_quantity_not_numeric'
  /** 400, since 5.0: the quantity cannot be changed. */
  | 'cocart_readonly_quantity'
  /** 400, since 5.0. */
  | 'cocart_quantity_below_minimum'
  /** 400, since 5.0. */
  | 'cocart_quantity_above_maximum'
  /** 400, since 5.0: not a multiple of the step. */
  | 'cocart_quantity_invalid_multiple'
  /** 404: no quantities for the grouped product. */
  | 'cocart_grouped_product_empty'
  /** 404: all quantities of the grouped product are 0. */
  | 'cocart_grouped_product_failed'
  | 'cocart_cart_item_key_required'
  /** 404: no such line. */
  | 'cocart_item_not_in_cart'
  | 'cocart_no_items'
  | 'cocart_no_items_in_cart'
  | 'cocart_can_not_update_item'
  | 'cocart_can_not_increase_quantity'
  | 'cocart_can_not_remove_item'
  | 'cocart_can_not_restore_item'
  /** 404 or 405: it is in the cart, or was never removed. */
  | 'cocart_item_restored_to_cart';

/** Of the cart as a whole. */
export type CartErrorCodeOfStore =
  | 'cocart_clear_cart_failed'
  | 'cocart_cart_totals_empty'
  /** 404: nothing in the cart to update. */
  | 'cocart_cart_empty'
  | 'cocart_update_cart_namespace_error'
  /** 404: no plugin answers to this namespace. */
  | 'cocart_update_cart_no_namespace_error'
  | 'cocart_update_cart_invalid_callback_error'
  /** 400, since 5.0: a field of the address is missing. */
  | 'cocart_billing_field_required'
  /** 400, since 5.0. */
  | 'cocart_email_field_invalid'
  /** 400, since 5.0. */
  | 'cocart_phone_field_invalid';

/** Of the carts of all shoppers. */
export type SessionErrorCode =
  | 'cocart_no_carts_in_session'
  | 'cocart_session_key_missing'
  | 'cocart_cart_in_session_not_valid'
  | 'cocart_session_not_valid'
  | 'cocart_session_not_deleted';

/** Of the catalogue. */
export type ProductErrorCode =
  /** 404: no such product, or not for everyone. */
  | 'cocart_product_invalid_id'
  /** 400: there is no such page (4.3, tape products). */
  | 'cocart_products_invalid_page_number'
  | 'cocart_taxonomy_invalid'
  | 'cocart_term_invalid'
  | 'cocart_attribute_invalid'
  | 'cocart_cannot_view_review'
  | 'cocart_review_invalid_id'
  /** 403: only who has bought it may review it. */
  | 'cocart_cannot_create'
  | 'cocart_review_exists'
  | 'cocart_review_content_invalid'
  /** 409: the same review is there already. */
  | 'cocart_comment_duplicate'
  | 'cocart_review_failed_create';

/** Of the JWT add-on. */
export type TokenErrorCode = 'cocart_jwt_auth_missing_refresh_token' | 'cocart_jwt_auth_bad_config';

/** Of coupons, fees, shipping and registration of CoCart Plus. */
export type PlusErrorCode =
  | 'cocart_coupons_not_enabled'
  | 'cocart_cart_no_coupons_applied'
  | 'cocart_coupon_code_required'
  | 'cocart_coupon_not_exist'
  | 'cocart_coupon_cannot_add'
  | 'cocart_coupon_required'
  | 'cocart_cart_coupon_invalid_code'
  | 'cocart_fee_missing_name'
  | 'cocart_fee_missing_amount'
  | 'cocart_fee_cannot_add'
  | 'cocart_shipping_disabled'
  | 'cocart_missing_rate_id'
  | 'cocart_shipping_not_calculated'
  | 'cocart_minimum_version_required'
  | 'cocart_registration_invalid_email'
  | 'cocart_registration_error_email_exists';

/** Of the checkout of CoCart Plus. Some change the cart before they fail (contract 8.3). */
export type CheckoutErrorCode =
  | 'cocart_rest_authentication_required'
  | 'cocart_cant_checkout_empty_cart'
  | 'cocart_invalid_address_fields'
  | 'cocart_address_field_required'
  | 'cocart_invalid_email_address'
  | 'cocart_invalid_phone_number'
  | 'cocart_invalid_billing_country_code'
  | 'cocart_invalid_billing_postcode'
  | 'cocart_invalid_shipping_country_code'
  | 'cocart_invalid_shipping_postcode'
  | 'cocart_product_not_exists'
  | 'cocart_product_not_purchasable'
  | 'cocart_insufficient_stock'
  | 'cocart_invalid_coupon'
  | 'cocart_coupon_usage_limit'
  | 'cocart_no_shipping_method'
  | 'cocart_invalid_shipping_method'
  | 'cocart_invalid_payment_method'
  | 'cocart_payment_method_disabled'
  | 'cocart_payment_method_not_available'
  | 'cocart_payment_failed'
  | 'cocart_account_creation_failed'
  | 'cocart_order_invalid_key'
  | 'cocart_order_not_owned'
  | 'cocart_order_not_found'
  | 'cocart_order_no_payment_needed'
  | 'cocart_order_invalid_status';

/** Of the account of CoCart Plus. */
export type AccountErrorCode =
  | 'cocart_access_my_account_denied'
  | 'cocart_access_my_orders_denied'
  | 'cocart_customer_error'
  | 'cocart_account_no_orders'
  | 'cocart_account_no_subscriptions'
  | 'cocart_order_does_not_exist'
  | 'cocart_order_cannot_be_cancelled'
  | 'cocart_subscription_does_not_exist'
  | 'cocart_subscription_action_failed'
  | 'cocart_subscription_no_saved_cart'
  | 'cocart_invalid_or_expired_key'
  | 'cocart_email_already_verified';

/** The codes that stores are known to answer with. Plugins have more. */
export type StoreErrorCode =
  | WordPressErrorCode
  | StoreCommonErrorCode
  | CartLineErrorCode
  | CartErrorCodeOfStore
  | SessionErrorCode
  | ProductErrorCode
  | TokenErrorCode
  | PlusErrorCode
  | CheckoutErrorCode
  | AccountErrorCode;
