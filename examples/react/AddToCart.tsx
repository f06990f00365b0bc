/** A button that puts a product in the cart, and says why where the store refuses it. */
import { useCartActions } from 'cocart-wasm/react';
import { useState } from 'react';

export function AddToCart({ product, name }: { product: number | string; name: string }) {
  const { add } = useCartActions();
  const [problem, setProblem] = useState('');

  function put() {
    setProblem('');
    // The cart shows it at once; the promise is only needed for a refusal.
    add(product).catch((error) => setProblem(error.message));
  }

  return (
    <p>
      <button type="button" onClick={put}>
        Add {name} to the cart
      </button>
      {problem && <span role="alert">{problem}</span>}
    </p>
  );
}
