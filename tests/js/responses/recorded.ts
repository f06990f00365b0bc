/** The recorded exchanges with real stores, each with the call it belongs to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../../js/client/routes.ts';
import { root } from '../../../scripts/lib/paths.mjs';

interface Step {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
  };
  readonly response: { readonly status: number; readonly body: unknown };
}

/** A recorded answer. */
export interface Recorded {
  /** Tape and step, to find it again. */
  readonly name: string;
  /** Id of the call; none for what is no call of the API (pages of the shop, preflights). */
  readonly call: string | undefined;
  readonly status: number;
  /** True when the request asked for a part of the answer. */
  readonly partial: boolean;
  readonly body: unknown;
}

/** Routes with a word where others have a parameter come first: `products/tags` is no product. */
const calls = Object.entries(routes)
  .sort(([, one], [, other]) => parameters(one.path) - parameters(other.path))
  .map(([call, { method, path }]) => {
    const pattern = path.replace(/\{\w+\}/g, '[\\w-]+');
    return [method, new RegExp(`^/wp-json/${pattern}/?$`), call] as const;
  });

function parameters(path: string): number {
  return path.split('{').length;
}

const tapes = join(root, 'tests/tapes');

/** Every answer on every tape. */
export function recorded(): readonly Recorded[] {
  return tapeFiles().flatMap((file) => {
    const { steps } = JSON.parse(readFileSync(join(tapes, file), 'utf8')) as { steps: readonly Step[] };
    return steps.map(({ name, request, response }) => ({
      name: `${file}: ${name}`,
      call: calls.find(([method, path]) => method === request.method && path.test(request.path))?.[2],
      status: response.status,
      partial: ['fields', '_fields'].some((parameter) => parameter in request.query),
      body: response.body,
    }));
  });
}

/** The tapes as text, by their file. */
export const tapeTexts = () => tapeFiles().map((file) => [file, readFileSync(join(tapes, file), 'utf8')] as const);

function tapeFiles(): readonly string[] {
  return readdirSync(tapes, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
}
