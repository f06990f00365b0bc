/** What the cart weighs. */
import type { CartSnapshot, Certainty } from '../types.js';

/** A weight. */
export interface Weight {
  /** In the shop's unit, which no answer of the cart names: decimal text such as `1.5`. */
  readonly value: string;
  /** `confirmed` where the store said it for exactly this content, `estimate` where a line is not known yet. */
  readonly certainty: Certainty;
}

/** Decimals that are kept: a weight in kilogrammes is then right to the milligramme. */
const DECIMALS = 6;
const SCALE = 10n ** BigInt(DECIMALS);

/**
 * The weight of all lines with their quantities as the shopper means them now, or `null` where the store has
 * told none. Counted in decimals, from the weight that the store says with each line: of its whole
 * quantity, fractions cut off (contract 2.5). Since 0.1.0.
 */
export function cartWeight({ lines, totals }: Pick<CartSnapshot, 'lines' | 'totals'>): Weight | null {
  if (!totals) return null;
  let sum = 0n;
  let certainty: Certainty = 'confirmed';
  for (const { server, quantity } of lines) {
    const meta = server?.['meta'] as Readonly<Record<string, unknown>> | undefined;
    const said = decimal(meta?.['weight']);
    const whole = Math.trunc(Number((server?.['quantity'] as { value?: unknown } | undefined)?.value));
    const now = Math.trunc(quantity);
    if (said === null || (now !== whole && !(whole > 0))) certainty = 'estimate';
    else if (now === whole) sum += said;
    else {
      sum += (said * BigInt(now)) / BigInt(whole);
      if (certainty === 'confirmed') certainty = 'exact';
    }
  }
  const digits = sum.toString().padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '');
  return { value: digits.slice(0, -DECIMALS) + (fraction && `.${fraction}`), certainty };
}

/** Millionths. */
function decimal(value: unknown): bigint | null {
  const [, whole = '', fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  if (whole === '') return null;
  // PHP multiplies in floating point: 3 × 0.1 is told as 0.30000000000000004.
  const millionths = BigInt(fraction.slice(0, DECIMALS).padEnd(DECIMALS, '0'));
  const up = Number(fraction[DECIMALS] ?? 0) >= 5 ? 1n : 0n;
  return BigInt(whole) * SCALE + millionths + up;
}
