/** docs/every-call.md: on a server. */

import { Astro, cookies, request } from './request.ts';
import { show, store } from './shop.ts';

// #region

import { astroClient, createServerClient, nextClient } from 'cocart-wasm/server';

const inNext = await nextClient(cookies, { store }); // cookies of next/headers
const inAstro = astroClient(Astro, { store }); // in pages and API routes
const anywhere = createServerClient({ store, requestHeaders: request.headers });
// #endregion

for (const client of [inNext, inAstro, anywhere]) show(await client.cart.get());
