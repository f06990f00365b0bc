/** Login with the cart kept: what the guest has put in joins what the customer had. */
import { useCartActions, useCartStatus } from 'cocart-wasm/react';
import { type SyntheticEvent, useState } from 'react';

export function CustomerLogin() {
  const { login, logout } = useCartActions();
  const { customer, error } = useCartStatus();
  const [problem, setProblem] = useState('');

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setProblem('');
    login({ username: String(form.get('username')), password: String(form.get('password')) }).catch((reason) =>
      setProblem(reason.message),
    );
  }

  // The store has ended the login: intents wait until the customer is back.
  if (customer && error?.code !== 'needs_login') {
    return (
      <button type="button" onClick={() => logout()}>
        Log out
      </button>
    );
  }
  return (
    <form onSubmit={submit} aria-label="Log in">
      <input name="username" aria-label="User name" autoComplete="username" required />
      <input name="password" aria-label="Password" type="password" autoComplete="current-password" required />
      <button type="submit">Log in</button>
      {problem && <span role="alert">{problem}</span>}
    </form>
  );
}
