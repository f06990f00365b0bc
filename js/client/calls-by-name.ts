/** Every call of a client by its name: what it does with the lane, the version of the store, and its quirks. */
import { answersOf, batchOf, mostEntries } from './batch.js';
import { isRecord } from './document.js';
import { keepAnswers } from './etags.js';
import type { Dispatch } from './facade.js';
import { adopt, checkoutUrl, type Ways } from './handover.js';
import type { Mirror } from './mirror.js';
import { normalise } from './normalise.js';
import { bootsSession, orderOf, orderOfPath, routeOf } from './orders.js';
import { itemsOfAll, pagesOf } from './pages.js';
import { makePerform, type Reply } from './perform.js';
import { addedLines, emptyFor, removedCount, totalsOf } from './quirks.js';
import type { Route } from './routes.js';
import { select } from './select.js';
import type { Settings } from './settings.js';
import { absence, isEverywhere, mayHave } from './support.js';
import { type CartLink, makeTurns, performAndFollow } from './turns.js';
import type { BatchEntry, CallOptions, CheckoutOptions } from './types.js';
import { compareVersions, makeVersions } from './version.js';
import type { Order } from './wire.js';

type Parameters = Readonly<Record<string, unknown>>;

/** An answer, and its document after all shapes were made even. */
interface Made {
  readonly reply: Reply;
  readonly document: unknown;
}

