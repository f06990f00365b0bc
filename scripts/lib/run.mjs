/** Runs other programs, with their output passed on as it comes. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { environment, root } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] Where to run; the repository by default.
 * @property {NodeJS.ProcessEnv} [env] Variables besides those of this process.
 * @property {boolean} [quiet] Keep the output back, and show it only if the program fails.
 * @property {boolean} [onErrorStream] Send its output to the error stream, to keep ours for results.
 */

/** How long a program may say nothing before we say that it runs, in milliseconds. */
const silence = 10_000;

/** What is held back of the output, see {@link heldBack}. @type {AsyncLocalStorage<string[]>} */
const held = new AsyncLocalStorage();

/**
 * Prints what `work` and the programs it runs print only when all of it has ended, so that it does not
 * mix with what runs beside it.
 *
 * @param {() => Promise<void>} work
 */
export async function heldBack(work) {
  /** @type {string[]} */
  const texts = [];
  await held.run(texts, work);
  process.stdout.write(texts.join(''));
}

/** Prints on one of our streams, or holds it back. @param {string} text @param {NodeJS.WriteStream} [stream] */
export function print(text, stream = process.stdout) {
  const texts = held.getStore();
  if (texts) texts.push(text);
  else stream.write(text);
}

/** A program that ended with an error; its own output has said why. */
export class RunError extends Error {}

/**
 * Runs a program to its end and resolves with what it printed, both streams in order of arrival.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>}
 */
export async function run(command, args, options = {}) {
  const { code, output } = await attempt(command, args, options);
  if (code !== 0) {
    if (options.quiet === true) print(output, process.stderr);
    throw new RunError(`${[command, ...args].join(' ')} ended with ${code}`);
  }
  return output;
}

/**
 * As {@link run}, but a program that fails is a result too.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function attempt(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const colour = process.stdout.isTTY ? { CARGO_TERM_COLOR: 'always', FORCE_COLOR: '1' } : { NO_COLOR: '1' };
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...environment(), ...colour, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a batch file on Windows.
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    const begin = Date.now();
    let heard = begin;
    // A long silence is told from a standstill.
    const pulse = setInterval(() => {
      if (options.quiet === true || held.getStore() || Date.now() - heard < silence) return;
      heard = Date.now();
      say(`   ... ${command} has been at work for ${Math.round((heard - begin) / 1000)} s`);
    }, 1000);
    const collect = (/** @type {NodeJS.WriteStream} */ stream) => (/** @type {string} */ text) => {
      output += text;
      heard = Date.now();
      if (options.quiet !== true) print(text, options.onErrorStream === true ? process.stderr : stream);
    };
    child.stdout.setEncoding('utf8').on('data', collect(process.stdout));
    child.stderr.setEncoding('utf8').on('data', collect(process.stderr));
    child.on('error', (error) => {
      clearInterval(pulse);
      reject(error);
    });
    child.on('close', (code, signal) => {
      clearInterval(pulse);
      resolve({ code: code ?? (signal === null ? 1 : 130), output });
    });
  });
}

/**
 * Runs a JavaScript program of a development dependency.
 *
 * @param {string} script
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export const node = (script, args, options) => run(process.execPath, [script, ...args], options);

/** Says on the error stream what is going on. @param {string} text */
export function say(text) {
  print(`${text}\n`, process.stderr);
}

/** Ends the program with one line instead of a stack where the reason has been told. @param {unknown} reason */
export function fail(reason) {
  if (reason instanceof RunError) say(reason.message);
  else say(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
  process.exitCode = 1;
}

/** Whether a module is the program that Node was started with. @param {string} url */
export const isMain = (url) => process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
