/** Runs the steps of a test run, counts their tests, and sums up. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { target } from './paths.mjs';
import { attempt, heldBack, print, RunError, say } from './run.mjs';

/** Where the test runners leave their reports. */
export const results = join(target, 'test-results');

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<Count | void>} work Throws, or counts failures, where something is wrong.
 * @property {boolean} [beside] Runs beside the steps behind it, one after another with others of its kind.
 *   What it prints is held back until it has ended.
 */

/**
 * Runs every step, also after one that failed, and ends with one line of counts.
 *
 * @param {readonly Step[]} steps
 * @returns {Promise<boolean>} Whether all is well.
 */
export async function runSteps(steps) {
  const begin = Date.now();
  const sum = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const broken = [];
  /** @param {Step} step @param {number} index */
  const take = async ({ name, work }, index) => {
    print(`\n== ${index + 1}/${steps.length} ${name}\n`);
    const from = Date.now();
    const count = await work().catch((reason) => {
      say(reason instanceof RunError ? reason.message : String(reason?.stack ?? reason));
      return { passed: 0, failed: 1 };
    });
    sum.passed += count?.passed ?? 0;
    sum.failed += count?.failed ?? 0;
    const bad = (count?.failed ?? 0) > 0;
    if (bad) broken.push(name);
    print(`== ${name}: ${bad ? 'FAILED' : 'ok'}, ${seconds(from)}\n`);
  };
  let beside = Promise.resolve();
  for (const [index, step] of steps.entries()) {
    if (step.beside) beside = beside.then(() => heldBack(() => take(step, index)));
    else await take(step, index);
  }
  await beside;
  print(`\nAll steps: ${seconds(begin)}\n`);
  if (broken.length > 0) print(`Failed: ${broken.join('; ')}\n`);
  print(`${sum.passed} passed, ${sum.failed} failed\n`);
  return broken.length === 0;
}

/** @param {number} from */
const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(1)} s`;

/**
 * Runs a test program and counts; one that fails without a failed test counts as one failure, and one
 * that ran no test has failed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {(output: string) => Count} read
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Count>}
 */
export async function counted(command, args, read, env = {}) {
  const { code, output } = await attempt(command, args, { env });
  const count = read(output);
  const suspicious = code !== 0 || count.passed === 0;
  return { passed: count.passed, failed: count.failed === 0 && suspicious ? 1 : count.failed };
}

/** Adds up the closing lines of `cargo test`. @param {string} output @returns {Count} */
export function countCargo(output) {
  const count = { passed: 0, failed: 0 };
  for (const [, passed, failed] of output.matchAll(/test result: .*?(\d+) passed; (\d+) failed/g)) {
    count.passed += Number(passed);
    count.failed += Number(failed);
  }
  return count;
}

/**
 * A fresh place for the JSON report of a run.
 *
 * @param {string} name
 */
export function report(name) {
  mkdirSync(results, { recursive: true });
  const file = join(results, `${name}.json`);
  rmSync(file, { force: true });
  /** @returns {any} */
  const read = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
  return {
    file,
    /** @returns {Count} */
    vitest: () => {
      const { numPassedTests = 0, numFailedTests = 0 } = read();
      return { passed: numPassedTests, failed: numFailedTests };
    },
    /** @returns {Count} */
    playwright: () => {
      const { expected = 0, unexpected = 0, flaky = 0 } = read().stats ?? {};
      return { passed: expected + flaky, failed: unexpected };
    },
  };
}
