/** The parts of the shop with a cart of the page's own, which counts who listens to it. */
import { createCart } from 'cocart-wasm';
import { CartProvider } from 'cocart-wasm/react';
import { useState } from 'react';
import { AddToCart } from '../../../examples/react/AddToCart.tsx';
import { CartBadge } from '../../../examples/react/CartBadge.tsx';
import { CartDrawer } from '../../../examples/react/CartDrawer.tsx';
import { CustomerLogin } from '../../../examples/react/CustomerLogin.tsx';
import { counted } from '../commits.ts';

export function Given({ store }: { store: string }) {
  const [cart] = useState(() => counted(createCart({ store })));
  return (
    <CartProvider cart={cart}>
      <CartBadge />
      <CustomerLogin />
      <AddToCart product="woo-beanie" name="Beanie" />
      <CartDrawer />
    </CartProvider>
  );
}
