/** How much is missing for free shipping. The store tells its threshold to nobody: say it, in minor units. */
import { formatMoney, freeShippingLeft } from 'cocart-wasm/format';
import { useCart } from 'cocart-wasm/react';

export function FreeShippingBar({ threshold }: { threshold: number }) {
  const { left, currency } = useCart((cart) => ({
    left: freeShippingLeft(cart, threshold)?.amount,
    currency: cart.currency,
  }));
  if (left === undefined || !currency) return null;
  return (
    <p aria-label="Free shipping" role="status">
      <progress max={threshold} value={threshold - left} aria-hidden="true" />
      {left > 0 ? `${formatMoney(left, currency)} left for free shipping` : 'Shipping is free'}
    </p>
  );
}
