/** Login and tokens. */

import type { JsonValue } from '../../types.js';

/** What plugins add to a login. */
export interface LoginExtras {
  /** The access token. With the JWT add-on. */
  readonly jwt_token?: string;
  /** The refresh token: use it once. With the JWT add-on. */
  readonly jwt_refresh?: string;
  readonly [name: string]: JsonValue | undefined;
}

/** The answer of `login`. */
export interface LoginResult {
  /** The user, digits as text. */
  readonly user_id: string;
  /** First name. */
  readonly first_name: string;
  /** Last name. */
  readonly last_name: string;
  /** Name to show. */
  readonly display_name: string;
  /** The user's roles, joined by a comma: `Customer`. */
  readonly role: string;
  /** Addresses of the user's picture by size: `24`, `48`, `96`. Since 5.0 only with `avatars`. */
  readonly avatar_urls?: Readonly<Record<string, string>>;
  /** E-mail address. Since 3.1. */
  readonly email?: string;
  /** What plugins add: the tokens of the JWT add-on. Since 3.8.1. */
  readonly extras?: LoginExtras;
  /** A word to developers. */
  readonly dev_note?: string;
}

/** The answer of `jwt.refresh`. The old tokens no longer work. */
export interface TokenPair {
  /** The access token. */
  readonly token: string;
  /** The refresh token: use it once. */
  readonly refresh_token: string;
}

/** An answer that only says something. */
export interface Message {
  /** What happened, in the shop's words. */
  readonly message: string;
}
