import { CartProvider, useCart, useCartActions, useLine } from 'cocart-wasm/react';

export function App() {
  return (
    <CartProvider store="https://shop.example">
      <Cart />
    </CartProvider>
  );
}

function Cart() {
  const ids = useCart((cart) => cart.lines.map((line) => line.id));
  const { add } = useCartActions();
  return (
    <>
      <button type="button" onClick={() => add('woo-beanie')}>
        Add a beanie
      </button>
      {ids.map((id) => (
        <Line key={id} id={id} />
      ))}
    </>
  );
}

/** Renders when this line has changed, and for no other. */
function Line({ id }: { id: string }) {
  const line = useLine(id);
  const { setQuantity } = useCartActions();
  if (!line) return null;
  return (
    <button type="button" onClick={() => setQuantity(line, line.quantity + 1)}>
      {line.name} × {line.quantity}
    </button>
  );
}
