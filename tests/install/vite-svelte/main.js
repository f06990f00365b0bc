import { mount } from 'svelte';
import App from './App.svelte';

mount(App, {
  target: document.getElementById('app'),
  props: { store: new URLSearchParams(location.search).get('store') ?? '' },
});
