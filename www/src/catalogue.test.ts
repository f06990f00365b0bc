import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { CatalogueError, createCatalogue, currencyOf, entries, pictureOf } from './catalogue';

/** What a real store answered, by step of the recording. */
type Step = { name: string; response: { status: number; body: unknown } };
const tape = JSON.parse(
  readFileSync(new URL('../../tests/tapes/usd-tax-exclusive/products.json', import.meta.url), 'utf8'),
) as { steps: Step[] };
const recorded = (name: string): unknown => tape.steps.find((step) => step.name === name)?.response.body;

/** Answers requests whose address contains the key; anything else is refused, as without a network. */
function answering(answers: Record<string, unknown>, status = 200): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    const key = Object.keys(answers).find((part) => address.includes(part));
    if (key === undefined) throw new TypeError('Failed to fetch');
    return new Response(JSON.stringify(answers[key]), { status });
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test('reads a page of products', async () => {
  const asked = answering({ '/products?': recorded('first page') });
  const page = await createCatalogue('https://store.test').products(1, 5);
  expect(asked[0]).toBe('https://store.test/wp-json/cocart/v2/products?per_page=5&page=1&orderby=id&order=ASC');
  expect(page.products).toHaveLength(5);
  expect([page.page, page.totalPages, page.totalProducts]).toEqual([1, 47, 234]);
  const [first] = page.products;
  expect(first && currencyOf(first.prices)).toMatchObject({ code: 'USD', minorUnit: 2, prefix: '$' });
});

test('asks for the variations of a product that came without them, and reads their other shape', async () => {
  const bare = { ...(recorded('variable') as object), id: 10, variations: [] };
  const asked = answering({
    '/products?': { products: [bare], page: 1, total_pages: 1, total_products: 1 },
    '/products/10/variations': recorded('variations'),
  });
  const page = await createCatalogue('https://store.test').products(1, 24);
  expect(asked).toHaveLength(2);
  const blue = page.products[0]?.variations.find(({ id }) => id === 26);
  expect(entries(blue?.attributes ?? [])).toContainEqual(['attribute_pa_color', 'blue']);
  expect(pictureOf(blue?.featured_image)).toMatch(/vneck-tee-blue-300x300\.png$/);
});

test('tells no answer from a wrong one', async () => {
  answering({});
  await expect(createCatalogue('https://store.test').title()).rejects.toMatchObject({ status: 0 });
  answering({ '/store': { code: 'rest_no_route' } }, 404);
  const wrong = createCatalogue('https://store.test').title();
  await expect(wrong).rejects.toBeInstanceOf(CatalogueError);
  await expect(wrong).rejects.toMatchObject({ status: 404 });
});
