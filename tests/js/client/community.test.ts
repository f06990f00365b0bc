/**
 * Every call of the community edition against the store in memory, in each of its versions. The last test of each
 * version fails for a call of the table that none of the others has made.
 */
import { createClient } from 'cocart-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallId, routes } from '../../../js/client/routes.js';
import { startDevstore } from '../../../scripts/devstore.mjs';
import { note, witness } from './witness.js';

const beanie = 14;
const cap = 16;

describe.each(['4.3', '4.9'] as const)('CoCart %s', (profile) => {
  let store: Awaited<ReturnType<typeof startDevstore>>;
  const made = new Set<string>();
  const tell = witness(`devstore ${profile}`);
  const hooks = {
    response(event: Parameters<NonNullable<typeof tell.response>>[0]) {
      made.add(event.call);
      tell.response?.(event);
    },
  };
  const guest = () => createClient({ store: store.url, hooks });
  const admin = () =>
    createClient({ store: store.url, hooks, auth: { type: 'basic', username: 'admin', password: 'admin' } });

  beforeAll(async () => {
    store = await startDevstore({ profile });
  }, 60_000);
  afterAll(() => store.stop());

  test('the life of a cart', async () => {
    const { cart } = guest();
    const empty = await cart.get();
    expect(empty.items).toEqual([]);
    expect(empty.notices).toEqual({});
    const added = await cart.addItem({ id: beanie, quantity: 2 });
    expect(added.items.map(({ id, quantity }) => [id, quantity.value])).toEqual([[beanie, 2]]);
    const key = added.items[0]?.item_key ?? '';
    expect((await cart.item({ item_key: key })).id).toBe(beanie);
    expect(Object.keys(await cart.items())).toEqual([key]);
    expect(await cart.count()).toBe(2);
    const updated = await cart.updateItem({ item_key: key, quantity: 3 });
    expect(updated.items[0]?.quantity.value).toBe(3);
    const several = await cart.update({ namespace: 'update-cart', quantity: { [key]: 4 } });
    expect(several.item_count).toBe(4);
    expect((await cart.calculate()).item_count).toBe(4);
    const totals = await cart.totals();
    // 4.3 never answers it: the client takes it out of the cart.
    if (profile === '4.3') note('cart.totals', 'devstore 4.3');
    expect(Number(totals.subtotal)).toBe(72);
    const removed = await cart.removeItem({ item_key: key });
    expect(removed.items).toEqual([]);
    expect((await cart.restoreItem({ item_key: key })).item_count).toBe(4);
    await cart.removeItem({ item_key: key });
    expect((await cart.restoreItem.patch({ item_key: key })).item_count).toBe(4);
    const grouped = await cart.addItems({ id: 32, quantity: { 12: 1, 13: 2 } });
    expect(grouped.item_count).toBe(7);
    expect((await cart.clear()).items).toEqual([]);
  });

  test('who the store is, and what it has', async () => {
    const client = guest();
    expect((await client.store()).home_url).toMatch(/^http/);
    expect((await client.index.root()).namespaces).toBeInstanceOf(Array);
    expect(Object.keys((await client.index.namespace()).routes)).toContain('/cocart/v2/cart');
    expect(Object.keys((await client.index.jwt()).routes)).toContain('/cocart/jwt/validate-token');
  });

  test('the catalogue', async () => {
    const { products } = guest();
    const page = await products.list({
      per_page: 3,
      category: 'accessories',
      orderby: 'price_asc',
      order: 'asc',
    } as never);
    expect(page.products?.length).toBeGreaterThan(0);
    expect((await products.get({ id: beanie })).sku).toBe('woo-beanie');
    expect((await products.get({ id: 'woo-beanie' })).id).toBe(beanie);
    const variations = await products.variations({ id: 11 });
    const [first] = variations;
    expect(first).toBeDefined();
    expect((await products.variation({ id: 11, variation_id: first?.id ?? 0 })).id).toBe(first?.id);
    const [category] = await products.categories();
    expect((await products.category({ id: category?.id ?? 0 })).slug).toBe(category?.slug);
    const [tag] = await products.tags();
    if (tag) expect((await products.tag({ id: tag.id })).slug).toBe(tag.slug);
    else await expect(products.tag({ id: 1 })).rejects.toMatchObject({ status: 404 });
    const [attribute] = await products.attributes();
    expect((await products.attribute({ id: attribute?.id ?? 0 })).slug).toBe(attribute?.slug);
    const [term] = await products.attributeTerms({ id: attribute?.id ?? 0 });
    const one = await products.attributeTerm({ attribute_id: attribute?.id ?? 0, id: term?.id ?? 0 });
    expect(one.slug).toBe(term?.slug);
  });

  test('reviews', async () => {
    const { products } = guest();
    // Everyone but those who moderate gets none.
    expect(await products.reviews()).toEqual([]);
    const [review] = await admin().products.reviews();
    expect((await products.review({ id: review?.id ?? 0 })).product_id).toBe(review?.product_id);
    const mine = { product_id: beanie, review: 'Warm.', reviewer: 'Ada', reviewer_email: 'ada@shop.test', rating: 5 };
    await expect(products.createReview(mine)).rejects.toMatchObject({ code: 'cocart_cannot_create', status: 403 });
    note('products.createReview', `devstore ${profile}`);
  });

  test('sessions, for those who manage the shop', async () => {
    const key = 'wsession';
    await createClient({ store: store.url, cartKey: key }).cart.addItem({ id: cap });
    const { sessions, session } = admin();
    const all = await sessions.list();
    expect(all.map(({ cart_key: one }) => one)).toContain(key);
    const view = await session.get({ session_key: key });
    expect(view.cart_key).toBe(key);
    expect(Object.values(await session.items({ session_key: key })).length).toBeGreaterThan(0);
    await session.delete({ session_key: key });
    await expect(session.get({ session_key: key })).rejects.toMatchObject({ status: 404 });
    await expect(guest().sessions.list()).rejects.toMatchObject({ code: 'cocart_rest_cannot_view', status: 401 });
  });

  test('login, tokens and logout', async () => {
    const client = createClient({ store: store.url, hooks, auth: { type: 'jwt' } });
    const login = await client.login({ username: 'jane', password: 'jane-pass' });
    expect(login.user_id).toBe('2');
    expect(await client.jwt.validate()).toEqual({ message: 'Token is valid.' });
    expect((await client.cart.get()).cart_key).toBe('2');
    const extras = login.extras as { jwt_refresh: string };
    const pair = await client.jwt.refresh({ refresh_token: extras.jwt_refresh });
    expect(pair.token).not.toBe('');
    // The new pair is the client's from now on.
    expect(await client.jwt.validate()).toEqual({ message: 'Token is valid.' });
    expect(await client.logout()).toBe(true);
    expect((await client.cart.get()).cart_key).not.toBe('2');
  });

  test('a batch', async () => {
    const client = guest();
    const [first, second] = await client.batch([
      { call: 'cart.addItem', parameters: { id: beanie, quantity: 2 } },
      { call: 'cart.addItem', parameters: { id: 999_999 } },
    ]);
    expect(first).toMatchObject({ status: 200, error: null, document: { item_count: 2, notices: expect.any(Object) } });
    expect(second).toMatchObject({ document: null, error: { code: expect.stringMatching(/^cocart_/) } });
    expect((await client.cart.get()).item_count).toBe(2);
    await expect(client.batch([{ call: 'cart.get' }])).rejects.toMatchObject({ code: 'invalid_argument' });
  });

  test('no call of the edition is left out', () => {
    const calls = (Object.keys(routes) as CallId[]).filter((call) =>
      routes[call].on.some(([edition]) => ['community', 'jwt', 'legacy'].includes(edition)),
    );
    expect(calls.length).toBeGreaterThan(40);
    expect(calls.filter((call) => !made.has(call))).toEqual([]);
  });
});
