/** Medians, identities and tables: what all measurements share. */
import { cpus, loadavg } from 'node:os';

/** The middle of a list of numbers. @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}

/** How long something takes, in microseconds. @param {() => unknown} work */
export function time(work) {
  const begin = performance.now();
  work();
  return (performance.now() - begin) * 1000;
}

/** Samples by name, each name with what the last sample made anew. */
export class Samples {
  /** @type {Map<string, { times: number[], count: number }>} */
  #byName = new Map();

  /** @param {string} name @param {number} time In microseconds. @param {number} count New objects. */
  add(name, time, count) {
    const samples = this.#byName.get(name) ?? { times: [], count };
    this.#byName.set(name, samples);
    samples.times.push(time);
    samples.count = count;
  }

  /** The names in the order they came in. */
  get names() {
    return [...this.#byName.keys()];
  }

  /** The median without the first fifth, which warms up. @param {string} name */
  median(name) {
    const times = this.#byName.get(name)?.times ?? [];
    return median(times.slice(times.length / 5));
  }

  /** A cell: the median, its ratio to that of another name, and the count. @param {string} name @param {string} floor */
  cell(name, floor) {
    const own = this.median(name);
    return `${short(own)} (×${short(own / this.median(floor))}; ${this.#byName.get(name)?.count})`;
  }
}

/** All objects and lists within a value. @param {unknown} value @param {Set<object>} [found] @returns {Set<object>} */
export function objects(value, found = new Set()) {
  if (typeof value !== 'object' || value === null || found.has(value)) return found;
  found.add(value);
  for (const member of Object.values(value)) objects(member, found);
  return found;
}

/** How many objects of `after` are not in `before`. @param {unknown} before @param {unknown} after */
export function newObjects(before, after) {
  const known = objects(before);
  return [...objects(after)].filter((object) => !known.has(object)).length;
}

/** Three digits, for people. @param {number} number */
export const short = (number) => (number >= 100 ? Math.round(number).toString() : number.toPrecision(3));

/** A table in Markdown. @param {readonly string[]} head @param {readonly (readonly (string | number)[])[]} rows */
export function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, column) => cell[column ? 'padStart' : 'padEnd'](widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => `${'-'.repeat(width + 1)}${column ? ':' : '-'}`).join('|')}|`;
  const [first = [], ...others] = cells;
  return [line(first), rule, ...others.map(line)].join('\n');
}

/** What the numbers were taken on; a load above 0 tells how much else was going on. */
export function machine() {
  const [cpu] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `${cpu?.model.trim()}, ${cpus().length} cores (load ${load} at the start); Node ${process.versions.node}; ${process.platform}; ${date}`;
}
