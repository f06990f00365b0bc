/** Moving the focus on when the thing that had it goes away. */

/** Focuses the first of these selectors that finds something, after the page has been drawn. */
export function focusSoon(...selectors: string[]): void {
  requestAnimationFrame(() => {
    const found = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
    found.find((element) => element !== null)?.focus();
  });
}
