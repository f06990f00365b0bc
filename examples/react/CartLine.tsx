/** One line of the cart: it renders when this line has changed, and for no other. */
import { formatMoney } from 'cocart-wasm/format';
import { useCart, useCartActions, useLine } from 'cocart-wasm/react';
import { QuantityStepper } from './QuantityStepper.tsx';

export function CartLine({ id }: { id: string }) {
  const line = useLine(id);
  const currency = useCart((cart) => cart.currency);
  const { remove } = useCartActions();
  if (!line) return null;
  const name = line.name || line.sku;
  return (
    <li aria-label={name} aria-busy={line.pending}>
      <span>{name}</span> <QuantityStepper line={line} />
      {line.total && currency && <output aria-label="Line total">{formatMoney(line.total, currency)}</output>}
      <button type="button" aria-label={`Remove ${name}`} onClick={() => remove(line)}>
        Remove
      </button>
      {line.adjusted && <span role="status">Only {line.adjusted.to} left</span>}
      {line.error && <span role="alert">{line.error.message}</span>}
    </li>
  );
}
