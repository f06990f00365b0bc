/** How many items are in the cart, as the button that opens the drawer. */
import { useCart } from 'cocart-wasm/react';
import { drawerId } from './CartDrawer.tsx';

export function CartBadge() {
  const count = useCart((cart) => cart.count);
  const open = () => (document.getElementById(drawerId) as HTMLDialogElement | null)?.showModal();
  return (
    <button type="button" aria-haspopup="dialog" onClick={open}>
      Cart <output aria-label="Items in the cart">{count}</output>
    </button>
  );
}
