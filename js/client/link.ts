/** Who asks through `cart.api`: whoever the engine has logged in. */
import type { Identity } from './identity.js';
import type { Mirror } from './mirror.js';
import type { Fail } from './settings.js';

/** The identity of a cart, from its records. The engine alone refreshes its tokens. */
export function identityOfCart(mirror: Mirror, fail: Fail): Identity {
  return {
    isGuest: async () => mirror.customer() === undefined,
    async credentials() {
      const customer = mirror.customer();
      if (customer?.isMoving)
        throw fail('in_flight', "A login is under way: the guest's cart is on its way to the customer.");
      if (customer && customer.token === undefined) {
        throw fail('needs_login', 'The store takes this login no longer: log in again.', 401);
      }
      return customer && `Bearer ${customer.token}`;
    },
    renew: async () => undefined,
    keep: async () => {},
  };
}
