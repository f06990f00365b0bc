/**
 * Every path of CoCart but a few loads and saves the cart of a customer who asks (contract 1.6): such calls wait for
 * their turn in the lane, whatever they are about.
 */
import { type ClientOptions, createClient } from 'cocart-wasm';
import { expect, test } from 'vitest';

/** A store that takes its time, and what ran in it while something else did. */
function slowStore() {
  const open = new Set<string>();
  const order: string[] = [];
  const together: string[] = [];
  const fetch: NonNullable<ClientOptions['fetch']> = async (input) => {
    const path = new URL(String(input)).pathname.replace('/wp-json/cocart/', '');
    const headers = { 'CoCart-Version': '5.0.0' };
    // What a store is, is asked beside everything else.
    if (!/^v2\/(?!store)/.test(path))
      return Response.json({ code: 'rest_no_route', message: '' }, { status: 404, headers });
    for (const other of open) together.push([other, path].sort().join(' + '));
    open.add(path);
    order.push(path);
    await new Promise((resolve) => setTimeout(resolve, 20));
    open.delete(path);
    return Response.json({ items: [] }, { headers });
  };
  return { fetch, order, together };
}

type Fetch = ReturnType<typeof slowStore>['fetch'];
const customer = (fetch: Fetch) =>
  createClient({
    store: 'https://shop.example',
    storage: 'memory',
    fetch,
    auth: { type: 'basic', username: 'ada', password: 'correct horse' },
  });

test('calls of the account and of orders wait for the cart, and it for them', async () => {
  const { fetch, order, together } = slowStore();
  const client = customer(fetch);
  await Promise.all([
    client.cart.get(),
    client.account.get(),
    client.account.orders(),
    client.account.subscription.suspend({ id: 7 }),
    client.checkout.config(),
    client.checkout.orderReceived({ order_id: 7, order_key: 'wc_order_7' }),
    client.address.search({ query: 'St James' }),
    client.request('GET', 'cocart/v2/my-account/downloads'),
    client.cart.totals(),
  ]);
  expect(together).toEqual([]);
  expect(order.sort()).toEqual([
    'v2/address/search',
    'v2/cart',
    'v2/cart/totals',
    'v2/checkout/config',
    'v2/my-account',
    'v2/my-account/downloads',
    'v2/my-account/orders',
    'v2/my-account/subscriptions/7/suspend',
    'v2/order-received/7',
  ]);
});

test('what loads no cart waits for nobody', async () => {
  const { fetch, together } = slowStore();
  const client = customer(fetch);
  await Promise.all([client.cart.get(), client.products.list()]);
  expect(together).toContain('v2/cart + v2/products');
});

test('a guest without credentials is given a cart of no account, so nothing waits for it', async () => {
  const { fetch, together } = slowStore();
  const client = createClient({ store: 'https://shop.example', storage: 'memory', fetch });
  await Promise.all([client.cart.get(), client.address.search({ query: 'St James' })]);
  expect(together).toEqual(['v2/address/search + v2/cart']);
});

test('a read of the account that was given up keeps its turn until the store has ended it', async () => {
  const { fetch, together } = slowStore();
  const client = customer(fetch);
  const given = client.account.get({}, { timeout: 5 });
  const read = client.cart.get();
  await expect(given).rejects.toMatchObject({ code: 'timeout' });
  await read;
  expect(together).toEqual([]);
});
