/** Makes orders out of calls: checks their parameters, and says them as the store wants them. */

import { isRecord } from './document.js';
import { fillPath, pathNames } from './encode.js';
import { type Parameter, parametersOf } from './limits.js';
import { type CallId, type Route, routes } from './routes.js';
import { fieldsParameter } from './select.js';
import type { Fail } from './settings.js';
import type { StoreVersion } from './types.js';
import { compareVersions } from './version.js';
import type { Order } from './wire.js';

type Parameters = Readonly<Record<string, unknown>>;

/** Whether there is a call of this name. */
function isCall(name: string): name is CallId {
  return Object.hasOwn(routes, name);
}

/** The route of a call that is known to exist. */
export function routeOf(name: string): Route {
  return routes[name as CallId];
}

/** The order of a call. */
export function orderOf(name: unknown, parameters: Parameters, fail: Fail, version?: StoreVersion): Order {
  if (typeof name !== 'string' || !isCall(name)) {
    throw fail(
      'invalid_argument',
      `There is no call ${String(name)}: see the list in docs/calls.md, or use request().`,
    );
  }
  const route = routes[name];
  const known = parametersOf(name);
  const inPath = pathNames(route.path);
  const query: Record<string, unknown> = {};
  const body: Record<string, unknown> = {};
  for (const parameter of known) checkParameter(name, parameter, parameters[parameter.name], fail);
  for (const [given, value] of Object.entries(parameters)) {
    if (value === undefined || inPath.includes(given)) continue;
    const parameter = known.find((it) => it.name === given);
    // A field of WordPress itself where CoCart has none for it (contract 15).
    const sent = given === 'fields' && !parameter ? '_fields' : given;
    const isFields = sent === 'fields' || sent === '_fields';
    const said = isFields ? fieldsParameter(value as string, sent) : sayFor(name, parameter, given, value, version);
    if (route.method === 'GET' || route.query.includes(given) || sent === '_fields') query[sent] = said;
    else body[sent] = said;
  }
  return {
    call: name,
    method: route.method,
    template: route.path,
    path: fillPath(route.path, parameters),
    query,
    body: route.method === 'GET' ? undefined : body,
    // JSON credentials are read since 4.7 only; a form needs no preflight either.
    isForm: name === 'login' || name === 'jwt.refresh',
    usesCart: route.lane || route.auth === 'customer-or-cart',
  };
}

/**
 * Whether the store loads and saves the cart of whoever asks with credentials: for all paths of CoCart but these
 * (contract 1.6). Tokens are renewed while a call has its turn, so they must not wait for one.
 */
export function bootsSession({ path }: Order): boolean {
  return /^cocart\/(?!jwt(?:\/|$)|v2\/(?:login|logout|sessions|store)|v[12]\/products)/.test(path);
}

/** The order of a path that is no call. */
export function orderOfPath(method: unknown, path: unknown, parameters: Parameters, fail: Fail): Order {
  const plain = typeof path === 'string' ? path.replace(/^\/+/, '') : '';
  if (!/^[\w][\w./~%-]*$/.test(plain) || plain.split('/').includes('..')) {
    throw fail('invalid_argument', 'path must be below the REST root, such as "cocart/v2/products", without a query.');
  }
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
  const known = methods.find((it) => it === method);
  if (!known) throw fail('invalid_argument', `method must be one of ${methods.join(', ')}.`);
  const isRead = known === 'GET';
  return {
    call: 'request',
    method: known,
    template: plain,
    path: plain,
    query: isRead ? parameters : {},
    body: isRead ? undefined : parameters,
    isForm: false,
    usesCart: /^(?:cocart\/v\d+\/(?:cart|checkout)(?:\/|$)|cocart\/v1\/|cocart\/batch|batch\/v1)/.test(plain),
  };
}

