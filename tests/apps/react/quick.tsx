/** The first example of the README for React. */
import { createRoot } from 'react-dom/client';
import { App } from '../../../examples/quick-start/App.tsx';

createRoot(document.getElementById('app') as HTMLElement).render(<App />);
