/** `check:schemas`: every property of a specification has a place in the response types, or is named. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { responseSchemas } from '../../scripts/lib/response-schemas.mjs';
import { compare, specifiedAnswers } from '../../scripts/lib/specifications.mjs';

// Making and compiling the schemas takes seconds where a machine has much to do.
vi.setConfig({ testTimeout: 60_000 });

const folder = (name: string) => join(root, 'tests/scripts/fixtures/specifications', name);

function check(name: string) {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'scripts/check-schemas.mjs'), folder(name)], {
    encoding: 'utf8',
  });
  return { status, lines: stdout.trim().split('\n') };
}

test('a specification whose properties all have a place passes, and what is left out has its reason', () => {
  const { status, lines } = check('whole');
  expect(lines).toEqual([
    'left out: totals.fee_taxes: only GET cart/totals has taxes by rate (contract 2.13; every recorded cart)',
    '20 of 22 properties in 5 answers have a place, 2 are left out with a reason, 0 have none',
  ]);
  expect(status).toBe(0);
});

test('what has no place is printed, with what is inside of it, and operations that are no call', () => {
  const { status, lines } = check('strange');
  expect(lines).toEqual([
    'no call: GET /moon',
    'no place: GET /store: mascot',
    'no place: GET /store: mascot.name',
    'no place: GET /store: store_address.planet',
    'no place: GET /cart/items: *.colour_of_the_box',
    'no place: GET /moon: phase',
    '2 of 7 properties in 3 answers have a place, 0 are left out with a reason, 5 have none',
  ]);
  expect(status).toBe(1);
});

test('a type that loses a field is found', async () => {
  const types = structuredClone(responseSchemas()) as unknown as {
    definitions: Record<string, { properties: Record<string, unknown> }>;
  };
  const answers = await specifiedAnswers(folder('whole'));
  const missing = () => answers.flatMap((answer) => compare(answer, types).missing.map(({ path }) => path));
  expect(missing()).not.toContain('store_address.city');
  delete types.definitions['StoreAddress']?.properties['city'];
  expect(missing()).toContain('store_address.city');
});
