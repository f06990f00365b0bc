/**
 * Builds the npm package: crate -> WASM and glue (xtask) -> wasm-opt -> chunks -> types.
 * Each half is left alone while its inputs are unchanged. `--test-traps` makes the second package,
 * whose engine can be made to trap.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, shipped } from './lib/bundle.mjs';
import { unlessFresh } from './lib/fingerprint.mjs';
import { pkg, pkgTestTraps, target, tool } from './lib/paths.mjs';
import { fail, isMain, node, run, say } from './lib/run.mjs';
import { setup } from './setup.mjs';

/** What makes the smallest file, measured compressed: code in a plain shape first, like functions side by side last. */
const smallest = ['--flatten', '--rereloop', '-Oz', '-Oz', '--reorder-functions-by-name', '--strip-target-features'];

const scripts = ['scripts/build.mjs', 'scripts/lib', 'package-lock.json'];

/** @param {{ testTraps?: boolean, onErrorStream?: boolean }} [options] */
export async function build({ testTraps = false, onErrorStream = false } = {}) {
  const suffix = testTraps ? '-test-traps' : '';
  const bindgen = join(target, `bindgen${suffix}`);
  const glue = join(bindgen, 'cocart_wasm.js');
  const wasm = join(bindgen, 'cart.wasm');
  const output = testTraps ? pkgTestTraps : pkg;

  await unlessFresh({
    stamp: join(target, `stamps/wasm${suffix}`),
    inputs: ['Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', 'src', 'xtask', ...scripts],
    outputs: [glue, wasm],
    make: async () => {
      mkdirSync(bindgen, { recursive: true });
      say(testTraps ? 'Building the crate once more, with traps for the tests' : 'Building the crate as WASM');
      const flags = testTraps ? ['--test-traps'] : [];
      await run('cargo', ['run', '--package', 'xtask', '--', 'build', ...flags], { onErrorStream });
      say('Optimising it (wasm-opt -Oz)');
      await optimise(join(bindgen, 'cocart_wasm_bg.wasm'), wasm, ['--strip-debug'], onErrorStream);
    },
  });

  const devstore = {
    glue: join(target, 'devstore-wasm/cocart_devstore_wasm.js'),
    wasm: join(target, 'devstore-wasm/cocart_devstore_wasm_bg.wasm'),
  };
  await unlessFresh({
    stamp: join(target, 'stamps/devstore-wasm'),
    inputs: [
      ...['Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', 'xtask/src/programs.rs', 'scripts/build.mjs'],
      ...['devstore/Cargo.toml', 'devstore/data', 'devstore/src', 'devstore/wasm'],
    ],
    outputs: [devstore.glue, devstore.wasm],
    make: async () => {
      say('Building the store in memory as WASM');
      const folder = join(target, 'devstore-wasm');
      await run('cargo', ['run', '--package', 'xtask', '--', 'devstore', folder], { onErrorStream });
    },
  });

  await unlessFresh({
    stamp: join(target, `stamps/package${suffix}`),
    inputs: ['js', 'tsconfig.base.json', 'package.json', glue, wasm, devstore.wasm, ...scripts],
    outputs: shipped.map((name) => join(output, name)),
    make: async () => {
      say('Bundling the package');
      await bundle({ glue, wasm, devstore, output, onErrorStream });
    },
  });
}

/**
 * @param {string} input
 * @param {string} output
 * @param {readonly string[]} flags
 * @param {boolean} onErrorStream
 */
export async function optimise(input, output, flags, onErrorStream = false) {
  const passes = [...flags, '--strip-producers', ...smallest];
  await node(tool('binaryen/bin/wasm-opt'), [input, ...passes, '--output', output], { onErrorStream });
}

if (isMain(import.meta.url)) {
  // `npm pack` runs this as `prepack` and prints its own result: keep out of its way.
  await setup({ onErrorStream: true })
    .then(() => build({ testTraps: process.argv.includes('--test-traps'), onErrorStream: true }))
    .catch(fail);
}
