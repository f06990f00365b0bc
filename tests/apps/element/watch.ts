/** Counts what custom elements draw in their shadow roots. */
import type { CartDrawer } from 'cocart-wasm/element';
import { count } from '../commits.ts';
import { watch } from '../watch.ts';

/** Counts drawings of badge, buttons, totals and lines, each under its own name. */
export function watchDrawing(drawer: CartDrawer): void {
  // What the cart tells counts as well: it shows that something did happen.
  drawer.cart?.subscribe(() => count('status'));
  watchElement(document.querySelector('cocart-badge'), () => 'badge');
  for (const button of document.querySelectorAll('cocart-add')) watchElement(button, () => 'actions');
  watchElement(drawer, (element) => (element.closest('[part=totals]') ? 'total' : 'drawer'));
  watchElement(drawer.shadowRoot?.querySelector('cocart-line-list'), (element) => {
    const id = element.closest<HTMLElement>('[data-line]')?.dataset['line'];
    return drawer.cart?.getSnapshot().lines.find((line) => line.id === id)?.sku ?? 'list';
  });
}

function watchElement(host: Element | null | undefined, partOf: (element: Element) => string): void {
  if (!host?.shadowRoot) throw new Error('There is no element to watch.');
  watch(host.shadowRoot, host, partOf);
}
