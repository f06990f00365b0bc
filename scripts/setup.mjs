/**
 * What must be there before anything can be built: Rust's WASM target and the npm packages.
 * Runs before `node_modules` exists, so it uses nothing but Node.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { unlessFresh } from './lib/fingerprint.mjs';
import { root } from './lib/paths.mjs';
import { attempt, fail, isMain, RunError, run, say } from './lib/run.mjs';

const wasmTarget = 'wasm32-unknown-unknown';

/** Makes the machine ready; quick when it is. @param {{ onErrorStream?: boolean }} [options] */
export async function setup(options = {}) {
  checkNode();
  await installRustTarget(options);
  await installPackages(options);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new RunError(`Node ${process.versions.node} is too old: install Node 20.19 or later.`);
  }
}

/** @param {{ onErrorStream?: boolean }} options */
async function installRustTarget(options) {
  // rustup fetches the toolchain that rust-toolchain.toml names as soon as one of its programs runs.
  const asked = ['--print', 'target-libdir', '--target', wasmTarget];
  const { code, output } = await attempt('rustc', asked, { quiet: true }).catch(() => {
    throw new RunError('Rust is missing: install rustup from https://rustup.rs, then run this again.');
  });
  const folder = output.trim().split('\n').at(-1) ?? '';
  if (code === 0 && existsSync(folder)) return;
  say(`Installing Rust's target ${wasmTarget}`);
  await run('rustup', ['target', 'add', wasmTarget], options);
}

/** @param {{ onErrorStream?: boolean }} options */
async function installPackages(options) {
  const modules = join(root, 'node_modules');
  await unlessFresh({
    stamp: join(modules, '.cocart-setup'),
    inputs: ['package-lock.json', 'package.json'],
    outputs: [join(modules, '.package-lock.json')],
    settings: [process.platform, process.arch],
    make: async () => {
      say('Installing npm packages at their locked versions (about 350 MB, once)');
      // No package of ours needs its install script: all they would do is download.
      await run('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], options);
    },
  });
}

if (isMain(import.meta.url)) setup().catch(fail);
