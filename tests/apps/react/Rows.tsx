/** The lines of the cart, each under a Profiler that tells when React has drawn something of it. */
import { formatMoney } from 'cocart-wasm/format';
import { CartProvider, useCart, useCartActions, useCartStatus } from 'cocart-wasm/react';
import { Profiler, useEffect } from 'react';
import { CartBadge } from '../../../examples/react/CartBadge.tsx';
import { CartLine } from '../../../examples/react/CartLine.tsx';
import { count } from '../commits.ts';

export function Rows({ store }: { store: string }) {
  return (
    <CartProvider store={store}>
      <Profiler id="badge" onRender={count}>
        <CartBadge />
      </Profiler>
      <Profiler id="total" onRender={count}>
        <Total />
      </Profiler>
      <Profiler id="actions" onRender={count}>
        <Fill />
      </Profiler>
      <Profiler id="status" onRender={count}>
        <Status />
      </Profiler>
      <List />
    </CartProvider>
  );
}

function List() {
  const lines = useCart((cart) => cart.lines.map(({ id, sku }) => [id, sku].join(' ')));
  // Every Profiler above a row would count the row as well.
  useEffect(() => count('list'));
  return (
    <ul>
      {lines.map((line) => {
        const [id = '', sku = ''] = line.split(' ');
        return (
          <Profiler key={line} id={sku} onRender={count}>
            <CartLine id={id} />
          </Profiler>
        );
      })}
    </ul>
  );
}

function Total() {
  const total = useCart((cart) => cart.totals?.total);
  const currency = useCart((cart) => cart.currency);
  return <output aria-label="Total">{total && currency ? formatMoney(total, currency) : ''}</output>;
}

function Fill() {
  const { add } = useCartActions();
  const fill = () => {
    for (const product of ['woo-beanie', 'woo-belt', 'woo-cap', 'woo-polo', 'woo-album']) add(product);
  };
  return (
    <button type="button" onClick={fill}>
      Fill
    </button>
  );
}

function Status() {
  const { sync, pending } = useCartStatus();
  return <output aria-label="Status">{`${sync} ${pending}`}</output>;
}
