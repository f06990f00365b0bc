/** Stores and carts to measure with. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCart } from 'cocart-wasm';
import { startDevstore } from '../../scripts/devstore.mjs';
import { root } from '../../scripts/lib/paths.mjs';

/** Above all ids of the sample shop. */
const firstId = 10_001;

/** A store with that many more products to fill a cart with. @param {number} size @param {number} latency */
export async function openStore(size, latency) {
  const folder = mkdtempSync(join(tmpdir(), 'cocart-bench-'));
  const catalog = join(folder, 'catalogue.json');
  const shop = JSON.parse(readFileSync(join(root, 'devstore/data/catalogue.json'), 'utf8'));
  const products = ids(size).map((id) => ({ id, name: `Product ${id}`, sku: `product-${id}`, regular_price: '19.90' }));
  writeFileSync(catalog, JSON.stringify({ ...shop, products: [...(shop.products ?? []), ...products] }));
  const store = await startDevstore({ catalog, latency });
  rmSync(folder, { recursive: true });
  return store;
}

/** @param {number} size */
export const ids = (size) => Array.from({ length: size }, (_, index) => firstId + index);

/** A call of the store's cart; throws where the store refuses it. @param {string} address @param {Record<string, string>} [form] */
export async function call(address, form) {
  const response = await fetch(address, form ? { method: 'POST', body: new URLSearchParams(form) } : {});
  const text = await response.text();
  if (!response.ok) throw new Error(`${address}: ${response.status} ${text}`);
  return JSON.parse(text);
}

/** Address of a cart route. @param {string} url @param {string} key @param {string} [route] */
export const address = (url, key, route = '') =>
  `${url}/wp-json/cocart/v2/cart${route}?cart_key=${encodeURIComponent(key)}`;

/** What the store was asked; see devstore. @param {string} url @returns {Promise<{ cart_requests: number, overlaps: number, requests: { cart_key: string }[] }>} */
export const log = (url) => call(`${url}/devstore/log`);

/** Forgets the log. @param {string} url */
export async function forgetLog(url) {
  await fetch(`${url}/devstore/log`, { method: 'DELETE' });
}

/** A cart of this package that knows what the store holds, and its key. @param {string} url */
export async function openCart(url) {
  await forgetLog(url);
  const cart = createCart({ store: url, storage: 'memory' });
  await cart.refresh();
  const key = (await log(url)).requests[0]?.cart_key;
  if (!key) throw new Error('The cart has sent no key.');
  return { cart, key };
}
