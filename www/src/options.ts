/** Choosing a variation: which attributes there are to choose, and which variation a choice means. */
import { type Attribute, entries, type Product, type Variation } from './catalogue';

/** What the shopper chose: the attribute's key and the store's word for the value. */
export type Choice = Readonly<Record<string, string>>;

/** The attributes that a shopper must choose, in the shop's order. */
export function attributesToChoose(product: Product): [string, Attribute][] {
  if (product.type !== 'variable') return [];
  return entries(product.attributes)
    .filter(([, attribute]) => attribute.used_for_variation)
    .sort(([, one], [, other]) => one.position - other.position);
}

/** What is chosen before the shopper chose anything. */
export function defaultChoice(product: Product): Choice {
  return Object.fromEntries(entries(product.default_attributes));
}

/** The first attribute without a choice, or `null` when all are chosen. */
export function firstMissing(product: Product, choice: Choice): [string, Attribute] | null {
  return attributesToChoose(product).find(([key]) => !choice[key]) ?? null;
}

/** The variation that a choice means, or `null` while none fits or something is still to be chosen. */
export function chosenVariation(product: Product, choice: Choice): Variation | null {
  if (firstMissing(product, choice) !== null) return null;
  return product.variations.find((variation) => fits(variation, choice)) ?? null;
}

/** Whether some variation has this value along with everything else that is chosen. */
export function isOffered(product: Product, choice: Choice, key: string, value: string): boolean {
  return product.variations.some((variation) => fits(variation, { ...choice, [key]: value }));
}

/** Whether a variation agrees with what is chosen so far; an empty value of it agrees with anything. */
function fits(variation: Variation, choice: Choice): boolean {
  return entries(variation.attributes).every(([key, value]) => value === '' || !choice[key] || choice[key] === value);
}
