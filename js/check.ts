/** Arguments, checked at once: each complaint names the argument and says what to do. */
import { ArgumentError } from './errors.js';
import type { AddOptions, CartOptions, JsonValue, LineReference, SettledOptions } from './types.js';

/** The longest wait that a timer takes, in milliseconds. */
const longestWait = 2 ** 31 - 1;
/** The engine counts in millionths. */
const leastQuantity = 1e-6;

/** The names of all events. */
const topics = 'intent request response rejected adjusted reset conflict auth'.split(' ');

/** Options of a cart after the check, with every default filled in. */
export interface CheckedOptions {
  /** Address of the shop without a slash at its end. */
  store: string;
  storage: 'local' | 'memory';
  /** Milliseconds. */
  timeout: number;
  wasm: CartOptions['wasm'];
}

function complain(argument: string, must: string, value: unknown): never {
  throw new ArgumentError(`${argument} must be ${must}, but it is ${describe(value)}.`);
}

function describe(value: unknown): string {
  if (typeof value === 'string') return value.length > 40 ? 'another text' : JSON.stringify(value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The options of `createCart`. */
export function checkOptions(options: CartOptions): CheckedOptions {
  if (!isRecord(options)) complain('options', 'an object such as { store: "https://shop.example" }', options);
  const { storage = 'local', timeout = 30_000, wasm } = options;
  if (storage !== 'local' && storage !== 'memory') complain('options.storage', '"local" or "memory"', storage);
  if (typeof timeout !== 'number' || !(timeout > 0 && timeout <= longestWait)) {
    complain('options.timeout', 'a number of milliseconds above 0', timeout);
  }
  return { store: checkStore(options.store), storage, timeout, wasm };
}

function checkStore(store: unknown): string {
  let url: URL | undefined;
  try {
    url = new URL(typeof store === 'string' ? store : '');
  } catch {}
  // Without user name, query and fragment.
  const plain = /^https?:\/\/[^?#@]+$/;
  if (!url || !plain.test(url.href) || url.href.includes('/wp-json')) {
    complain('options.store', 'the full address of the shop, such as "https://shop.example", and no more', store);
  }
  return url.href.replace(/\/+$/, '');
}

/** A product id or SKU, as text. */
export function checkProduct(idOrSku: unknown): string {
  if (typeof idOrSku === 'string' && idOrSku.trim()) return idOrSku.trim();
  if (typeof idOrSku === 'number' && Number.isSafeInteger(idOrSku) && idOrSku > 0) return String(idOrSku);
  return complain('idOrSku', 'a product id (a whole number above 0) or a SKU', idOrSku);
}

/** A quantity: above 0, or from 0 on where 0 removes the line. */
export function checkQuantity(quantity: unknown, mayBeZero: boolean): number {
  if (typeof quantity === 'number' && quantity <= Number.MAX_SAFE_INTEGER) {
    if (quantity >= leastQuantity || (mayBeZero && quantity === 0)) return quantity;
  }
  return complain('quantity', mayBeZero ? 'a number from 0 on' : 'a number above 0', quantity);
}

/** A line by itself, its local id or its server key. */
export function checkLine(line: LineReference): string {
  const id: unknown = isRecord(line) ? line['id'] : line;
  return typeof id === 'string' && id ? id : complain('line', 'a line of the cart, its id or its key', line);
}

/** A text, such as the id of a notice; the complaint says `shown` of it. */
export function checkText(argument: string, value: unknown, shown = value): string {
  return typeof value === 'string' ? value : complain(argument, 'a text', shown);
}

/** A function. */
export function checkListener(listener: unknown): void {
  if (typeof listener !== 'function') complain('listener', 'a function', listener);
}

/** The name of an event. */
export function checkTopic(type: unknown): void {
  if (!topics.includes(String(type))) complain('type', `one of ${topics.join(', ')}`, type);
}

/** How long `settled` waits, in milliseconds; `undefined` is for ever. */
export function checkWait(options: SettledOptions | undefined): number | undefined {
  if (options === undefined) return undefined;
  if (!isRecord(options)) complain('options', 'an object such as { timeout: 5000 }', options);
  const { timeout } = options;
  if (timeout === undefined || timeout === Number.POSITIVE_INFINITY) return undefined;
  if (typeof timeout !== 'number' || !(timeout >= 0)) {
    complain('options.timeout', 'a number of milliseconds', timeout);
  }
  return Math.min(timeout, longestWait);
}

/** Options of `add`, copied, so that later changes of the caller's object change nothing. */
export function checkAddOptions(options: AddOptions | undefined): AddOptions | undefined {
  if (options === undefined) return undefined;
  if (!isRecord(options)) complain('options', 'an object such as { variation: {…} }', options);
  const { variation, itemData, product } = options;
  const checked: AddOptions = {};
  if (variation !== undefined) {
    checkVariation(variation);
    checked.variation = { ...variation };
  }
  if (itemData !== undefined) {
    if (!isRecord(itemData)) complain('options.itemData', 'an object such as { engraving: "Hello" }', itemData);
    checked.itemData = copy(itemData, 'options.itemData', []) as Record<string, JsonValue>;
  }
  if (product !== undefined) {
    if (!isRecord(product)) complain('options.product', 'a product as the store returns it', product);
    checked.product = product;
  }
  return checked;
}

function checkVariation(variation: unknown): void {
  const must = 'an object of texts such as { attribute_pa_color: "blue" }';
  if (!isRecord(variation)) complain('options.variation', must, variation);
  for (const [name, value] of Object.entries(variation)) {
    checkName(name, 'options.variation');
    if (typeof value !== 'string') complain(`options.variation.${name}`, 'a text', value);
  }
}

/** The store reads names out of a form, `item_data[name]=…`, where these cannot be said. */
function checkName(name: string, argument: string): void {
  if (!name.trim() || name.includes(']') || name === '__proto__') {
    complain(`A name in ${argument}`, 'a text without "]"', name);
  }
}

function copy(value: unknown, argument: string, parents: readonly unknown[]): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object') return complain(argument, 'something that JSON can hold', value);
  if (parents.includes(value)) throw new ArgumentError(`${argument} must not contain itself.`);
  const path = [...parents, value];
  if (Array.isArray(value)) return value.map((item, index) => copy(item, `${argument}[${index}]`, path));
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.map(([name, member]) => {
      checkName(name, argument);
      return [name, copy(member, `${argument}.${name}`, path)];
    }),
  );
}
