/**
 * `node scripts/traces.mjs [--seeds N]`: the same shopping trips natively and as WASM, which must leave the
 * same traces: every request, every stored record, the lines and totals shown. Then the machine of the WASM is
 * broken on purpose, and the traces must differ.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { unlessFresh } from './lib/fingerprint.mjs';
import { root, target } from './lib/paths.mjs';
import { attempt, fail, isMain, RunError, run, say } from './lib/run.mjs';
import { setup } from './setup.mjs';
import { buildSimulator } from './sim.mjs';

/** How many trips are compared where nobody says. */
const usual = 200;

const folder = join(target, 'traces');
const module = join(folder, 'traces.mjs');
const wasm = join(folder, 'cocart_sim_wasm_bg.wasm');

/**
 * The simulator as WASM.
 *
 * @typedef {object} Simulator
 * @property {(options: { module: Uint8Array }) => void} initSync
 * @property {(seed: number, sabotaged: boolean) => string} trace_hash
 * @property {(seed: number) => string} trace_lines
 */

/** Builds the simulator as WASM, with the glue and the modules of the package that it needs in one file. */
async function buildWasm() {
  await unlessFresh({
    stamp: join(target, 'stamps/traces'),
    inputs: [
      ...['Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', 'src', 'devstore', 'sim', 'totals', 'xtask', 'js'],
      ...['scripts/traces.mjs', 'scripts/lib', 'package-lock.json'],
    ],
    outputs: [module, wasm],
    make: async () => {
      say('Building the simulator as WASM');
      const options = { onErrorStream: true };
      await run('cargo', ['run', '--quiet', '--package', 'xtask', '--', 'traces', folder], options);
      // Only here: this script must load before the npm packages are installed.
      const esbuild = await import('esbuild');
      await esbuild.build({
        entryPoints: [join(folder, 'cocart_sim_wasm.js')],
        outfile: module,
        bundle: true,
        format: 'esm',
        platform: 'node',
        logLevel: 'warning',
        tsconfigRaw: {},
        alias: Object.fromEntries(['draw', 'same', 'tabs'].map((name) => [`#${name}`, join(root, `js/${name}.ts`)])),
      });
    },
  });
}

/** The hashes of the native build, by seed. @param {number} seeds @returns {Promise<readonly string[]>} */
async function native(seeds) {
  const program = await buildSimulator();
  const output = await run(program, ['--seeds', `${seeds}`, '--hashes'], { quiet: true });
  return output
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '');
}

/** The hashes of the WASM, by seed. @param {number} seeds @param {boolean} sabotaged */
async function webAssembly(seeds, sabotaged) {
  const simulator = await load();
  return Array.from({ length: seeds }, (_, seed) => simulator.trace_hash(seed, sabotaged));
}

/** @returns {Promise<Simulator>} */
async function load() {
  await buildWasm();
  const simulator = await import(pathToFileURL(module).href);
  simulator.initSync({ module: readFileSync(wasm) });
  return simulator;
}

/** Prints the first line in which the trip of a seed differs. @param {number} seed */
async function tellApart(seed) {
  const program = await buildSimulator();
  // It ends with an error where the trip breaks a promise; its lines are there all the same.
  const { output } = await attempt(program, ['--seeds', '1', '--seed', `${seed}`], { quiet: true });
  const expected = output.split('\n').filter((line) => /^ *\d+\.\d{3} s {2}/.test(line));
  const found = (await load()).trace_lines(seed).split('\n');
  const at = found.findIndex((line, index) => line !== expected[index]);
  if (at < 0) console.log('The lines are the same: a stored record or what is shown differs.');
  else console.log(`natively: ${expected[at]}\nin WASM:  ${found[at]}`);
}

/**
 * Compares, and fails at the first seed that differs.
 *
 * @param {number} seeds
 * @returns {Promise<{ passed: number, failed: number }>} Of the seeds, and of the control.
 */
export async function compareTraces(seeds = usual) {
  const expected = await native(seeds);
  const found = await webAssembly(seeds, false);
  const different = found.flatMap((hash, seed) => (hash === expected[seed] ? [] : [seed]));
  console.log(`${seeds - different.length} of ${seeds} traces equal`);
  const [first] = different;
  if (first !== undefined) {
    console.log(`seed ${first} is the first that differs: natively ${expected[first]}, in WASM ${found[first]}`);
    await tellApart(first);
  }
  const sabotaged = await webAssembly(seeds, true);
  const noticed = sabotaged.filter((hash, seed) => hash !== expected[seed]).length;
  console.log(`control: ${noticed} of ${seeds} traces differ with a machine broken on purpose`);
  if (first !== undefined || noticed === 0) throw new RunError('The traces are not what they must be');
  return { passed: seeds + 1, failed: 0 };
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({ options: { seeds: { type: 'string' } } });
  setup({ onErrorStream: true })
    .then(() => compareTraces(values.seeds === undefined ? usual : Number(values.seeds)))
    .catch(fail);
}
