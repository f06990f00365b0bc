/** What was removed, with a way back: the line returns with its quantity. */
import { useCart, useCartActions } from 'cocart-wasm/react';

export function UndoRemoval() {
  const last = useCart((cart) => cart.removed.at(-1));
  const { restore } = useCartActions();
  if (!last) return null;
  return (
    <p role="status">
      {last.name} was removed.{' '}
      <button type="button" onClick={() => restore(last.id)}>
        Undo
      </button>
    </p>
  );
}
