/** What the store has confirmed beside what is shown, and how sure each figure is. */
import { formatMoney } from '../format/money.js';
import type { CartSnapshot, Certainty, Currency, Money } from '../types.js';

/** One thing in the base and in the view. */
export interface Comparison {
  readonly id: string;
  readonly name: string;
  /** What the store has confirmed, or `null` where it has nothing of it. */
  readonly base: string | null;
  /** What is shown, or `null` where nothing is. */
  readonly view: string | null;
  /** The difference in words; empty where there is none. */
  readonly difference: string;
}

/** How sure one figure is. */
export interface Figure {
  readonly id: string;
  readonly name: string;
  readonly amount: string;
  readonly certainty: Certainty;
}

/** A line as the store sends it, in all versions (contract 3.3). */
interface BaseItem {
  readonly item_key?: unknown;
  readonly name?: unknown;
  readonly quantity?: number | string | { readonly value?: number | string };
}

/** Base against view: every line of both, then the sums. */
export function comparisons({ server, lines, count, totals, currency }: CartSnapshot): readonly Comparison[] {
  const items = Object.values((server?.['items'] ?? {}) as Record<string, BaseItem>);
  const quantities = new Map(items.map((item) => [String(item.item_key), quantityOf(item)]));
  const rows = lines.map(({ id, key, name, sku, quantity }) =>
    compare(id, name || sku || 'a product', (key !== null && quantities.get(key)) || null, quantity),
  );
  const shown = new Set(lines.map(({ key }) => key));
  const gone = items.filter(({ item_key }) => !shown.has(String(item_key)));
  const baseCount = [...quantities.values()].reduce((sum, quantity) => sum + quantity, 0);
  const baseTotal = (server?.['totals'] as { total?: unknown } | undefined)?.total;
  return [
    ...rows,
    ...gone.map((item) => compare(String(item.item_key), String(item.name ?? ''), quantityOf(item), null)),
    compare('count', 'Count', server ? baseCount : null, count),
    money('total', 'Total', baseTotal, totals?.total ?? null, currency),
  ];
}

function compare(id: string, name: string, base: number | null, view: number | null): Comparison {
  const [from, to] = [base ?? 0, view ?? 0];
  const step = Number((to - from).toFixed(6));
  let difference = step === 0 ? '' : `${step > 0 ? '+' : '−'}${Math.abs(step)}`;
  if (difference !== '' && base === null) difference += ', new';
  if (difference !== '' && view === null) difference += ', removed';
  return { id, name, base: base === null ? null : String(base), view: view === null ? null : String(view), difference };
}

function money(id: string, name: string, base: unknown, view: Money | null, currency: Currency | null): Comparison {
  const isKnown = typeof base === 'string' || typeof base === 'number';
  const isSame = isKnown && view !== null && String(base) === String(view.amount);
  return {
    id,
    name,
    base: isKnown ? written(base, currency) : null,
    view: view && written(view.amount, currency),
    difference: isSame || view === null ? '' : view.certainty,
  };
}

/** Every figure of the cart with its certainty. */
export function figures({ lines, totals, currency }: CartSnapshot): readonly Figure[] {
  const figure = (id: string, name: string, { amount, certainty }: Money): Figure => ({
    id,
    name,
    amount: written(amount, currency),
    certainty,
  });
  const sums = Object.entries(totals ?? {}) as [string, Money][];
  return [
    ...sums.map(([name, amount]) => figure(`totals.${name}`, inWords(name), amount)),
    ...lines.flatMap((line) =>
      (['price', 'subtotal', 'total', 'subtotalTax', 'tax'] as const).flatMap((name) => {
        const amount = line[name];
        return amount ? [figure(`${line.id}.${name}`, `${line.name || line.sku}: ${inWords(name)}`, amount)] : [];
      }),
    ),
  ];
}

/** An amount as the store writes it; what is no amount stays as it is. */
function written(amount: number | string, currency: Currency | null): string {
  try {
    return currency ? formatMoney(amount, currency) : String(amount);
  } catch {
    return String(amount);
  }
}

/** `subtotalTax` as "subtotal tax". */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function quantityOf({ quantity }: BaseItem): number {
  return Number(typeof quantity === 'object' ? quantity.value : quantity) || 0;
}