/** The calls of a client. */
export function makeCalls(settings: Settings, mirror: Mirror, link: CartLink | undefined, restRoot: string): Dispatch {
  const { fail, identity, transform } = settings;
  const send = makePerform(settings, keepAnswers());
  const versions = makeVersions(settings, send);
  const perform: typeof send = async (...given) => {
    const reply = await send(...given);
    versions.learn(reply.headers);
    return reply;
  };
  const parts = { settings, mirror, link };
  const inLane = makeTurns(parts);
  const readCart = orderOf('cart.get', {}, fail);
  const ways: Ways = { settings, perform, inLane, versions, mirror, link, readCart };

  /**
   * Sends an order in its turn of the lane, or at once where it touches no cart. A customer's cart is also loaded
   * and saved by calls that are not about it, such as those of the account.
   */
  async function inTurn<T>(order: Order, options: CallOptions, work: (ask: Ask) => Promise<T>): Promise<T> {
    if (!order.usesCart) {
      if (!bootsSession(order) || (await identity.isGuest())) return work((it) => perform(it, options));
      return inLane(({ hold }) => work((it) => perform(it, options, { cartKey: undefined, hold })), options);
    }
    return inLane((turn) => work((it) => performAndFollow(parts, perform, readCart, turn, it, options)), options);
  }
  type Ask = (order: Order) => Promise<Reply>;

  /** Once more when the engine has refreshed the tokens of the cart: what they were refused for has done nothing. */
  async function withFreshTokens<T>(work: () => Promise<T>): Promise<T> {
    const before = mirror.customer()?.token;
    try {
      return await work();
    } catch (error) {
      if (!link || before === undefined || codeOf(error) !== 'needs_login') throw error;
      await link.refresh();
      if (mirror.customer()?.token === before) throw error;
      return work();
    }
  }

  async function checkSupport(name: string, route: Route): Promise<void> {
    const version =
      versions.known() ?? (isEverywhere(route) ? undefined : await versions.find().catch(() => undefined));
    if (version && !mayHave(route, version)) throw fail('unsupported', absence(name, route, version));
  }

  function even(call: string, document: unknown, status = 200): unknown {
    const { cocart = null } = versions.known() ?? {};
    const made = normalise(call, document, cocart !== null && compareVersions(cocart, '5.0.0') >= 0);
    return transform ? transform(made, { call, status }) : made;
  }

  async function call(name: string, parameters: Parameters, options: CallOptions): Promise<Made> {
    const order = orderOf(name, parameters, fail, versions.known());
    await checkSupport(name, routeOf(name));
    try {
      return await withFreshTokens(() => inTurn(order, options, (ask) => askFor(order, parameters, ask)));
    } catch (error) {
      const empty = emptyFor(name, codeOf(error));
      if (!empty) throw error;
      const reply = { status: 200, headers: new Headers(), document: empty[0] };
      return { reply, document: even(name, empty[0]) };
    }
  }

  /** One call with its quirks, in one turn of the lane. */
  async function askFor(order: Order, parameters: Parameters, ask: Ask): Promise<Made> {
    const name = order.call;
    const { fields } = parameters;
    const made = (reply: Reply, document = reply.document): Made => {
      const whole = even(name, document, reply.status);
      return { reply, document: fields === undefined ? whole : select(whole, fields as string) };
    };
    if (
      (name === 'cart.addItem' && parameters['return_item']) ||
      (name === 'cart.addItems' && parameters['return_items'])
    ) {
      if (!returnsLines()) {
        const before = await ask(readCart);
        const reply = await ask(without(order, ['return_item', 'return_items', 'fields', 'default']));
        const lines = addedLines(before.document, reply.document);
        return made(reply, name === 'cart.addItem' ? lines[0] : lines);
      }
    }
    if (name === 'cart.count' && parameters['removed_items'] && !isAtLeast('5.0.0')) {
      const reply = await ask(readCart);
      return made(reply, removedCount(reply.document));
    }
    if (name === 'cart.totals') {
      try {
        return made(await ask(order));
      } catch (error) {
        if (codeOf(error) !== 'cocart_cart_totals_empty') throw error;
        const reply = await ask(readCart);
        return made(reply, totalsOf(reply.document));
      }
    }
    const reply = await ask(order);
    const isCart = isRecord(reply.document) && 'items' in reply.document;
    if (name === 'cart.calculate' && parameters['return_totals'] && isCart)
      return made(reply, totalsOf(reply.document));
    if (name === 'login') await keepTokens(reply.document);
    if (name === 'jwt.refresh') await keepTokens({ extras: tokensIn(reply.document) });
    if (name === 'logout') await identity.keep(undefined);
    return made(reply);
  }

  /** Whether the store answers the lines of an add as it should; until 4.3 it fails after it has added. */
  function returnsLines(): boolean {
    return isAtLeast('4.4.0');
  }

  function isAtLeast(version: string): boolean {
    const { cocart = null } = versions.known() ?? {};
    return cocart !== null && compareVersions(cocart, version) >= 0;
  }

  async function keepTokens(login: unknown): Promise<void> {
    const extras = isRecord(login) ? login['extras'] : undefined;
    const { jwt_token: token, jwt_refresh: refreshToken } = isRecord(extras) ? extras : {};
    if (typeof token === 'string' && typeof refreshToken === 'string') await identity.keep({ token, refreshToken });
  }

  async function request(
    method: unknown,
    path: unknown,
    parameters: Parameters,
    options: CallOptions,
  ): Promise<unknown> {
    const order = orderOfPath(method, path, parameters, fail);
    const reply = await withFreshTokens(() => inTurn(order, options, (ask) => ask(order)));
    return transform ? transform(reply.document, { call: 'request', status: reply.status }) : reply.document;
  }

  async function batch(entries: unknown, options: CallOptions): Promise<unknown> {
    if (!Array.isArray(entries) || entries.length === 0 || entries.length > mostEntries) {
      throw fail('invalid_argument', `entries must be a list of 1 to ${mostEntries} calls.`);
    }
    const calls = entries as BatchEntry[];
    const orders = calls.map((entry) => {
      const order = orderOf(entry.call, entry.parameters ?? {}, fail, versions.known());
      if (order.method === 'GET') throw fail('invalid_argument', `${entry.call} reads: only writes can be in a batch.`);
      return order;
    });
    const order = batchOf(orders, restRoot);
    const reply = await withFreshTokens(() => inTurn(order, options, (ask) => ask(order)));
    const answers = answersOf(reply.document, calls, (name, document) => even(name, document));
    if (!answers) throw fail('invalid_response', 'The store answered the batch with something else.', reply.status);
    return answers;
  }

  async function* pages(name: string, parameters: Parameters, options: CallOptions) {
    const first = Number(parameters['page'] ?? 1);
    const perPage = Number(parameters['per_page'] ?? 10);
    const ask = async (page: number) => {
      try {
        return await call(name, { ...parameters, page, per_page: perPage }, options);
      } catch (error) {
        // 4.3 refuses the page behind the last (measured: Endpoints).
        if (page > first && codeOf(error) === 'cocart_products_invalid_page_number') return undefined;
        throw error;
      }
    };
    yield* pagesOf(ask, first, perPage);
  }

  return (name, given) => {
    const [first, second] = given;
    if (name === 'request') return request(first, second, record(given[2]), record(given[3]));
    if (name === 'batch') return batch(first, record(second));
    if (name === 'version') return versions.find(record(first)['anew'] === true);
    if (name === 'checkoutUrl') return checkoutUrl(ways, record(first) as CheckoutOptions);
    if (name === 'adopt') return adopt(ways, first, record(second));
    const [, list, how] = /^(.+)\.(pages|all)$/.exec(name) ?? [];
    if (list !== undefined) {
      const all = pages(list, record(first), record(second));
      return how === 'all' ? itemsOfAll(all) : all;
    }
    return call(name, record(first), record(second)).then(({ document }) => document);
  };

  function record(value: unknown): Parameters {
    if (value === undefined || isRecord(value)) return value ?? {};
    throw fail('invalid_argument', 'Parameters and options must be objects.');
  }
}

function tokensIn(document: unknown): Record<string, unknown> {
  const { token, refresh_token: refreshToken } = isRecord(document) ? document : {};
  return { jwt_token: token, jwt_refresh: refreshToken };
}

function without(order: Order, names: readonly string[]): Order {
  const rest = (parameters: Parameters) =>
    Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.includes(name)));
  return { ...order, query: rest(order.query), body: order.body && rest(order.body) };
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code);
}
