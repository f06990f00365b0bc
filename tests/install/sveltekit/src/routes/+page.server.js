export const load = ({ url }) => ({ store: url.searchParams.get('store') ?? 'https://shop.example' });
