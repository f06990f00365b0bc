/** What came with 5.0, and the tokens and stored carts that no server is at hand for: contract 3 to 6. */
import { cart, item, key, product, review, session } from './documents.js';
import { example } from './example.js';

const attribute = {
  id: 2,
  name: 'Colour',
  slug: 'pa_color',
  type: 'select',
  order_by: 'menu_order',
  has_archives: false,
};

const term = { id: 9, name: 'Blue', slug: 'blue', description: '', menu_order: 1, count: 4 };

const brand = { id: 6, name: 'Kettle & Co', slug: 'kettle', description: '', count: 3, rest_url: '' };

const attributes = 'cocart/v2/products/attributes';

export const starter = [
  example('cart.create', {}, { to: 'POST cocart/v2/cart' }, { message: 'Cart created.', cart_key: 't_new' }),
  example(
    'cart.addItems',
    { items: [{ id: 15, quantity: 2 }, { id: 'TEA-2' }] },
    { to: 'POST cocart/v2/cart/add-items', body: { items: [{ id: '15', quantity: '2' }, { id: 'TEA-2' }] } },
    cart,
  ),
  example('products.getBySlug', { slug: 'teapot' }, { to: 'GET cocart/v2/products/teapot' }, product),
  example('products.attributeBySlug', { slug: 'pa_color' }, { to: `GET ${attributes}/pa_color` }, attribute),
  example(
    'products.attributeTermsBySlug',
    { attribute_slug: 'pa_color', per_page: 50 },
    { to: `GET ${attributes}/pa_color/terms`, query: { per_page: 50 } },
    [term],
  ),
  example(
    'products.attributeTermBySlugAndId',
    { attribute_slug: 'pa_color', id: 9 },
    { to: `GET ${attributes}/pa_color/terms/9` },
    term,
  ),
  example(
    'products.attributeTermBySlugs',
    { attribute_slug: 'pa_color', term_slug: 'blue' },
    { to: `GET ${attributes}/pa_color/terms/blue` },
    term,
  ),
  example(
    'products.brands',
    { hide_empty: true, orderby: 'count', slug: ['kettle'] },
    { to: 'GET cocart/v2/products/brands', query: { hide_empty: true, orderby: 'count', slug: ['kettle'] } },
    [brand],
  ),
  example('products.brand', { id: 6 }, { to: 'GET cocart/v2/products/brands/6' }, brand),
  example(
    'products.myReviews',
    { product: [15] },
    { to: 'GET cocart/v2/products/reviews/mine', query: { product: [15] } },
    [review],
  ),
  example(
    'products.createReview',
    { product_id: 15, review: 'Pours well.', reviewer: 'Ada', reviewer_email: 'ada@example.com', rating: 5 },
    {
      to: 'POST cocart/v2/products/reviews',
      body: { product_id: 15, review: 'Pours well.', reviewer: 'Ada', reviewer_email: 'ada@example.com', rating: 5 },
    },
    review,
  ),
  example('sessions.get', { id: 't_guest' }, { to: 'GET cocart/v2/sessions/t_guest' }, session),
  example(
    'sessions.items',
    { id: 't_guest', thumb: false },
    { to: 'GET cocart/v2/sessions/t_guest/items', query: { thumb: false } },
    { [key]: item },
  ),
  example('sessions.delete', { id: 't_guest' }, { to: 'DELETE cocart/v2/sessions/t_guest' }, { deleted: true }),
  example('session.get', { session_key: 't_guest' }, { to: 'GET cocart/v2/session/t_guest' }, session),
  example('session.items', { session_key: 't_guest' }, { to: 'GET cocart/v2/session/t_guest/items' }, { [key]: item }),
  example(
    'session.delete',
    { session_key: 't_guest' },
    { to: 'DELETE cocart/v2/session/t_guest' },
    'Session successfully deleted!',
  ),
  example(
    'jwt.refresh',
    { refresh_token: 'r1' },
    { to: 'POST cocart/jwt/refresh-token', body: { refresh_token: 'r1' } },
    { token: 't2', refresh_token: 'r2' },
  ),
  example('jwt.validate', {}, { to: 'POST cocart/jwt/validate-token' }, { message: 'Token is valid.' }),
  example('index.jwt', {}, { to: 'GET cocart/jwt' }, { namespace: 'cocart/jwt', routes: {} }),
];
