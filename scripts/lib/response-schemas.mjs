/** The response types of `js/client` as JSON Schema, so that recordings and specifications can be held against them. */
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { root } from './paths.mjs';

/** @typedef {{ readonly [name: string]: unknown }} JsonSchema */

/**
 * One schema whose properties are the calls by their id. An object has no other properties than those of its type.
 *
 * @param {string} [answers] The file with the interface `Answers`.
 * @returns {JsonSchema}
 */
export function responseSchemas(answers = join(root, 'scripts/lib/answers.ts')) {
  const schema = createGenerator({
    path: answers,
    tsconfig: join(root, 'js/tsconfig.json'),
    type: 'Answers',
    expose: 'export',
    topRef: false,
    additionalProperties: false,
    skipTypeCheck: true,
    jsDoc: 'none',
  }).createSchema('Answers');
  return /** @type {JsonSchema} */ (schema);
}
