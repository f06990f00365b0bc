const { createCart } = require('cocart-wasm');

const cart = createCart({ store: process.env.STORE });
cart.add('woo-belt', 2);
cart.settled().then(() => {
  const [line] = cart.getSnapshot().lines;
  console.log(`${line.quantity} x ${line.name}`);
  cart.destroy();
});
