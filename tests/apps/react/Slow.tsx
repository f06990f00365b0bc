/** Many parts that show the cart and take long to render, in a transition: React gives way between them. */
import { CartProvider, useCart } from 'cocart-wasm/react';
import { startTransition, useState } from 'react';
import { AddToCart } from '../../../examples/react/AddToCart.tsx';
import { CartBadge } from '../../../examples/react/CartBadge.tsx';
import { count } from '../commits.ts';

export function Slow({ store }: { store: string }) {
  const [isShown, setShown] = useState(false);
  return (
    <CartProvider store={store}>
      <CartBadge />
      <AddToCart product="woo-beanie" name="Beanie" />
      <button type="button" onClick={() => startTransition(() => setShown(true))}>
        Show
      </button>
      {isShown && Array.from({ length: 100 }, (_, part) => <Part key={String(part)} />)}
    </CartProvider>
  );
}

function Part() {
  const shown = useCart((cart) => cart.count);
  const end = performance.now() + 3;
  while (performance.now() < end);
  return <output className="part">{shown}</output>;
}

/** After each commit all of the page says the same. */
export function watchTearing(): void {
  new MutationObserver(() => {
    const shown = new Set([...document.querySelectorAll('output')].map(({ textContent }) => textContent));
    if (shown.size > 1) count('torn');
  }).observe(document, { childList: true, characterData: true, subtree: true });
}
