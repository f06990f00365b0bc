/** Tells whether what was built still fits what it was built from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from './paths.mjs';

/**
 * A hash over files and whole folders.
 *
 * @param {readonly string[]} paths Relative to the repository, or absolute.
 * @param {readonly string[]} [more] Text that counts too.
 */
export function fingerprint(paths, more = []) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => files(resolve(root, path)))) {
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file));
  }
  return hash.update(more.join('\n')).digest('hex');
}

/** @param {string} path @returns {string[]} */
function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

/**
 * Makes something unless it is there already, made of the same inputs and untouched since.
 *
 * @param {object} step
 * @param {string} step.stamp File that remembers the last time.
 * @param {readonly string[]} step.inputs
 * @param {readonly string[]} step.outputs
 * @param {readonly string[]} [step.settings] What else decides the result.
 * @param {() => Promise<void>} step.make
 * @returns {Promise<boolean>} Whether it had to be made.
 */
export async function unlessFresh({ stamp, inputs, outputs, settings = [], make }) {
  const before = fingerprint(inputs, settings);
  const fresh = () => `${before} ${fingerprint(outputs)}\n`;
  const there = outputs.every((output) => existsSync(output));
  if (there && existsSync(stamp) && readFileSync(stamp, 'utf8') === fresh()) return false;
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fresh());
  return true;
}
