/** The drawer: lines, what was removed, what is missing for free shipping, totals and the way out. */
import { formatMoney } from 'cocart-wasm/format';
import { useCart } from 'cocart-wasm/react';
import { CartLine } from './CartLine.tsx';
import { CheckoutButton } from './CheckoutButton.tsx';
import { FreeShippingBar } from './FreeShippingBar.tsx';
import { UndoRemoval } from './UndoRemoval.tsx';

export const drawerId = 'cart';

export function CartDrawer() {
  return (
    <dialog id={drawerId} aria-label="Your cart">
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
      <CartLines />
      <UndoRemoval />
      <FreeShippingBar threshold={10000} />
      <CartTotal />
      <CheckoutButton />
    </dialog>
  );
}

/** Only the ids: this list renders when a line comes or goes, and each line when it changes itself. */
function CartLines() {
  const ids = useCart((cart) => cart.lines.map((line) => line.id));
  const isLoading = useCart((cart) => cart.status === 'loading');
  if (ids.length === 0) return <p>{isLoading ? 'Loading …' : 'Your cart is empty.'}</p>;
  return (
    <ul aria-label="Lines">
      {ids.map((id) => (
        <CartLine key={id} id={id} />
      ))}
    </ul>
  );
}

function CartTotal() {
  const { total, currency } = useCart((cart) => ({ total: cart.totals?.total, currency: cart.currency }));
  if (!total || !currency) return null;
  // An estimate may still change when the store has answered.
  return (
    <p>
      Total{' '}
      <output aria-label="Total" aria-busy={total.certainty === 'estimate'}>
        {formatMoney(total, currency)}
      </output>
    </p>
  );
}
