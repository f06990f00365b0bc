/** Keeps secrets out of the panel: whatever it shows goes through here. */

/** What stands in the place of a secret. */
const hidden = '•••';

/** Names of parameters whose value nobody may see. */
const parameters =
  /\b(cart_key|key|token|jwt|password|username|nonce|authorization|consumer_key|consumer_secret)=[^&\s"']+/gi;
/** Tokens and keys that give themselves away by their shape. */
const shapes = /\beyJ[\w-]+\.[\w-]+\.[\w-]*|\bc[ks]_[0-9a-f]{8,}|\b(?:Bearer|Basic)\s+\S+/g;
/** The routes that name a cart by its key: `session/KEY`, `sessions/KEY`. */
const sessions = /\b(sessions?\/)[^/?\s]+/g;

/** Hides the secrets that it has learned, and all that looks like one. */
export interface Mask {
  /** Takes note of a secret; a text of fewer than six characters is none. */
  learn(secret: unknown): void;
  /** The text as it may be shown. */
  hide(text: string): string;
}

/** A mask that knows no secret yet. */
export function createMask(): Mask {
  const secrets = new Set<string>();
  return {
    learn(secret) {
      if (typeof secret === 'string' && secret.length >= 6) secrets.add(secret);
    },
    hide(text) {
      let shown = text;
      for (const secret of secrets) shown = shown.replaceAll(secret, hidden);
      return shown.replace(shapes, hidden).replace(parameters, `$1=${hidden}`).replace(sessions, `$1${hidden}`);
    },
  };
}
