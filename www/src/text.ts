/** Text of the catalogue, made safe to show. */

/**
 * The text that a store's text stands for: entities decoded, everything else as it is. WooCommerce
 * sends product names raw (`Tom &amp; Jerry&#8217;s`), and a name may hold `<` as a plain character,
 * so nothing here is ever read as an element.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const parsed = new DOMParser().parseFromString(text.replaceAll('<', '&lt;'), 'text/html');
  return parsed.body.textContent ?? text;
}
