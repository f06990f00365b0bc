/** Reads OpenAPI documents, and finds the properties of their answers that our response types have no place for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { parse } from 'yaml';
import { root } from './paths.mjs';

/**
 * @typedef {{ readonly [name: string]: any }} Schema
 * @typedef {{ readonly operation: string, readonly call: string | undefined, readonly schema: Schema, readonly document: Schema }} Answer
 * @typedef {{ readonly operation: string, readonly path: string }} Place A property of an answer; `*` is each member.
 */

/**
 * Every answer of every operation below a folder that is a success and JSON.
 *
 * @param {string} folder
 * @returns {Promise<Answer[]>}
 */
export async function specifiedAnswers(folder) {
  const callOf = await callFinder();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file));
  return files.sort().flatMap((file) => answersIn(parse(readFileSync(join(folder, file), 'utf8')), callOf));
}

/** @param {Schema} document @param {(method: string, path: string) => string | undefined} callOf */
function answersIn(document, callOf) {
  /** @type {Answer[]} */
  const found = [];
  for (const [path, operations] of Object.entries(document['paths'] ?? {})) {
    for (const [method, operation] of Object.entries(operations)) {
      for (const [status, response] of Object.entries(operation?.responses ?? {})) {
        if (!status.startsWith('2')) continue;
        const schema = resolved(document, response)['content']?.['application/json']?.schema;
        const name = method.toUpperCase();
        if (schema) found.push({ operation: `${name} ${path}`, call: callOf(name, path), schema, document });
      }
    }
  }
  return found;
}

/** Finds the call of an operation whose path is written with or without its namespace. */
async function callFinder() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(root, 'js/client/routes.ts')],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  const { routes } = await import(`data:text/javascript;base64,${code}`);
  const bare = (/** @type {string} */ path) => path.replace(/\{[^}]*\}/g, '{}').replace(/^\/|\/$/g, '');
  /** @type {Map<string, string>} */
  const calls = new Map();
  for (const [id, { method, path }] of Object.entries(routes)) {
    for (const namespace of ['', 'cocart/v2/', 'cocart/jwt/', 'cocart/v1/', 'cocart/']) {
      const name = `${method} ${bare(path)}`.replace(` ${namespace}`, ' ');
      if (path.startsWith(namespace) && !calls.has(name)) calls.set(name, id);
    }
  }
  return (/** @type {string} */ method, /** @type {string} */ path) => calls.get(`${method} ${bare(path)}`);
}

/**
 * The properties of an answer, and those of them that the type of its call has no place for. Lists and maps count as
 * the same, because the store sends either (contract 2.12). What the type leaves open holds anything.
 *
 * @param {Answer} answer
 * @param {Schema} types All response types; its properties are the calls.
 * @returns {{ all: Place[], missing: Place[] }}
 */
export function compare({ operation, call, schema, document }, types) {
  /** @type {Map<string, boolean>} Path and whether a type has a place for it. */
  const places = new Map();
  const own = call === undefined ? undefined : types['properties'][call];
  walk(schema, own === undefined ? [] : [own], '', []);
  const all = [...places].map(([path, has]) => ({ operation, path, has }));
  return { all, missing: all.filter(({ has }) => !has) };

  /** @param {Schema} theirs @param {readonly Schema[]} ours @param {string} at @param {readonly Schema[]} above */
  function walk(theirs, ours, at, above) {
    const asked = resolved(document, theirs);
    if (above.includes(asked)) return;
    const next = [...above, asked];
    const options = ours.flatMap((each) => alternatives(each));
    for (const part of [...(asked['oneOf'] ?? []), ...(asked['anyOf'] ?? []), ...(asked['allOf'] ?? [])]) {
      walk(part, options, at, next);
    }
    const open = options.some(isOpen);
    for (const [name, property] of Object.entries(asked['properties'] ?? {})) {
      const path = at === '' ? name : `${at}.${name}`;
      const fit = options.flatMap((option) => option['properties']?.[name] ?? []);
      places.set(path, places.get(path) === true || open || fit.length > 0);
      if (open) continue;
      walk(property, fit, path, next);
    }
    for (const member of [asked['items'], asked['additionalProperties']]) {
      if (typeof member !== 'object' || open) continue;
      const fit = options.flatMap(({ items, additionalProperties: more }) => [items, more]);
      walk(
        member,
        fit.filter((each) => typeof each === 'object'),
        at === '' ? '*' : `${at}.*`,
        next,
      );
    }
  }

  /** @param {Schema} schema @returns {Schema[]} */
  function alternatives(schema) {
    const type = resolved(types, schema);
    return type['anyOf'] ? type['anyOf'].flatMap(alternatives) : [type];
  }

  /** Whether a type holds any names and values: free-form maps, and JSON of any shape. @param {Schema} type */
  function isOpen(type) {
    const more = type['additionalProperties'];
    if (typeof more !== 'object') return more === true;
    return Object.keys(more).length === 0 || JSON.stringify(more).includes('#/definitions/JsonValue');
  }
}

/** Follows references. @param {Schema} document @param {Schema} schema @returns {Schema} */
function resolved(document, schema) {
  let found = schema;
  while (typeof found['$ref'] === 'string') {
    const names = found['$ref'].replace(/^#\//, '').split('/');
    found = names.reduce((holder, name) => holder?.[decodeURIComponent(name)], document) ?? {};
  }
  return found;
}
