/** Builds and starts the store in memory. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { environment, program, root } from './lib/paths.mjs';
import { RunError, run } from './lib/run.mjs';

/**
 * @typedef {object} StoreOptions
 * @property {number} [port] A free one by default.
 * @property {number} [latency] Milliseconds that a request takes.
 * @property {string} [catalog] JSON file with the shop's products and settings.
 * @property {boolean} [corsAddon] Behave as with the CORS add-on of CoCart.
 */

/**
 * @typedef {object} RunningStore
 * @property {string} url
 * @property {() => Promise<void>} stop
 */

/** @param {{ onErrorStream?: boolean }} [options] */
export async function buildDevstore(options = {}) {
  await run('cargo', ['build', '--package', 'cocart-devstore', '--bins'], options);
}

/**
 * A port that nothing listens on.
 *
 * @param {number} [preferred] Taken where it is free.
 * @returns {Promise<number>}
 */
export function freePort(preferred = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error) => (preferred === 0 ? reject(error) : resolve(freePort())));
    server.listen(preferred, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/**
 * Starts a fresh store and waits until it answers.
 *
 * @param {StoreOptions} [options]
 * @returns {Promise<RunningStore>}
 */
export async function startDevstore(options = {}) {
  const port = options.port ?? (await freePort());
  const args = ['--port', String(port)];
  if (options.latency !== undefined) args.push('--latency', String(options.latency));
  if (options.catalog !== undefined) args.push('--catalog', options.catalog);
  if (options.corsAddon === true) args.push('--cors-addon');

  const child = spawn(program('cocart-devstore'), args, {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    words += text;
  });
  /** @type {string | undefined} */
  let ended;
  const exit = new Promise((resolve) => {
    child.on('error', (error) => {
      ended = error.message;
      resolve(undefined);
    });
    child.on('exit', (code) => {
      ended = `ended with ${code}`;
      resolve(undefined);
    });
  });
  const kill = () => child.kill();
  process.once('exit', kill);

  const url = `http://127.0.0.1:${port}`;
  const patience = Date.now() + 20_000;
  while (!(await answers(url))) {
    if (ended !== undefined) throw new RunError(`The store in memory did not start: ${ended}\n${words}`);
    if (Date.now() > patience) {
      kill();
      throw new RunError(`The store in memory did not answer at ${url}\n${words}`);
    }
    await sleep(25);
  }
  return {
    url,
    stop: async () => {
      process.off('exit', kill);
      kill();
      await exit;
    },
  };
}

/** @param {string} url */
async function answers(url) {
  try {
    const response = await fetch(`${url}/wp-json/cocart/v2/store`);
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
