/**
 * The examples as an app, in StrictMode. `?page=rows` shows lines and totals, each under a Profiler,
 * `?page=slow` many parts that take long to render, `?page=given` a cart of the page's own; where a server
 * has rendered the page already, it is hydrated, with `late` when another part of the page has the cart by then.
 */
import { CartProvider } from 'cocart-wasm/react';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { CartBadge } from '../../../examples/react/CartBadge.tsx';
import { ShopPage } from '../../../examples/react/ShopPage.tsx';
import { asked, countIsShown } from '../commits.ts';
import { Given } from './Given.tsx';
import { Rows } from './Rows.tsx';
import { Slow, watchTearing } from './Slow.tsx';

const { store, page, isLate } = asked();
window.commits = {};
if (page === 'slow') watchTearing();

const place = document.getElementById('app') as HTMLElement;
const Page = { given: Given, rows: Rows, slow: Slow }[page ?? ''] ?? ShopPage;
const app = (
  <StrictMode>
    <Page store={store} />
  </StrictMode>
);

if (isLate) {
  const other = document.getElementById('other') as HTMLElement;
  createRoot(other).render(
    <CartProvider store={store}>
      <CartBadge />
    </CartProvider>,
  );
  await countIsShown(other);
}

const root = place.firstElementChild ? hydrateRoot(place, app) : createRoot(place);
if (!place.firstElementChild) root.render(app);
window.unmount = () => root.unmount();
