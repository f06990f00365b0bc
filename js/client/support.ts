/** Whether a store has a call, before it is sent. */
import type { Edition, Route } from './routes.js';
import type { StoreVersion } from './types.js';
import { compareVersions, routeName } from './version.js';

/** Every CoCart that shops run has what is as old as this. */
const everywhere = '3.2.0';

const names: Readonly<Record<Edition, string>> = {
  community: 'CoCart',
  starter: 'CoCart Starter',
  plus: 'CoCart Plus',
  jwt: 'CoCart JWT Authentication',
  legacy: 'CoCart before 5.0',
};

/** Whether the call is in every store, so that nobody needs to ask. */
export function isEverywhere({ on }: Route): boolean {
  return on.some(([edition, since]) => edition === 'community' && compareVersions(since, everywhere) <= 0);
}

/** Whether a store has a call; where nothing tells, it may. */
export function mayHave(route: Route, version: StoreVersion): boolean {
  const { routes, exact, cocart, editions } = version;
  const isListed = /^cocart\/(?:v1|v2|jwt)(?:\/|$)/.test(route.path);
  const isIndex = route.path === 'cocart/v2' || route.path === 'cocart/jwt';
  if (routes && isListed && !isIndex && !routes.includes(routeName({ method: route.method, template: route.path }))) {
    return false;
  }
  return route.on.some(([edition, since, until]) => {
    // What came before 5.0 has its version.
    const found = editions[edition] ?? (edition === 'legacy' ? (cocart ?? undefined) : undefined);
    if (found !== undefined) {
      // The oldest that fits says little of what came since.
      const isGuess = edition !== 'plus' && !exact;
      if (until !== undefined && compareVersions(found, until) >= 0) return false;
      return isGuess || compareVersions(found, since) >= 0;
    }
    return edition === 'community' || edition === 'starter' ? cocart === null : routes === null;
  });
}

/** What to say of a call that a store does not have. */
export function absence(call: string, { on }: Route, { cocart, exact }: StoreVersion): string {
  const where = on
    .map(([edition, since]) => `${names[edition]} ${edition === 'legacy' ? '' : since}`.trim())
    .join(' or ');
  const here = cocart === null ? 'This store' : `This store runs CoCart ${cocart}${exact ? '' : ' or later'} and`;
  return `${here} does not have ${call}: it needs ${where}.`;
}
