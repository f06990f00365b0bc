/** The built package in a page without a bundler. */
import { expect, test } from './fixtures.ts';

test('only the entry is loaded until a cart is made; then glue and bytes come side by side', async ({
  page,
  pages,
  store,
}) => {
  const loaded: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/pkg/')) loaded.push(pathname);
  });
  await page.goto(pages.blank);

  await page.evaluate(() => import('cocart-wasm'));
  expect(loaded).toEqual(['/pkg/index.js']);

  await page.evaluate(async (address) => {
    const { createCart } = await import('cocart-wasm');
    const cart = createCart({ store: address });
    await cart.refresh();
    cart.destroy();
  }, store.url);
  expect([...loaded].sort()).toEqual(['/pkg/bytes.js', '/pkg/engine.js', '/pkg/index.js']);
});

test('a cart works on a page of another origin than the store', async ({ page, pages, store }) => {
  await page.goto(pages.blank);
  const seen = await page.evaluate(async (address) => {
    const { createCart } = await import('cocart-wasm');
    const cart = createCart({ store: address });
    await cart.refresh();
    const added = cart.add('woo-belt', 2);
    const atOnce = cart.getSnapshot().lines.map((line) => line.quantity);
    await added;
    await cart.settled();
    const confirmed = cart.getSnapshot().lines.map((line) => line.quantity);
    await cart.clear();
    return { atOnce, confirmed, pending: cart.getSnapshot().pending };
  }, store.url);
  expect(seen).toEqual({ atOnce: [2], confirmed: [2], pending: 0 });
});
