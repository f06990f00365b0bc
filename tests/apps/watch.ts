/** Counts what is drawn, by looking at what changes in the document. */
import { count } from './commits.ts';

/** Counts by part. What changed in one task is one drawing; what was set to what it was already is none. */
export function watch(root: Node, host: Element, partOf: (element: Element) => string): void {
  const observer = new MutationObserver((changes) => {
    const parts = changes
      .filter(({ target, attributeName, oldValue }) => !attributeName || attribute(target, attributeName) !== oldValue)
      .map(({ target }) => partOf(target instanceof Element ? target : (target.parentElement ?? host)));
    for (const part of new Set(parts)) count(part);
  });
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(root, { ...everything, attributeOldValue: true });
}

const attribute = (target: Node, name: string) => (target as Element).getAttribute(name);
