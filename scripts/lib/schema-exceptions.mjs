/**
 * Properties of the specifications that our types leave out, each with the reason: what stores really send is on the
 * tapes and in the contract. The path is the operation and that of the property; `*` is each member of a list or map.
 *
 * @type {readonly (readonly [path: RegExp, reason: string])[]}
 */
export const exceptions = [
  [
    /: totals\.(shipping|fee|cart_contents)_taxes$/,
    'only GET cart/totals has taxes by rate (contract 2.13; every recorded cart)',
  ],
  [
    /^POST \/cart\/calculate: (shipping|fee|cart_contents)_taxes$/,
    'answers the ten totals of a cart (tape cocart-4.4-beta/guest-life-of-a-cart)',
  ],
  [
    /: removed_items\.\*\.(key|product_id)$/,
    'a removed line has the fields of a line; these are those of Plus 1.x (contract 2.6; tape guest-life-of-a-cart)',
  ],
  [/: cross_sells\.\*\.product_(name|title|image)$/, 'called name, title and image (contract 2.11)'],
  [
    /^GET \/sessions: \*\.(session_key|session_expiry|cart|customer)$/,
    'a list of summaries (contract 4.4; tape sessions-admin)',
  ],
  [
    /^GET \/sessions?\/\{\w+\}: (session_key|session_expiry|cart)$/,
    'the view of a cart (contract 4.4; tape sessions-admin)',
  ],
  [
    /^GET \/products\/(tags|categories)(\/\{id\})?: (\*\.)?rest_url$/,
    'only a term inside a product has it (tape products)',
  ],
  [
    /^GET \/products\/attributes(\/\{\w+\})?: (\*\.)?(position|visible|variation|options)$/,
    'these are of an attribute inside a product (tape products)',
  ],
];
