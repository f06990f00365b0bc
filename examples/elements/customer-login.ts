/** Login with the cart kept, beside the custom elements: what the guest has put in joins what the customer had. */
import type { Cart } from 'cocart-wasm';

/** What the page has for it: a form with `username` and `password`, a button, and a place for what went wrong. */
export interface LoginParts {
  form: HTMLFormElement;
  logout: HTMLButtonElement;
  problem: HTMLElement;
}

/** `cart` is that of the elements: `document.querySelector('cocart-cart').cart`. */
export function customerLogin(cart: Cart, { form, logout, problem }: LoginParts): void {
  const draw = () => {
    const { customer, error } = cart.getSnapshot();
    // The store may have ended the login: intents wait until the customer is back.
    const isLoggedIn = customer && error?.code !== 'needs_login';
    form.hidden = isLoggedIn;
    logout.hidden = !isLoggedIn;
  };
  cart.subscribe(draw);
  draw();
  logout.addEventListener('click', () => void cart.logout());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const given = new FormData(form);
    problem.textContent = '';
    cart.login({ username: String(given.get('username')), password: String(given.get('password')) }).catch((reason) => {
      problem.textContent = reason.message;
    });
  });
}
