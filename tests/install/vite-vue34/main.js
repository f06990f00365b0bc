import { cartPlugin } from 'cocart-wasm/vue';
import { createApp } from 'vue';
import App from './App.vue';

const store = new URLSearchParams(location.search).get('store') ?? '';
createApp(App).use(cartPlugin, { store }).mount('#app');
