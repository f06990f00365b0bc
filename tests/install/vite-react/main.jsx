import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.jsx';

const store = new URLSearchParams(location.search).get('store') ?? '';
createRoot(document.getElementById('app')).render(
  <StrictMode>
    <App store={store} />
  </StrictMode>,
);
