/** Everything a shopper does with single lines, and what a line is. */
import { expect, test } from './fixtures.ts';
import { openCart, productId, settled, shown, stored, storedLines, Traffic } from './helpers.ts';

test('a variation by its attributes @profiles', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const line = await page.evaluate(async () => {
    const variation = { attribute_pa_color: 'blue', attribute_logo: 'Yes' };
    await window.cart.add('woo-hoodie', 2, { variation });
    await window.cart.add('woo-hoodie', 1, { variation });
    await window.cart.settled();
    const [first] = window.cart.getSnapshot().lines;
    return { ...first, lines: window.cart.getSnapshot().lines.length };
  });
  expect(line).toMatchObject({ lines: 1, quantity: 3, pending: false, variation: { Color: 'Blue', Logo: 'Yes' } });
  const [inStore, ...others] = await storedLines(store, traffic.key);
  expect(others).toEqual([]);
  expect(inStore).toMatchObject({ item_key: line.key, id: line.productId, quantity: { value: 3 } });
});

test('item data makes lines of their own', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const notes = await page.evaluate(async () => {
    const { cart } = window;
    void cart.add('woo-belt', 1, { itemData: { engraving: 'Für Łucja & co', gift: true } });
    void cart.add('woo-belt', 2, { itemData: { engraving: 'Second' } });
    void cart.add('woo-belt', 1, { itemData: { engraving: 'Second' } });
    void cart.add('woo-belt', 5);
    await cart.settled();
    return cart.getSnapshot().lines.map(({ itemData, quantity }) => [itemData['engraving'] ?? null, quantity]);
  });
  const meant = [
    ['Für Łucja & co', 1],
    ['Second', 3],
    [null, 5],
  ];
  expect(notes).toEqual(meant);
  const lines = await storedLines(store, traffic.key);
  expect(
    lines.map(({ cart_item_data: data, quantity }) => [
      (data as Record<string, unknown>)['engraving'] ?? null,
      quantity.value,
    ]),
  ).toEqual(meant);
});

test('by id and by SKU is one line', async ({ page, pages, store }) => {
  const id = await productId(store, 'woo-beanie');
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  await page.evaluate(async (beanie) => {
    await window.cart.add('woo-beanie', 1);
    await window.cart.add(beanie, 1);
    await window.cart.add('WOO-BEANIE', 1);
  }, id);
  await settled(page);
  expect(await shown(page)).toEqual({ 'woo-beanie': 3 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 3 });
});

test('remove, restore, clear, and a quantity of 0 @profiles', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  await page.evaluate(async () => {
    await Promise.all([window.cart.add('woo-beanie', 4), window.cart.add('woo-belt', 2), window.cart.add('woo-cap')]);
  });
  const removed = await page.evaluate(async () => {
    const { cart } = window;
    const [beanie, belt] = cart.getSnapshot().lines;
    if (!beanie || !belt) throw new Error('Two lines were expected.');
    const removal = cart.remove(beanie);
    void cart.setQuantity(belt, 0);
    const { lines, removed: gone } = cart.getSnapshot();
    const atOnce = [lines.map(({ sku }) => sku), gone.map(({ id }) => id === beanie.id || id === belt.id)];
    await removal;
    await cart.settled();
    return { atOnce, beanie: beanie.id };
  });
  expect(removed.atOnce).toEqual([['woo-cap'], [true, true]]);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-cap': 1 });

  const restored = await page.evaluate(async (id) => {
    const restoring = window.cart.restore(id);
    const atOnce = window.cart.getSnapshot().lines.find((line) => line.id === id)?.quantity;
    await restoring;
    return { atOnce, now: window.cart.getSnapshot().lines.find((line) => line.id === id)?.quantity };
  }, removed.beanie);
  expect(restored).toEqual({ atOnce: 4, now: 4 });
  expect(await stored(store, traffic.key)).toEqual({ 'woo-cap': 1, 'woo-beanie': 4 });

  const afterClear = await page.evaluate(async () => {
    const clearing = window.cart.clear();
    const atOnce = window.cart.getSnapshot().count;
    await clearing;
    return { atOnce, now: window.cart.getSnapshot().count };
  });
  expect(afterClear).toEqual({ atOnce: 0, now: 0 });
  expect(await stored(store, traffic.key)).toEqual({});
});

