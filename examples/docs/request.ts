/** The request that a server answers, as Next.js, Astro and the platform have it. */

const jar = { get: (name: string) => (name === 'cocart_cart_key' ? { value: 'wshopper0123456789' } : undefined) };

export const cookies = async () => jar;

export const request = new Request('https://front.example/', { headers: { 'Cart-Key': 'wshopper0123456789' } });

export const Astro = { cookies: jar, request };
