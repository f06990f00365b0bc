/** The products loaded so far, and how the next ones come. */
import { type Catalogue, CatalogueError, type Product } from './catalogue';

/** Products of one load: fills rows of two, three and four columns. */
const PER_PAGE = 24;

/** The products on show. */
export interface Shelf {
  /** `loading` the first products, `ready`, or `failed` to load the first ones. */
  readonly status: 'loading' | 'ready' | 'failed';
  readonly products: readonly Product[];
  /** How many products the store has. */
  readonly total: number;
  readonly hasMore: boolean;
  /** How the next products come. */
  readonly more: 'idle' | 'loading' | 'failed';
  /** Why the store could not be read, or `null`. */
  readonly problem: CatalogueError | null;
  /** Loads the next products, or the first ones again after a failure. Resolves with how many came. */
  load(): Promise<number>;
}

/** An empty shelf; `changed` is called after every change. */
export function createShelf(catalogue: Catalogue, changed: () => void): Shelf {
  let page = 0;
  const shelf = {
    status: 'loading' as Shelf['status'],
    products: [] as readonly Product[],
    total: 0,
    hasMore: true,
    more: 'idle' as Shelf['more'],
    problem: null as CatalogueError | null,
    async load() {
      if (shelf.more === 'loading' || !shelf.hasMore) return 0;
      const first = page === 0;
      shelf.more = 'loading';
      if (first) shelf.status = 'loading';
      changed();
      try {
        const next = await catalogue.products(page + 1, PER_PAGE);
        page += 1;
        // A product that moved to a later page meanwhile must not come twice.
        const known = new Set(shelf.products.map(({ id }) => id));
        shelf.products = [...shelf.products, ...next.products.filter(({ id }) => !known.has(id))];
        shelf.total = next.totalProducts;
        shelf.hasMore = page < next.totalPages;
        shelf.more = 'idle';
        shelf.problem = null;
        shelf.status = 'ready';
        return next.products.length;
      } catch (error) {
        shelf.problem = error instanceof CatalogueError ? error : new CatalogueError(String(error), 0);
        shelf.more = 'failed';
        if (first) shelf.status = 'failed';
        return 0;
      } finally {
        changed();
      }
    },
  };
  return shelf;
}
