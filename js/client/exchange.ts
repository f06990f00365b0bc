/** One request and its whole answer. */

/** A request as it goes on the wire. */
export interface Wire {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Whether it carries credentials: it follows no redirect then. */
  readonly isSecret: boolean;
  /** Whether the browser may answer from its own cache. */
  readonly mayCache: boolean;
}

/** An answer with its whole body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where a redirect leads that was not followed: an origin, or empty where the browser hides it. */
  readonly redirect: string | undefined;
}

/** A request on its way. */
export interface Flight {
  /** Rejects where the network fails, or the page may not read the answer. */
  readonly answer: Promise<Answer>;
  /** Gives it up on the wire: only for what changes nothing. */
  abort(): void;
}

/** Sends a request. No cookies: those of the shop's own pages would mix their cart into this one. */
export function send(fetcher: typeof globalThis.fetch, wire: Wire): Flight {
  const controller = new AbortController();
  const { method, url, headers, body, isSecret, mayCache } = wire;
  const run = async (): Promise<Answer> => {
    const response = await fetcher(url, {
      method,
      headers,
      credentials: 'omit',
      redirect: isSecret ? 'manual' : 'follow',
      signal: controller.signal,
      ...(mayCache ? {} : { cache: 'no-store' as const }),
      ...(body === undefined ? {} : { body }),
    });
    const isRedirect =
      response.type === 'opaqueredirect' ||
      (response.status >= 301 && response.status <= 308 && response.status !== 304);
    const redirect = isRedirect ? originOf(response.headers.get('Location'), url) : undefined;
    return { status: response.status, headers: response.headers, text: await response.text(), redirect };
  };
  return { answer: run(), abort: () => controller.abort() };
}

function originOf(location: string | null, base: string): string {
  try {
    return location === null ? '' : new URL(location, base).origin;
  } catch {
    return '';
  }
}

/** Resolves after so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
