/** The recorded exchanges with real stores, each with the call it belongs to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';

interface Step {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
  };
  readonly response: { readonly status: number; readonly body: unknown };
}

/** A recorded answer. */
export interface Recorded {
  /** Tape and step, to find it again. */
  readonly name: string;
  /** Id of the call; none for what is no call of the API (pages of the shop, preflights). */
  readonly call: string | undefined;
  readonly status: number;
  /** True when the request asked for a part of the answer. */
  readonly partial: boolean;
  readonly body: unknown;
}

const calls: readonly (readonly [method: string, path: RegExp, call: string])[] = (
  [
    ['POST', 'batch/v1', 'batch.core'],
    ['POST', 'cocart/batch', 'batch.plus'],
    ['POST', 'cocart/jwt/refresh-token', 'jwt.refresh'],
    ['POST', 'cocart/jwt/validate-token', 'jwt.validate'],
    ['GET', 'cocart/v2', 'index.namespace'],
    ['GET', 'cocart/v2/cart', 'cart.get'],
    ['POST', 'cocart/v2/cart/add-item', 'cart.addItem'],
    ['POST', 'cocart/v2/cart/add-items', 'cart.addItems'],
    ['GET', 'cocart/v2/cart/items', 'cart.items'],
    ['GET', 'cocart/v2/cart/items/count', 'cart.count'],
    ['GET', 'cocart/v2/cart/item/\\w+', 'cart.item'],
    ['POST', 'cocart/v2/cart/item/\\w+', 'cart.updateItem'],
    ['PUT', 'cocart/v2/cart/item/\\w+', 'cart.restoreItem'],
    ['PATCH', 'cocart/v2/cart/item/\\w+', 'cart.restoreItem.patch'],
    ['DELETE', 'cocart/v2/cart/item/\\w+', 'cart.removeItem'],
    ['POST', 'cocart/v2/cart/calculate', 'cart.calculate'],
    ['POST', 'cocart/v2/cart/clear', 'cart.clear'],
    ['POST', 'cocart/v2/cart/update', 'cart.update'],
    ['GET', 'cocart/v2/cart/totals', 'cart.totals'],
    ['POST', 'cocart/v2/login', 'login'],
    ['POST', 'cocart/v2/logout', 'logout'],
    ['GET', 'cocart/v2/store', 'store'],
    ['GET', 'cocart/v2/sessions', 'sessions.list'],
    ['GET', 'cocart/v2/session/\\w+', 'session.get'],
    ['DELETE', 'cocart/v2/session/\\w+', 'session.delete'],
    ['GET', 'cocart/v2/session/\\w+/items', 'session.items'],
    ['GET', 'cocart/v2/products', 'products.list'],
    ['GET', 'cocart/v2/products/attributes', 'products.attributes'],
    ['GET', 'cocart/v2/products/attributes/\\d+', 'products.attribute'],
    ['GET', 'cocart/v2/products/attributes/\\d+/terms', 'products.attributeTerms'],
    ['GET', 'cocart/v2/products/attributes/\\d+/terms/\\d+', 'products.attributeTerm'],
    ['GET', 'cocart/v2/products/categories', 'products.categories'],
    ['GET', 'cocart/v2/products/categories/\\d+', 'products.category'],
    ['GET', 'cocart/v2/products/tags', 'products.tags'],
    ['GET', 'cocart/v2/products/tags/\\d+', 'products.tag'],
    ['GET', 'cocart/v2/products/reviews', 'products.reviews'],
    ['GET', 'cocart/v2/products/reviews/\\d+', 'products.review'],
    ['GET', 'cocart/v2/products/[\\w-]+', 'products.get'],
    ['GET', 'cocart/v2/products/[\\w-]+/variations', 'products.variations'],
    ['GET', 'cocart/v2/products/[\\w-]+/variations/\\d+', 'products.variation'],
  ] as const
).map(([method, path, call]) => [method, new RegExp(`^/wp-json/${path}/?$`), call]);

const tapes = join(root, 'tests/tapes');

/** Every answer on every tape. */
export function recorded(): readonly Recorded[] {
  return tapeFiles().flatMap((file) => {
    const { steps } = JSON.parse(readFileSync(join(tapes, file), 'utf8')) as { steps: readonly Step[] };
    return steps.map(({ name, request, response }) => ({
      name: `${file}: ${name}`,
      call: calls.find(([method, path]) => method === request.method && path.test(request.path))?.[2],
      status: response.status,
      partial: ['fields', '_fields'].some((parameter) => parameter in request.query),
      body: response.body,
    }));
  });
}

/** The tapes as text, by their file. */
export const tapeTexts = () => tapeFiles().map((file) => [file, readFileSync(join(tapes, file), 'utf8')] as const);

function tapeFiles(): readonly string[] {
  return readdirSync(tapes, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
}
