/** What the tests read of a page: how often each part of it was drawn, and who listens to its cart. */
import type { Cart } from 'cocart-wasm';

declare global {
  interface Window {
    /** By name of the part, since the test has emptied it. */
    commits: Record<string, number>;
    /** How many listen to the cart that {@link counted} has made. */
    listeners: number;
    /** Ends the app. */
    unmount(): void;
  }
}

/** Counts a drawing. */
export function count(part: string): void {
  window.commits[part] = (window.commits[part] ?? 0) + 1;
}

/** The cart, counted in `window.listeners`. */
export function counted(cart: Cart): Cart {
  window.listeners = 0;
  return {
    ...cart,
    subscribe(listener) {
      const end = cart.subscribe(listener);
      window.listeners += 1;
      return () => {
        window.listeners -= 1;
        end();
      };
    },
  };
}

/** What the page was asked for in its address. */
export function asked(): { store: string; page: string | null; isLate: boolean } {
  const query = new URLSearchParams(location.search);
  return { store: query.get('store') ?? '', page: query.get('page'), isLate: query.has('late') };
}

/** Resolves when the part of the page that shows the count shows one. */
export async function countIsShown(place: Element): Promise<void> {
  while (!Number(place.querySelector('output')?.textContent)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
