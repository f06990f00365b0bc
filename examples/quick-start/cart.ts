import { createCart } from 'cocart-wasm';

const cart = createCart({ store: 'https://shop.example' }); // at once; the WASM loads behind it
cart.subscribe(() => console.log(cart.getSnapshot().count));
cart.add(14, 2); // by id
cart.add('woo-belt'); // by SKU
cart.add(11, 1, { variation: { attribute_pa_color: 'blue', attribute_logo: 'Yes' } });
await cart.settled(); // the checkout barrier
