/** Builds and starts the store in memory. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { program, root } from './lib/paths.mjs';
import { RunError, run } from './lib/run.mjs';

/**
 * @typedef {object} StoreOptions
 * @property {number} [port] A free one by default.
 * @property {'4.3' | '4.9' | '5.0'} [profile] The version of CoCart to answer as; `COCART_PROFILE` by default, else 4.3.
 * @property {'usd' | 'eur' | 'jpy' | 'kwd'} [currency] One of the sample shops.
 * @property {number | string} [latency] Milliseconds that a request takes, or a range like `60-100`.
 * @property {string} [catalog] JSON file with the shop's products.
 * @property {string} [settings] JSON file with currency, taxes, shipping and coupons.
 * @property {string} [site] The site's address in links and pictures; the server's own by default.
 * @property {number} [seed] What cart keys, tokens and latencies are drawn from; random by default.
 * @property {boolean} [corsAddon] Behave as with the CORS add-on of CoCart.
 * @property {boolean} [noBatch] Let the batch route fail for calls of the cart.
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

/** @param {StoreOptions} options */
function flags(options) {
  const args = ['--port', String(options.port ?? 0)];
  const profile = options.profile ?? process.env['COCART_PROFILE'];
  if (profile) args.push('--profile', profile);
  if (options.currency !== undefined) args.push('--currency', options.currency);
  if (options.latency !== undefined) args.push('--latency', String(options.latency));
  if (options.catalog !== undefined) args.push('--catalog', options.catalog);
  if (options.settings !== undefined) args.push('--settings', options.settings);
  if (options.site !== undefined) args.push('--site', options.site);
  if (options.seed !== undefined) args.push('--seed', String(options.seed));
  if (options.corsAddon === true) args.push('--cors-addon');
  if (options.noBatch === true) args.push('--no-batch');
  return args;
}

/**
 * Starts a fresh store; resolves when it listens.
 *
 * @param {StoreOptions} [options]
 * @returns {Promise<RunningStore>}
 */
export function startDevstore(options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program('cocart-devstore'), flags(options), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = () => void child.kill();
    process.once('exit', kill);
    const ended = new Promise((end) => child.once('close', end));

    let words = '';
    const listen = (/** @type {string} */ text) => {
      words += text;
      const [, url] = /listening on (http:\S+)/.exec(words) ?? [];
      if (url === undefined) return;
      const stop = async () => {
        process.off('exit', kill);
        kill();
        await ended;
      };
      resolve({ url, stop });
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    child.once('error', reject);
    child.once('close', (code) => reject(new RunError(`The store in memory ended with ${code}:\n${words}`)));
  });
}
