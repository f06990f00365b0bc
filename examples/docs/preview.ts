/** README: the cart before anything is loaded. */

import { draw, store } from './shop.ts';

// #region

import { createCart } from 'cocart-wasm';
import { createPreview } from 'cocart-wasm/preview';

const preview = createPreview({ store }); // 1.5 KB, reads localStorage at once
draw(preview.getSnapshot()); // what a page showed last, or null
preview.subscribe(() => draw(preview.getSnapshot()));
preview.keep(createCart({ store })); // from now on this cart; stored for the next page
// #endregion
