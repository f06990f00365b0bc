/** What the store in memory answers in each of its versions has the types of the calls, as the client gives it. */
import { createClient } from 'cocart-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDevstore } from '../../../scripts/devstore.mjs';
import { responseSchemas } from '../../../scripts/lib/response-schemas.mjs';
import { validators } from './validators.ts';

const validator = validators(responseSchemas());

// The schemas are compiled at their first use.
const patience = { timeout: 60_000 };

describe.each(['4.3', '4.9', '5.0'] as const)('CoCart %s', (profile) => {
  let store: Awaited<ReturnType<typeof startDevstore>>;
  const seen = new Set<string>();
  const wrong: unknown[] = [];

  /** Looks at every document on its way to the caller. */
  const transform = (document: unknown, { call }: { readonly call: string }) => {
    const validate = validator(call);
    seen.add(call);
    if (!validate(document)) wrong.push({ call, errors: validate.errors?.slice(0, 5) });
    return document;
  };
  const client = (options = {}) => createClient({ store: store.url, storage: 'memory', transform, ...options });
  const admin = { auth: { type: 'basic', username: 'admin', password: 'admin' } };

  beforeAll(async () => {
    store = await startDevstore({ profile });
  }, 60_000);
  afterAll(() => store.stop());

  test('the cart', patience, async () => {
    const { cart } = client();
    await cart.get();
    const { items } = await cart.addItem({ id: 14, quantity: 2, item_data: { note: 'hi' } });
    const item_key = items[0]?.item_key ?? '';
    await cart.addItem({ id: 11, variation: { attribute_pa_color: 'blue', attribute_logo: 'Yes' } });
    await cart.item({ item_key });
    await cart.items();
    await cart.updateItem({ item_key, quantity: 3 });
    await cart.update({ namespace: 'update-cart', quantity: { [item_key]: 1 } });
    await cart.calculate();
    await cart.removeItem({ item_key });
    await cart.get();
    await cart.restoreItem({ item_key });
    await cart.clear();
    expect(wrong).toEqual([]);
    expect(seen.size).toBeGreaterThanOrEqual(10);
  });

  test('the catalogue and the shop', patience, async () => {
    const { products, store: shop } = client();
    await shop();
    const { products: found } = await products.list({ per_page: 5 });
    expect(found.length).toBe(5);
    await products.get({ id: 14 });
    await products.get({ id: 11 });
    await products.variations({ id: 11 });
    await products.categories();
    await products.tags();
    await products.attributes();
    await products.attributeTerms({ id: 1 });
    await products.reviews();
    if (profile === '5.0') await products.brands();
    expect(wrong).toEqual([]);
  });

  test('the login, and the carts of all shoppers', patience, async () => {
    const guest = client();
    await guest.cart.addItem({ id: 14 });
    await client().login({ username: 'jane', password: 'jane-pass' });
    const { sessions, session } = client(admin);
    const key = (await sessions.list()).find(({ customers_email }) => customers_email === '')?.cart_key ?? '';
    expect(key).not.toBe('');
    if (profile === '5.0') await sessions.get({ id: key });
    else await session.get({ session_key: key });
    if (profile === '5.0') await sessions.items({ id: key });
    else await session.items({ session_key: key });
    expect(wrong).toEqual([]);
  });
});
