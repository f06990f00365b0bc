/** Goes to the checkout once everything that was asked for has reached the store. */
import { useCart, useCartActions } from 'cocart-wasm/react';
import { useState } from 'react';

export function CheckoutButton({ address = '#checkout' }: { address?: string }) {
  const { settled } = useCartActions();
  const isEmpty = useCart((cart) => cart.count === 0);
  const [isWaiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState('');

  async function leave() {
    setWaiting(true);
    setProblem('');
    try {
      await settled({ timeout: 15_000 });
      location.assign(address);
    } catch (error) {
      setProblem((error as Error).message);
    }
    setWaiting(false);
  }

  return (
    <p>
      <button type="button" disabled={isEmpty || isWaiting} onClick={leave}>
        {isWaiting ? 'One moment …' : 'Check out'}
      </button>
      {problem && <span role="alert">{problem}</span>}
    </p>
  );
}
