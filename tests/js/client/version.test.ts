/** The calls that CoCart 5.0 brings, and what it changes under the others, against the store in memory. */
import { createClient } from 'cocart-wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDevstore } from '../../../scripts/devstore.mjs';
import { witness } from './witness.js';

let store: Awaited<ReturnType<typeof startDevstore>>;
const hooks = witness('devstore 5.0');
const guest = () => createClient({ store: store.url, hooks });
const admin = () =>
  createClient({ store: store.url, hooks, auth: { type: 'basic', username: 'admin', password: 'admin' } });

beforeAll(async () => {
  store = await startDevstore({ profile: '5.0' });
}, 60_000);
afterAll(() => store.stop());

test('the version is found out, and with it what the store has', async () => {
  const client = guest();
  const version = await client.version();
  expect(version.cocart).toMatch(/^5\./);
  expect(version.editions).toHaveProperty('starter');
  // Legacy routes are gone.
  await expect(admin().session.get({ session_key: 'w1' })).rejects.toMatchObject({ code: 'unsupported' });
});

test('a cart that the store makes, and its lines', async () => {
  const client = guest();
  const { cart_key: key } = await client.cart.create();
  const mine = createClient({ store: store.url, hooks, cartKey: key });
  const line = await mine.cart.addItem({ id: 14, quantity: 2, return_item: true });
  expect(line).toMatchObject({ id: 14 });
  const cart = await mine.cart.get();
  expect(cart.cart_key).toBe(key);
  expect(cart.item_count).toBe(2);
  expect(await mine.cart.count()).toBe(2);
  expect(await mine.cart.totals()).toBeDefined();
  expect((await mine.cart.clear()).item_count).toBe(0);
  expect(await mine.cart.count()).toBe(0);
});

test('products by slug, and brands', async () => {
  const { products } = guest();
  const bySlug = await products.getBySlug({ slug: 'beanie' });
  expect(bySlug.id).toBe(14);
  const brands = await products.brands();
  const [brand] = brands;
  if (brand) expect((await products.brand({ id: brand.id })).slug).toBe(brand.slug);
});

test('sessions by their new routes', async () => {
  await createClient({ store: store.url, cartKey: 'wsession' }).cart.addItem({ id: 16 });
  const { sessions } = admin();
  expect((await sessions.get({ id: 'wsession' })).cart_key).toBe('wsession');
  expect(Object.values(await sessions.items({ id: 'wsession' }))).toHaveLength(1);
  await sessions.delete({ id: 'wsession' });
  await expect(sessions.get({ id: 'wsession' })).rejects.toMatchObject({ status: 404 });
});
