/** Counts what custom elements draw, by looking at what changes in their shadow roots. */
import type { CartDrawer } from 'cocart-wasm/element';
import { count } from '../commits.ts';

/** Counts drawings of badge, buttons, totals and lines, each under its own name. */
export function watchDrawing(drawer: CartDrawer): void {
  // What the cart tells counts as well: it shows that something did happen.
  drawer.cart?.subscribe(() => count('status'));
  watch(document.querySelector('cocart-badge'), () => 'badge');
  for (const button of document.querySelectorAll('cocart-add')) watch(button, () => 'actions');
  watch(drawer, (element) => (element.closest('[part=totals]') ? 'total' : 'drawer'));
  watch(drawer.shadowRoot?.querySelector('cocart-line-list'), (element) => {
    const id = element.closest<HTMLElement>('[data-line]')?.dataset['line'];
    return drawer.cart?.getSnapshot().lines.find((line) => line.id === id)?.sku ?? 'list';
  });
}

/** What changed in one task is one drawing; what was set to what it was already is none. */
function watch(host: Element | null | undefined, partOf: (element: Element) => string): void {
  const root = host?.shadowRoot;
  if (!root) throw new Error('There is no element to watch.');
  const observer = new MutationObserver((changes) => {
    const parts = changes
      .filter(({ target, attributeName, oldValue }) => !attributeName || attribute(target, attributeName) !== oldValue)
      .map(({ target }) => partOf(target instanceof Element ? target : (target.parentElement ?? root.host)));
    for (const part of new Set(parts)) count(part);
  });
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(root, { ...everything, attributeOldValue: true });
}

const attribute = (target: Node, name: string) => (target as Element).getAttribute(name);
