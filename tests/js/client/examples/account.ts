/** The customer's account of CoCart Plus 2.0: contract 8.4. */
import { address } from './documents.js';
import { example } from './example.js';

const action = { url: 'https://shop.example/view/91', label: 'View' };

const status = (name: string) => ({ subscription_id: 7, subscription_status: name });

const subscription = 'cocart/v2/my-account/subscriptions/7';

export const accounts = [
  example(
    'account.get',
    {},
    { to: 'GET cocart/v2/my-account' },
    {
      user: {
        id: 12,
        date_registered: '2025-11-02T08:00:00',
        email: 'ada@example.com',
        first_name: 'Ada',
        last_name: 'Byron',
        display_name: 'Ada',
        addresses: { billing: address, shipping: address },
        orders_count: 3,
        total_spent: '120.50',
        is_paying_customer: true,
        avatar_url: 'https://shop.example/ada.png',
      },
      recent_order: { order_id: 91, order_date: 'March 1, 2026' },
      meta: { is_customer_outside_base: false, is_vat_exempt: false },
    },
  ),
  example(
    'account.update',
    {
      account_first_name: 'Ada',
      account_last_name: 'King',
      account_display_name: 'Ada',
      account_email: 'ada@example.org',
      password_current: 'old',
      password_1: 'new',
      password_2: 'new',
    },
    {
      to: 'POST cocart/v2/my-account',
      body: {
        account_first_name: 'Ada',
        account_last_name: 'King',
        account_display_name: 'Ada',
        account_email: 'ada@example.org',
        password_current: 'old',
        password_1: 'new',
        password_2: 'new',
      },
    },
    { success: true, email_verification_pending: true },
  ),
  example(
    'account.address',
    { billing_address: { city: 'Potsdam' } },
    { to: 'PATCH cocart/v2/my-account/address', body: { billing_address: { city: 'Potsdam' } } },
    { addresses: { billing: { ...address, city: 'Potsdam' } } },
  ),
  example('account.downloads', {}, { to: 'GET cocart/v2/my-account/downloads' }, [
    {
      product_name: 'Recipes',
      download_name: 'recipes.pdf',
      file: 'https://shop.example/download/1',
      downloads_remaining: 3,
      download_expires: '',
    },
  ]),
  example(
    'account.orders',
    { page: 2, order: 'ASC' },
    { to: 'GET cocart/v2/my-account/orders', query: { page: 2, order: 'ASC' } },
    {
      orders: [
        {
          order_id: 91,
          order_status: 'Processing',
          order_date: 'March 1, 2026',
          item_count: 2,
          order_total: '61,66 €',
          order_actions: { view: action },
        },
      ],
      pagination: { previous: 'https://shop.example/wp-json/cocart/v2/my-account/orders?page=1' },
    },
  ),
  example(
    'account.order',
    { id: 91, email: 'ada@example.com' },
    { to: 'GET cocart/v2/my-account/orders/91', query: { email: 'ada@example.com' } },
    {
      order_id: 91,
      order_key: 'wc_order_abc',
      order_number: '91',
      order_parent: 0,
      order_date: 'March 1, 2026',
      order_status: 'Processing',
      order_currency: 'EUR',
      billing_address: 'Ada Byron, Lindenweg 3, 10115 Berlin',
      shipping_address: 'Ada Byron, Lindenweg 3, 10115 Berlin',
      phone: '',
      email: 'ada@example.com',
      ship_to_billing: true,
      items: [],
      totals: { order_total: { label: 'Total:', value: '61,66 €' } },
      order_note: '',
      order_notes: [{ date: 'March 2, 2026', note: 'On its way.' }],
      downloads: [],
      order_actions: { view: action },
    },
  ),
  example(
    'account.orderCancel',
    { id: 91 },
    { to: 'POST cocart/v2/my-account/orders/91/cancel' },
    { success: true, order_id: 91, order_status: 'cancelled' },
  ),
  example(
    'account.subscriptions',
    { per_page: 5 },
    { to: 'GET cocart/v2/my-account/subscriptions', query: { per_page: 5 } },
    {
      subscriptions: [
        {
          subscription_id: 7,
          subscription_number: '7',
          subscription_status: 'Active',
          next_payment: 'April 1, 2026',
          subscription_total: '9,90 €',
          is_manual: false,
          view: 'https://shop.example/view-subscription/7',
        },
      ],
      pagination: {},
    },
  ),
  example(
    'account.subscription',
    { id: 7 },
    { to: `GET ${subscription}` },
    {
      subscription_id: 7,
      subscription_number: '7',
      parent_order: 80,
      order: '80',
      subscription_status: 'active',
      subscription_total: '9,90 €',
      is_manual: false,
      start_date: { title: 'Start date', value: 'January 1, 2026' },
      billing_address: 'Ada Byron',
      shipping_address: 'Ada Byron',
      notes: [],
    },
  ),
  example('account.subscription.suspend', { id: 7 }, { to: `POST ${subscription}/suspend` }, status('on-hold')),
  example('account.subscription.cancel', { id: 7 }, { to: `POST ${subscription}/cancel` }, status('pending-cancel')),
  example('account.subscription.reactivate', { id: 7 }, { to: `POST ${subscription}/reactivate` }, status('active')),
  example(
    'account.subscription.autoRenew',
    { id: 7, enabled: false },
    { to: `POST ${subscription}/auto-renew`, body: { enabled: false } },
    { subscription_id: 7, is_manual: true },
  ),
  example(
    'account.subscription.paymentMethod',
    { id: 7, payment_method: 'card', token_id: 4 },
    { to: `POST ${subscription}/payment-method`, body: { payment_method: 'card', token_id: 4 } },
    { subscription_id: 7, payment_method: 'card', is_manual: false },
  ),
  example(
    'account.subscription.resubscribe',
    { id: 7 },
    { to: `POST ${subscription}/resubscribe` },
    { subscription_id: 7, cart_items_added: 1, cart_item_count: 1, cart_total: '9.90', saved_cart_item_count: 2 },
  ),
  example(
    'account.subscription.resubscribeUndo',
    { id: 7 },
    { to: `DELETE ${subscription}/resubscribe` },
    { restored: true, cart_item_count: 2, restored_item_count: 2 },
  ),
  example(
    'account.verifyEmail',
    { key: 'k1', user_id: 12 },
    { to: 'GET cocart/v2/my-account/verify-email', query: { key: 'k1', user_id: 12 } },
    { success: true, email: 'ada@example.org' },
  ),
  example(
    'account.verifyOrderEmail',
    {},
    { to: 'POST cocart/v2/my-account/verify-order-email' },
    { success: true, status: 'sent' },
  ),
  example(
    'account.verifyOrderEmail.confirm',
    { key: 'k1', user_id: 12 },
    { to: 'GET cocart/v2/my-account/verify-order-email', query: { key: 'k1', user_id: 12 } },
    { success: true, email: 'ada@example.com' },
  ),
];