test('acting on a line that the store has not confirmed', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const ids = await page.evaluate(async () => {
    const { cart } = window;
    void cart.add('woo-beanie', 1);
    void cart.add('woo-belt', 1);
    void cart.add('woo-cap', 1);
    const [beanie, belt, cap] = cart.getSnapshot().lines;
    if (!beanie || !belt || !cap) throw new Error('Three lines were expected.');
    const before = [beanie, belt, cap].map(({ id, key, pending }) => ({ id, key, pending }));
    void cart.setQuantity(beanie, 5);
    void cart.remove(belt);
    void cart.setQuantity(cap.id, 3);
    await cart.settled();
    return { before, after: cart.getSnapshot().lines.map(({ id, key, pending }) => ({ id, key, pending })) };
  });
  expect(ids.before.map(({ key, pending }) => [key, pending])).toEqual([
    [null, true],
    [null, true],
    [null, true],
  ]);
  // The line keeps its name when the store has given it a key.
  expect(ids.after.map(({ id }) => id)).toEqual([ids.before[0]?.id, ids.before[2]?.id]);
  expect(ids.after.every(({ key, pending }) => key !== null && !pending)).toBe(true);
  expect(await stored(store, traffic.key)).toEqual({ 'woo-beanie': 5, 'woo-cap': 3 });
});

test('after one quantity change only what shows it is another object', async ({ page, pages, store }) => {
  await openCart(page, pages.blank, store);
  const differing = await page.evaluate(async () => {
    const { cart } = window;
    await Promise.all([cart.add('woo-beanie'), cart.add('woo-belt'), cart.add('woo-cap')]);
    await cart.settled();
    const before = cart.getSnapshot();
    if (cart.getSnapshot() !== before) return ['the snapshot is another one each time'];
    const [, belt] = before.lines;
    if (!belt) throw new Error('A line was expected.');
    void cart.setQuantity(belt, 4);
    const after = cart.getSnapshot();
    const names: string[] = after === before ? [] : ['snapshot'];
    for (const [name, value] of Object.entries(after)) {
      const old = (before as unknown as Record<string, unknown>)[name];
      if (typeof value === 'object' && value !== old) names.push(name);
    }
    after.lines.forEach((line, index) => {
      if (line !== before.lines[index]) names.push(`line ${index}`);
    });
    await cart.settled();
    return names.sort();
  });
  expect(differing).toEqual(['line 1', 'lines', 'queue', 'snapshot', 'totals']);
});

test('a product at hand fills the new line before the store has answered', async ({ page, pages, store }) => {
  const answer = await fetch(`${store.url}/wp-json/cocart/v2/products/woo-belt`);
  const product = (await answer.json()) as Record<string, unknown>;
  await openCart(page, pages.blank, store);
  const line = await page.evaluate((belt) => {
    void window.cart.add('woo-belt', 2, { product: belt });
    const [first] = window.cart.getSnapshot().lines;
    return first && { name: first.name, sku: first.sku, image: first.image, price: first.price?.amount ?? null };
  }, product);
  expect(line).toMatchObject({ name: 'Belt', sku: 'woo-belt', price: expect.any(Number) });
  await settled(page);
});

test('names with entities and in every script, as text @devstore', async ({ page, pages, store }) => {
  const traffic = new Traffic(page);
  await page.goto(`${pages.counter}?store=${encodeURIComponent(store.url)}&product=42`);
  await page.waitForFunction(() => window.cart?.getSnapshot().status === 'ready');
  await page.evaluate(async () => {
    await Promise.all([window.cart.add(41), window.cart.add(42)]);
    await window.cart.settled();
  });
  const names = ['Café "Déjà‑vu" & <Crème> ☕🎉 – 日本語 Ünïcödé עברית', 'Tom & Jerry’s 1/2" Drill <Pro>'];
  expect(await page.evaluate(() => window.cart.getSnapshot().lines.map(({ name }) => name))).toEqual(names);
  await expect(page.locator('#lines li')).toHaveText(names.map((name) => `1 × ${name}`));
  expect(await stored(store, traffic.key)).toEqual({ 'rs-unicode': 1, 'rs-entities': 1 });
});

test('a cart of 120 lines @devstore', async ({ page, pages, store, devstore }) => {
  const traffic = new Traffic(page);
  await openCart(page, pages.blank, store);
  const skus = Array.from({ length: 120 }, (_, index) => `bulk-${String(index + 1).padStart(3, '0')}`);
  const atOnce = await page.evaluate((products) => {
    for (const product of products) void window.cart.add(product);
    return window.cart.getSnapshot().lines.length;
  }, skus);
  expect(atOnce).toBe(120);
  await settled(page);
  const changed = await page.evaluate(async () => {
    const before = window.cart.getSnapshot().lines;
    const line = before[77];
    if (!line) throw new Error('120 lines were expected.');
    void window.cart.setQuantity(line, 9);
    const now = window.cart.getSnapshot().lines;
    const differing = now.filter((each, index) => each !== before[index]).map(({ sku }) => sku);
    await window.cart.settled();
    return differing;
  });
  expect(changed).toEqual(['bulk-078']);
  const meant = Object.fromEntries(skus.map((sku) => [sku, sku === 'bulk-078' ? 9 : 1]));
  expect(await shown(page)).toEqual(meant);
  expect(await stored(store, traffic.key)).toEqual(meant);
  expect((await devstore.log()).overlaps).toBe(0);
});
