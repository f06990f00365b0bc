/** Finds out what a store runs: from what it says, else from what it shows (contract 19). */
import { isRecord } from './document.js';
import type { Perform, Reply } from './perform.js';
import type { Settings } from './settings.js';
import type { StoreVersion } from './types.js';
import type { Order } from './wire.js';

/** How long it is remembered, in milliseconds. */
const day = 86_400_000;

/** Knows what the store runs. */
export interface Versions {
  /** What is known without asking. */
  known(): StoreVersion | undefined;
  /** Finds out, once for all who ask at the same time. */
  find(anew?: boolean): Promise<StoreVersion>;
  /** Learns from an answer that says the version, which not every route does. */
  learn(headers: Headers): void;
}

/** Nothing is known but what records remember. */
export function makeVersions(settings: Settings, perform: Perform): Versions {
  const name = `${settings.prefix}:version`;
  let found: StoreVersion | undefined;
  let finding: Promise<StoreVersion> | undefined;
  let said: string | undefined;

  function known(): StoreVersion | undefined {
    found ??= readVersion(settings.records.get(name));
    return found && Date.now() - found.since < day ? found : undefined;
  }

  function keep(version: StoreVersion): void {
    found = version;
    settings.records.set(name, JSON.stringify(version));
  }

  return {
    known,
    learn(headers) {
      if (known()?.exact) return;
      said = versionIn(headers) ?? said;
      if (found && said !== undefined) keep(saying(found, said));
    },
    async find(anew = false) {
      const remembered = anew ? undefined : known();
      if (remembered) return remembered;
      finding ??= look(perform)
        .then((version) => {
          keep(said === undefined ? version : saying(version, said));
          return found as StoreVersion;
        })
        .finally(() => {
          finding = undefined;
        });
      return finding;
    },
  };
}

function readVersion(record: string | undefined): StoreVersion | undefined {
  try {
    const version: unknown = JSON.parse(record ?? '');
    const isOurs = isRecord(version) && isRecord(version['editions']) && typeof version['since'] === 'number';
    return isOurs ? (version as unknown as StoreVersion) : undefined;
  } catch {
    return undefined;
  }
}

async function look(perform: Perform): Promise<StoreVersion> {
  const ask = (path: string) =>
    perform(
      {
        call: 'version',
        method: 'GET',
        template: path,
        path,
        query: {},
        body: undefined,
        isForm: false,
        usesCart: false,
      },
      { cached: false },
    ).catch((error: { status?: number }): undefined => {
      // Refused is an answer, too; silence is none, but of routes that may not be there.
      if (!error.status && path === 'cocart/v2/store') throw error;
      return undefined;
    });
  const store = await ask('cocart/v2/store');
  const [index, first, jwt] = await Promise.all([ask('cocart/v2'), ask('cocart/v1'), ask('cocart/jwt')]);
  const routes = [index, first, jwt].flatMap((answer) => routesOf(answer?.document));
  const has = (route: string) => routes.includes(route);
  const said = saidBy(store) ?? saidBy(index);
  const isStarter = has('POST cocart/v2/cart') || has('GET cocart/v2/sessions/{}');
  const hasMarks = store?.headers.has('ETag') ?? false;
  const cocart = said ?? fitting(isStarter, index !== undefined, hasMarks);
  const editions: Record<string, string> = {};
  if (cocart !== null) editions[compareVersions(cocart, '5.0.0') < 0 ? 'community' : 'starter'] = cocart;
  if (has('GET cocart/v2/session/{}') || (index === undefined && editions['community'] !== undefined)) {
    editions['legacy'] = cocart ?? '3.0.0';
  }
  if (has('POST cocart/v2/cart/apply-coupon') || has('GET cocart/v2/cart/mini')) editions['plus'] = '2.0.0';
  else if (has('POST cocart/v1/coupon')) editions['plus'] = '1.6.0';
  if (jwt) editions['jwt'] = has('POST cocart/jwt/validate-token') ? '2.2.0' : '2.0.0';
  return { cocart, exact: said !== undefined, editions, routes: index ? routes : null, since: Date.now() };
}

function fitting(isStarter: boolean, hasIndex: boolean, hasMarks: boolean): string | null {
  // 5.0 hides the index.
  if (isStarter || (!hasIndex && hasMarks)) return '5.0.0';
  if (hasMarks) return '4.9.0';
  return hasIndex ? '3.1.0' : null;
}

/** The version that an answer says: in a header that other origins do not see, or while the shop is debugged. */
function saidBy(answer: Reply | undefined): string | undefined {
  const header = answer && versionIn(answer.headers);
  const body = isRecord(answer?.document) ? answer.document['version'] : undefined;
  const said = [header, body].find((text) => typeof text === 'string' && /^\d+\.\d+/.test(text));
  return typeof said === 'string' ? said : undefined;
}

/** The version in headers, by the names of all versions that say it (contract 1.5). */
function versionIn(headers: Headers): string | undefined {
  return headers.get('CoCart-Version') ?? headers.get('X-CoCart-API-Version') ?? undefined;
}

/** What is known of a store that has said its version. */
function saying(version: StoreVersion, cocart: string): StoreVersion {
  const { community: _, starter: __, ...others } = version.editions;
  const edition = compareVersions(cocart, '5.0.0') < 0 ? 'community' : 'starter';
  return { ...version, cocart, exact: true, editions: { ...others, [edition]: cocart } };
}

/** The routes of a namespace's index, as `GET cocart/v2/cart/item/{}`. */
function routesOf(index: unknown): string[] {
  const routes = isRecord(index) && isRecord(index['routes']) ? index['routes'] : {};
  return Object.entries(routes).flatMap(([pattern, route]) => {
    const methods = isRecord(route) && Array.isArray(route['methods']) ? route['methods'] : [];
    return methods.map((method) => `${method} ${plainPath(pattern)}`);
  });
}

/** A pattern of WordPress with `{}` in the place of each group. */
function plainPath(pattern: string): string {
  let path = '';
  let depth = 0;
  for (const letter of pattern.replace(/^\//, '')) {
    if (letter === '(') {
      if (depth === 0) path += '{}';
      depth += 1;
    } else if (letter === ')') depth -= 1;
    else if (depth === 0) path += letter;
  }
  return path;
}

/** Which of two versions is the later one, as a number below, at or above 0. `1.x` is any 1. */
export function compareVersions(left: string, right: string): number {
  const parts = (version: string) => version.split(/[.-]/, 3).map((part) => Number.parseInt(part, 10) || 0);
  const [a, b] = [parts(left), parts(right)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The route of an order as {@link StoreVersion.routes} names it. */
export function routeName({ method, template }: Pick<Order, 'method' | 'template'>): string {
  return `${method} ${template.replace(/\{\w+\}/g, '{}')}`;
}
