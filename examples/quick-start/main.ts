import { cartPlugin } from 'cocart-wasm/vue';
import { createApp } from 'vue';
import App from './App.vue';

createApp(App).use(cartPlugin, { store: 'https://shop.example' }).mount('#app');
