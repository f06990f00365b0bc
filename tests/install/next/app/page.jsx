// A server component: it imports the package, and gives the store's address to a client component.
import { createCart } from 'cocart-wasm';
import { CartProvider } from 'cocart-wasm/react';
import { Cart } from './cart.jsx';

export default async function Page({ searchParams }) {
  const { store } = await searchParams;
  const { status, count } = createCart({ store }).getServerSnapshot();
  return (
    <CartProvider store={store}>
      <p id="server">{`On the server: ${status}, ${count}`}</p>
      <Cart />
    </CartProvider>
  );
}
