/** What the store answers, call by call: names and shapes as they travel, empty maps made into `{}`. */

export type * from './account.js';
export type * from './cart.js';
export type * from './checkout.js';
export type * from './common.js';
export type * from './customer.js';
export type * from './errors.js';
export type * from './extensions.js';
export type * from './item.js';
export type * from './login.js';
export type * from './plus.js';
export type * from './plus-one.js';
export type * from './products.js';
export type * from './reviews.js';
export type * from './sessions.js';
export type * from './site.js';
export type * from './store.js';
export type * from './terms.js';
export type * from './totals.js';
