/** What the examples of the documentation take for granted: a shop, and somewhere to draw. */
import type { CartSnapshot } from 'cocart-wasm';

export const store = 'https://shop.example';

/** What was drawn, for the tests. */
export const drawn: unknown[] = [];

export function draw(snapshot: CartSnapshot | null): void {
  drawn.push(snapshot);
}

export function show(what: unknown): void {
  drawn.push(what);
}
