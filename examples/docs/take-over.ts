/** docs/migration.md: the cart that another package has left. */
import { cart } from './cart.ts';

// #region
const old = localStorage.getItem('cocart_cart_key');
if (old && !/^\d+$/.test(old)) await cart.adopt(old); // digits alone are a customer, no cart of a guest
localStorage.removeItem('cocart_cart_key');
// #endregion
