import { createCart } from 'cocart-wasm';

/** A cart on the server, for whoever needs one there: what is in the cart after an add. */
export async function GET(request) {
  const cart = createCart({ store: new URL(request.url).searchParams.get('store') });
  cart.add('woo-belt', 2);
  const { lines } = await cart.settled();
  cart.destroy();
  return new Response(lines.map(({ quantity, name }) => `${quantity} x ${name}`).join());
}
