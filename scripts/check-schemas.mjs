/**
 * `npm run -s check:schemas -- DIR…`: reads the OpenAPI documents (YAML) below the folders and prints every property
 * of an answer that the response types have no place for, and those that are left out with a reason. Ends with 1
 * when something has no place.
 */
import { resolve } from 'node:path';
import { responseSchemas } from './lib/response-schemas.mjs';
import { fail } from './lib/run.mjs';
import { exceptions } from './lib/schema-exceptions.mjs';
import { compare, specifiedAnswers } from './lib/specifications.mjs';

/** @param {readonly string[]} folders */
async function main(folders) {
  if (folders.length === 0) throw new Error('Usage: npm run -s check:schemas -- DIR…');
  const types = responseSchemas();
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const answers = (await Promise.all(folders.map((folder) => specifiedAnswers(resolve(cwd, folder))))).flat();
  const results = answers.map((answer) => compare(answer, types));
  const missing = results.flatMap((result) => result.missing);
  const reasonOf = (/** @type {import('./lib/specifications.mjs').Place} */ { operation, path }) =>
    exceptions.find(([pattern]) => pattern.test(`${operation}: ${path}`))?.[1];
  const open = missing.filter((place) => reasonOf(place) === undefined);

  /** @type {Map<string, Set<string>>} */
  const listed = new Map();
  for (const place of missing) {
    const reason = reasonOf(place);
    if (reason !== undefined) listed.set(reason, (listed.get(reason) ?? new Set()).add(place.path));
  }
  for (const [reason, paths] of listed) console.log(`left out: ${[...paths].sort().join(', ')}: ${reason}`);
  for (const { operation, call } of answers) if (call === undefined) console.log(`no call: ${operation}`);
  for (const { operation, path } of open) console.log(`no place: ${operation}: ${path}`);

  const all = results.reduce((sum, result) => sum + result.all.length, 0);
  const placed = all - missing.length;
  console.log(
    `${placed} of ${all} properties in ${answers.length} answers have a place, ${missing.length - open.length} are left out with a reason, ${open.length} have none`,
  );
  process.exitCode = open.length === 0 && answers.length > 0 ? 0 : 1;
}

main(process.argv.slice(2)).catch(fail);
