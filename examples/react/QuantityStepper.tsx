/** One less, how many, one more. Click as fast as you like: many clicks become one request. */
import type { CartLine } from 'cocart-wasm';
import { useCartActions } from 'cocart-wasm/react';

export function QuantityStepper({ line }: { line: CartLine }) {
  const { setQuantity } = useCartActions();
  const { quantity, minimum, maximum } = line;
  return (
    <span>
      <button
        type="button"
        aria-label="One less"
        disabled={quantity <= (minimum ?? 1)}
        onClick={() => setQuantity(line, quantity - 1)}
      >
        −
      </button>
      <output aria-label="Quantity">{quantity}</output>
      <button
        type="button"
        aria-label="One more"
        disabled={maximum !== null && quantity >= maximum}
        onClick={() => setQuantity(line, quantity + 1)}
      >
        +
      </button>
    </span>
  );
}
