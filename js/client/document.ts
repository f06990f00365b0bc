/** What a body holds: the JSON in it, also where PHP has printed around it. */

/** A body that was read. */
export interface Body {
  /** The document, or `undefined` where there is none. */
  readonly document: unknown;
  /** Whether it is a page for people: of a fatal error, a firewall, or a shop under maintenance. */
  readonly isPage: boolean;
}

const page = /<!doctype|<html|<head|<body|<script/i;

/** Reads a body. An HTML page is never taken for a document, whatever JSON it carries. */
export function readBody(text: string): Body {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  const whole = parse(trimmed);
  if (whole !== undefined) return { document: whole, isPage: false };
  // A shop with a faulty plugin prints warnings around answers that are otherwise right.
  const start = trimmed.search(/(?:^|[>\n\r])[ \t]*\{"/);
  const from = start < 0 ? -1 : trimmed.indexOf('{"', start);
  if (page.test(from < 0 ? trimmed : trimmed.slice(0, from))) return { document: undefined, isPage: true };
  const document = from < 0 ? undefined : parse(trimmed.slice(from, trimmed.lastIndexOf('}') + 1));
  return { document, isPage: document === undefined && trimmed.startsWith('<') };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a document is an object that is no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