/** Checks a parameter, and the members of records in it; `within` is where it is, for the error. */
function checkParameter(call: string, parameter: Parameter, value: unknown, fail: Fail, within = ''): void {
  const { name, kind, isRequired, least, most, values, fields } = parameter;
  const path = `${within}${name}`;
  const complain = (must: string): never => {
    throw fail('invalid_argument', `${call}: ${path} must be ${must}.`);
  };
  const checkMembers = (record: Parameters, at: string) => {
    for (const field of fields) checkParameter(call, field, record[field.name], fail, `${at}.`);
  };
  if (value === undefined || value === null) {
    if (isRequired) complain('given');
    return;
  }
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  const isText = typeof value === 'string';
  const amount = isNumber ? value : isText && /^\s*[+-]?\d/.test(value) ? Number(value) : Number.NaN;
  switch (kind) {
    case 'text':
      if (!isText && !isNumber) complain('a text');
      break;
    case 'secret':
      if (!isText) complain('a text');
      return;
    case 'product':
      if (!(isText && value.trim()) && !(isNumber && Number.isSafeInteger(value) && value > 0)) {
        complain('a product id (a whole number above 0) or a SKU');
      }
      return;
    case 'integer':
      if (!Number.isSafeInteger(amount)) complain('a whole number');
      break;
    case 'boolean':
      if (typeof value !== 'boolean') complain('true or false');
      return;
    case 'quantity':
      if (!(amount >= 0)) complain('a number from 0 on');
      return;
    case 'date':
      if (!isText && !(value instanceof Date)) complain('a date, or its text by ISO 8601');
      return;
    case 'one':
      if (!values.some((it) => it.toLowerCase() === String(value).toLowerCase().replace(' ', '_'))) {
        complain(`one of ${values.join(', ')}`);
      }
      return;
    case 'list':
      if (!Array.isArray(value) && !isText && !isNumber) complain('a list');
      break;
    case 'map':
      if (isRecord(value)) checkMembers(value, path);
      else complain('an object');
      return;
    case 'records':
      if (Array.isArray(value) && value.every(isRecord)) {
        for (const [index, record] of value.entries()) checkMembers(record, `${path}[${index}]`);
      } else complain('a list of objects');
      break;
    case 'fields':
      if (!isText && !(Array.isArray(value) && value.every((it) => typeof it === 'string'))) {
        complain('a list of names, or a text with commas between them');
      }
      return;
    default:
      return;
  }
  const size = kind === 'integer' ? amount : (value as { length?: number }).length;
  if (size === undefined) return;
  const of = kind === 'integer' ? '' : isText ? ' letters' : ' entries';
  if (least !== undefined && size < least) complain(`${least}${of} or more`);
  if (most !== undefined && size > most) complain(`${most}${of} or less`);
}

/** A value as the store reads it: `id` and `quantity` are texts also in JSON (facts: types). */
function sayFor(
  call: string,
  parameter: Parameter | undefined,
  name: string,
  value: unknown,
  version: StoreVersion | undefined,
): unknown {
  const { kind = undefined, values = [] } = parameter ?? {};
  if (value instanceof Date) return value.toISOString();
  if (kind === 'one') {
    const chosen = values.find((it) => it.toLowerCase() === String(value).toLowerCase().replace(' ', '_')) ?? value;
    // Spelt with a space until 5.0, which refuses the other spelling (contract 5.2).
    const isNew = version?.cocart != null && compareVersions(version.cocart, '5.0.0') >= 0;
    return chosen === 'not_in' && !isNew ? 'not in' : chosen;
  }
  const isText =
    kind === 'text' || kind === 'product' || kind === 'quantity' || (name === 'quantity' && call.startsWith('cart.'));
  if (isText && typeof value === 'number') return String(value);
  if (isRecord(value) && (name === 'quantity' || name === 'variation')) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, typeof one === 'number' ? String(one) : one]),
    );
  }
  if (name === 'items' && call === 'cart.addItems' && Array.isArray(value)) {
    return value.map((item: unknown) => (isRecord(item) ? { ...item, ...textsOf(item) } : item));
  }
  return value;
}

function textsOf(item: Parameters): Parameters {
  const { id, quantity } = item;
  return {
    ...(typeof id === 'number' ? { id: String(id) } : {}),
    ...(typeof quantity === 'number' ? { quantity: String(quantity) } : {}),
  };
}
