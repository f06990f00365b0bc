/**
 * `node scripts/tested.mjs [--check]`: gathers what the tests of the client noted (tests/js/client/witness.ts) into
 * tests/calls/tested.json, of which docs/calls.md is made. With `--check` it only says whether that is current.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { fail, isMain, say } from './lib/run.mjs';
import { results } from './lib/steps.mjs';

/** Where tests leave their notes. */
export const notes = join(results, 'tested');

const file = join(root, 'tests/calls/tested.json');

/** Forgets the notes of the last run. */
export const forgetNotes = () => rmSync(notes, { recursive: true, force: true });

/** What answered each call, by its name. @returns {Record<string, string[]>} */
export function gather() {
  const names = existsSync(notes) ? readdirSync(notes) : [];
  const lines = names.flatMap((name) => readFileSync(join(notes, name), 'utf8').split('\n'));
  /** @type {Record<string, string[]>} */
  const tested = {};
  for (const line of [...new Set(lines)].sort()) {
    const [call = '', against] = line.split('\t');
    if (against) tested[call] = [...(tested[call] ?? []), against];
  }
  return tested;
}

/** Whether the list that is committed is what the tests of this run have noted. */
export async function checkTested() {
  const before = JSON.parse(readFileSync(file, 'utf8'));
  const now = gather();
  const calls = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  let failed = 0;
  for (const call of calls) {
    if (String(before[call] ?? '') === String(now[call] ?? '')) continue;
    failed += 1;
    say(`${call}: tests/calls/tested.json says "${before[call] ?? ''}", the tests say "${now[call] ?? ''}"`);
  }
  if (failed > 0) say('Run `node scripts/tested.mjs` and `cargo run -p xtask -- calls` after the unit tests.');
  return { passed: calls.length - failed, failed };
}

async function main() {
  if (process.argv[2] === '--check') {
    process.exitCode = (await checkTested()).failed > 0 ? 1 : 0;
  } else {
    const lines = Object.entries(gather()).map(([call, against]) => {
      return `  ${JSON.stringify(call)}: [${against.map((one) => JSON.stringify(one)).join(', ')}]`;
    });
    writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
  }
}

if (isMain(import.meta.url)) main().catch(fail);
