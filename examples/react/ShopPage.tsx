/** The whole of it: a provider around everything that shows the cart. */
import { CartProvider } from 'cocart-wasm/react';
import { AddToCart } from './AddToCart.tsx';
import { CartBadge } from './CartBadge.tsx';
import { CartDrawer } from './CartDrawer.tsx';
import { CustomerLogin } from './CustomerLogin.tsx';

const products = [
  { id: 'woo-beanie', name: 'Beanie' },
  { id: 'woo-belt', name: 'Belt' },
  { id: 'woo-cap', name: 'Cap' },
];

export function ShopPage({ store }: { store: string }) {
  return (
    <CartProvider store={store}>
      <header>
        <CartBadge />
        <CustomerLogin />
      </header>
      <main>
        {products.map(({ id, name }) => (
          <AddToCart key={id} product={id} name={name} />
        ))}
      </main>
      <CartDrawer />
    </CartProvider>
  );
}
