import { expect, test } from 'vitest';
import { type Catalogue, CatalogueError, type Product, type ProductPage } from './catalogue';
import { createShelf } from './shelf';

const product = (id: number): Product => ({ id }) as Product;
const pages: ProductPage[] = [
  { products: [product(1), product(2)], page: 1, totalPages: 2, totalProducts: 3 },
  { products: [product(2), product(3)], page: 2, totalPages: 2, totalProducts: 3 },
];

/** A catalogue whose first answers fail as told. */
function catalogue(failures: number): Catalogue {
  return {
    products: async (page) => {
      if (failures-- > 0) throw new CatalogueError('No answer', 0);
      return pages[page - 1] ?? { products: [], page, totalPages: 2, totalProducts: 3 };
    },
    byId: async () => [],
    title: async () => '',
  };
}

test('adds page after page, each product once, until there are no more', async () => {
  const shelf = createShelf(catalogue(0), () => undefined);
  expect(shelf.status).toBe('loading');
  await shelf.load();
  expect([shelf.status, shelf.hasMore]).toEqual(['ready', true]);
  await shelf.load();
  expect(shelf.products.map(({ id }) => id)).toEqual([1, 2, 3]);
  expect([shelf.hasMore, await shelf.load()]).toEqual([false, 0]);
});

test('after a failure the same page is asked for again', async () => {
  let drawn = 0;
  const shelf = createShelf(catalogue(1), () => {
    drawn += 1;
  });
  await shelf.load();
  expect([shelf.status, shelf.problem?.status]).toEqual(['failed', 0]);
  await shelf.load();
  expect([shelf.status, shelf.problem, shelf.products.length]).toEqual(['ready', null, 2]);
  expect(drawn).toBe(4);
});

test('two loads at once are one', async () => {
  const shelf = createShelf(catalogue(0), () => undefined);
  await Promise.all([shelf.load(), shelf.load()]);
  expect(shelf.products).toHaveLength(2);
});
