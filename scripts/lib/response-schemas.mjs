/** The response types of `js/client` as JSON Schema, so that recordings and specifications can be held against them. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { fingerprint } from './fingerprint.mjs';
import { root, target } from './paths.mjs';

/** @typedef {{ readonly [name: string]: unknown }} JsonSchema */

/**
 * One schema whose properties are the calls by their id. An object has no other properties than those of its type.
 * It takes seconds to make, and is kept for the next who asks.
 *
 * @param {string} [answers] The file with the interface `Answers`.
 * @returns {JsonSchema}
 */
export function responseSchemas(answers = join(root, 'scripts/lib/answers.ts')) {
  const inputs = [answers, 'js', 'tsconfig.base.json', 'package-lock.json', 'scripts/lib/response-schemas.mjs'];
  const kept = join(target, 'response-schemas', `${fingerprint(inputs)}.json`);
  if (!existsSync(kept)) {
    mkdirSync(dirname(kept), { recursive: true });
    // Several programs may be at it: each puts a whole file in its place.
    const own = `${kept}.${randomUUID()}`;
    writeFileSync(own, JSON.stringify(make(answers)));
    renameSync(own, kept);
  }
  return JSON.parse(readFileSync(kept, 'utf8'));
}

/** @param {string} answers */
function make(answers) {
  return createGenerator({
    path: answers,
    tsconfig: join(root, 'js/tsconfig.json'),
    type: 'Answers',
    expose: 'export',
    topRef: false,
    additionalProperties: false,
    skipTypeCheck: true,
    jsDoc: 'none',
  }).createSchema('Answers');
}
