/** The examples as a server draws them: the elements with the shadow roots that it declares, of an empty cart. */
import shop from '../../../examples/elements/shop.html?raw';

const roots = {
  'cocart-badge': '<button type="button">Cart, 0 items</button>',
  'cocart-add': '<button type="button"><slot></slot></button>',
} as const;

export const render = async () =>
  Object.entries(roots).reduce(
    (html, [name, root]) =>
      html.replaceAll(
        new RegExp(`<${name}\\b[^>]*>`, 'g'),
        (tag) => `${tag}<template shadowrootmode="open">${root}</template>`,
      ),
    shop,
  );
