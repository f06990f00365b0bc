/** The first example of the README for Svelte. */
import { mount } from 'svelte';
import App from '../../../examples/quick-start/App.svelte';

mount(App, { target: document.getElementById('app') });
