/** The migration guide: the calls that it leads to are there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { routes } from '../../js/client/routes.ts';
import { root } from '../../scripts/lib/paths.mjs';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const [guide, plugins] = [read('docs/migration.md'), read('docs/plugins.md')];
/** What a client has beside the calls, by their declaration. */
const tools = namesIn(read('js/client/types.ts'), 'ClientTools');
const mirror = namesIn(read('js/types.ts'), 'Cart');

test.each([
  ['docs/migration.md', guide],
  ['docs/plugins.md', plugins],
])('every call that %s names is a call', (_, page) => {
  const named = [...page.matchAll(/\bapi\.([\w.]+?)(?:\.(?:pages|all))?[({`]/g)].map(([, name = '']) => name);
  expect(new Set(named).size).toBeGreaterThan(1);
  expect(named.filter((name) => !(name in routes) && !tools.has(name) && !name.startsWith('cart.'))).toEqual([]);
  const ofCart = named.filter((name) => name.startsWith('cart.'));
  expect(ofCart.filter((name) => !(name in routes))).toEqual([]);
});

test('every action of the mirror that the guide leads to is one', () => {
  const rows = guide.split('\n').filter((row) => row.startsWith('|'));
  const right = rows
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(2)
        .join('|'),
    )
    .join('\n');
  const named = [...right.matchAll(/(?<![.\w])cart\.(\w+)\(/g)].map(([, name = '']) => name);
  expect(new Set(named).size).toBeGreaterThan(8);
  expect(named.filter((name) => !mirror.has(name))).toEqual([]);
});

test('every call of an everyday store has a row', () => {
  const everyday = Object.entries(routes).filter(([, { on }]) => on.some(([edition]) => edition === 'community'));
  const left = everyday.map(([id]) => id).filter((id) => !guide.includes(`api.${id}`));
  expect(left).toEqual(['cart.restoreItem.patch', 'index.root', 'batch.core']);
});

/** The names of the methods of an interface. */
function namesIn(source: string, name: string): Set<string> {
  const body = source.match(new RegExp(`\\nexport interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`))?.[1] ?? '';
  return new Set([...body.matchAll(/^ {2}(\w+)[<(]/gm)].map(([, method = '']) => method));
}
