/** Lists page by page. The store says how many there are in headers, in the document, or not at all. */
import { isRecord } from './document.js';
import type { Reply } from './perform.js';

/** Asks for one page: its answer, and its document after all shapes were made even. */
export type AskPage = (page: number) => Promise<{ reply: Reply; document: unknown } | undefined>;

/** The pages from `first` on; `undefined` of `ask` says that there is none. */
export async function* pagesOf(ask: AskPage, first: number, perPage: number): AsyncGenerator<unknown> {
  for (let page = first; ; page += 1) {
    const answer = await ask(page);
    if (!answer) return;
    const { reply, document } = answer;
    const items = itemsOf(document);
    const pages = numberOf(reply.headers.get('X-WP-TotalPages')) ?? numberIn(document, 'total_pages');
    if (items.length === 0 && page > first) return;
    yield document;
    if (pages === null ? !hasNext(document, items.length, perPage) : page >= pages) return;
  }
}

/** The items of all pages, one by one. */
export async function* itemsOfAll(pages: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  for await (const page of pages) yield* itemsOf(page);
}

/** The list in a document: the document itself, or the one list in it. */
function itemsOf(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document;
  if (!isRecord(document)) return [];
  const { products, orders, subscriptions } = document;
  const list = products ?? orders ?? subscriptions;
  return Array.isArray(list) ? list : Object.values(isRecord(list) ? list : {});
}

/** Whether a page follows: by the address of the next one, else by whether this one was full. */
function hasNext(document: unknown, length: number, perPage: number): boolean {
  const pagination = isRecord(document) ? document['pagination'] : undefined;
  return isRecord(pagination) && 'next' in pagination ? Boolean(pagination['next']) : length >= perPage;
}

function numberIn(document: unknown, name: string): number | null {
  return isRecord(document) && typeof document[name] === 'number' ? document[name] : null;
}

function numberOf(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
