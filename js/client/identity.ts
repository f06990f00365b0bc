/** Who asks: the credentials of a client, and what becomes of them when the store refuses them. */
import type { Auth, TokenStorage, Tokens } from './types.js';

/** Who asks. */
export interface Identity {
  /** A guest has a cart key of their own, which must not travel with credentials: the store would merge the carts. */
  isGuest(): Promise<boolean>;
  /** The value of the header with the credentials; nothing for a guest. */
  credentials(): Promise<string | undefined>;
  /** The store has refused these credentials: the ones that may go instead, or nothing. */
  renew(refused: string): Promise<string | undefined>;
  /** A login has given these tokens, or a logout has ended them. */
  keep(tokens: Tokens | undefined): Promise<void>;
}

/** Trades a refresh token for a new pair; nothing where the store refuses it. */
export type Refresh = (refreshToken: string) => Promise<Tokens | undefined>;

/** The identity of checked options. `lockName` is of all tabs. */
export function identityOf(auth: Auth | undefined, refresh: Refresh, lockName: string): Identity {
  if (auth?.type === 'jwt') return bearer(auth.tokens, auth.storage ?? memory(), refresh, lockName);
  const fixed =
    auth &&
    `Basic ${base64(auth.type === 'basic' ? `${auth.username}:${auth.password}` : `${auth.key}:${auth.secret}`)}`;
  return {
    isGuest: async () => fixed === undefined,
    credentials: async () => fixed,
    renew: async () => undefined,
    keep: async () => {},
  };
}

function bearer(given: Tokens | undefined, storage: TokenStorage, refresh: Refresh, lockName: string): Identity {
  const started = Promise.resolve(given && storage.set(given));
  let renewing: Promise<string | undefined> | undefined;
  const current = async () => {
    await started;
    return storage.get();
  };
  const header = (tokens: Tokens | undefined) => tokens && `Bearer ${tokens.token}`;
  return {
    isGuest: async () => (await current()) === undefined,
    credentials: async () => header(await current()),
    renew(refused) {
      // The store ends the old pair with the new one: two who trade at once would log the customer out.
      renewing ??= alone(lockName, async () => {
        const tokens = await current();
        // Another tab was faster.
        if (tokens && header(tokens) !== refused) return header(tokens);
        const fresh = tokens && (await refresh(tokens.refreshToken));
        await storage.set(fresh);
        return header(fresh);
      }).finally(() => {
        renewing = undefined;
      });
      return renewing;
    },
    async keep(tokens) {
      await started;
      await storage.set(tokens);
    },
  };
}

function memory(): TokenStorage {
  let kept: Tokens | undefined;
  return {
    get: () => kept,
    set(tokens) {
      kept = tokens;
    },
  };
}

/** Runs `work` while no other tab does, where the platform has locks. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined);
  return locks ? ((await locks.request(name, work)) as T) : work();
}

/** Base64 of the text in UTF-8. */
function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
