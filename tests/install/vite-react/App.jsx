import { CartProvider, useCart, useCartActions } from 'cocart-wasm/react';

function Cart() {
  const line = useCart((cart) => cart.lines[0]);
  const { add } = useCartActions();
  return (
    <>
      <button type="button" onClick={() => add('woo-belt', 2)}>
        Add
      </button>
      <output>{line && !line.pending ? `${line.quantity} x ${line.name}` : ''}</output>
    </>
  );
}

export function App({ store }) {
  return (
    <CartProvider store={store}>
      <Cart />
    </CartProvider>
  );
}
