/** What {@link createClient} makes, and `cart.api`: the calls of the store and the tools beside them. */
import type { Calls } from './calls.js';
import type { ClientTools } from './types.js';

/** Every call of the store with the identity of a cart. */
export type Api = Calls & ClientTools;

/** Every call of the store. `const client: Client = createClient({ store: 'https://shop.example' })`. */
export type Client = Calls & ClientTools;
