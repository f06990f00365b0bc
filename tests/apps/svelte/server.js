/** The examples as a server renders them. */
import { cartStore } from 'cocart-wasm/svelte';
import { render as renderApp } from 'svelte/server';
import ShopPage from '../../../examples/svelte/ShopPage.svelte';

export const render = async (store) => renderApp(ShopPage, { props: { cart: cartStore({ store }) } }).body;
