/** Calls that answer in pages. */
import type { FieldsOf, Selected } from './select.js';
import type { CallOptions } from './types.js';

/** Parameters and options, where the parameters may be left out if all of them may. */
type Given<Parameters> =
  Record<never, never> extends Parameters
    ? [parameters?: Parameters, options?: CallOptions]
    : [parameters: Parameters, options?: CallOptions];

/** A call that answers in pages: one of them, one after another, or what they hold. */
export interface PagedCall<Parameters, Item, Page> {
  /** One page with these fields alone: the client sends WordPress's `_fields`. */
  <const Fields extends FieldsOf<Page>>(
    parameters: Parameters & { readonly fields: Fields },
    options?: CallOptions,
  ): Promise<Selected<Page, Fields>>;
  /** One page, the first where the parameters name none. */
  (...given: Given<Parameters>): Promise<Page>;
  /** The pages one after another, from the one that the parameters name; each is asked for when its turn comes. */
  pages(...given: Given<Parameters>): AsyncIterable<Page>;
  /** What the pages hold, one by one. */
  all(...given: Given<Parameters>): AsyncIterable<Item>;
}
