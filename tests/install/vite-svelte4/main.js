import App from './App.svelte';

new App({
  target: document.getElementById('app'),
  props: { store: new URLSearchParams(location.search).get('store') ?? '' },
});
