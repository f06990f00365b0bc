import { cartPlugin } from 'cocart-wasm/vue';

export default defineNuxtPlugin(({ vueApp }) => {
  vueApp.use(cartPlugin, { store: useRequestURL().searchParams.get('store') ?? 'https://shop.example' });
});
