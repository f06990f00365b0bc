/** The examples as a server renders them. */
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { ShopPage } from '../../../examples/react/ShopPage.tsx';

export const render = async (store: string) =>
  renderToString(
    <StrictMode>
      <ShopPage store={store} />
    </StrictMode>,
  );
