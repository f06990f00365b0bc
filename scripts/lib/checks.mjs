/** The checks that `npm test` and its smaller sisters are made of. */
import { join } from 'node:path';
import { cargoTarget, root, tool } from './paths.mjs';
import { node, run } from './run.mjs';
import { countCargo, counted, report } from './steps.mjs';

/** The TypeScript projects, each with the environment that its files run in. */
const projects = ['js', 'scripts', 'tests', 'www', 'www/service-worker'];

/** Those with components of Vue. */
const projectsWithVue = ['examples', 'tests/apps'];

export const formatOfRust = async () => void (await run('cargo', ['fmt', '--all', '--check']));

export async function lintRust() {
  const deny = ['--', '--deny', 'warnings'];
  await run('cargo', ['clippy', '--workspace', '--all-targets', ...deny]);
  const wasm = ['--package', 'cocart-wasm', '--lib', '--target', 'wasm32-unknown-unknown'];
  await run('cargo', ['clippy', ...wasm, '--features', 'test-traps', ...deny]);
}

/** The storefront in Rust: its format, and that it compiles against the crate as a stranger uses it. */
export async function checkRustFrontEnd() {
  const folder = join(root, 'examples/rust-front-end');
  await run('cargo', ['fmt', '--check'], { cwd: folder });
  const wasm = ['--target', 'wasm32-unknown-unknown', '--target-dir', join(cargoTarget, 'examples')];
  await run('cargo', ['clippy', '--locked', ...wasm, '--', '--deny', 'warnings'], { cwd: folder });
}

export const buildRustTests = async () => void (await run('cargo', ['test', '--workspace', '--no-run']));

export const testRust = () => counted('cargo', ['test', '--workspace', '--no-fail-fast'], countCargo);

/** The versions of CoCart that the store in memory answers as, apart from the one that all tests run on. */
export const otherProfiles = ['4.9', '5.0'];

/** The scenarios of the machine on the other versions. Proofs of money rest on what only 4.3 tells. */
export async function testRustOnProfiles() {
  const names = ['machine', 'lost', 'tabs', 'queue', 'identity'];
  // The programs as the whole workspace has them: for this package alone all would be compiled anew.
  const built = await run('cargo', ['test', '--workspace', '--no-run', '--message-format=json'], { quiet: true });
  const programs = built
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter(({ manifest_path: manifest }) => manifest === join(root, 'Cargo.toml'))
    .filter(({ executable, target }) => executable && target.kind.includes('test') && names.includes(target.name))
    .map(({ executable }) => executable);
  const sum = { passed: 0, failed: programs.length === names.length ? 0 : 1 };
  for (const profile of otherProfiles) {
    for (const program of programs) {
      const { passed, failed } = await counted(program, [], countCargo, { COCART_PROFILE: profile });
      sum.passed += passed;
      sum.failed += failed;
    }
  }
  return sum;
}

/** A part of the browser tests on the other versions: tests whose title has the tag `@profiles`. */
export async function testProfilesInBrowser() {
  const sum = { passed: 0, failed: 0 };
  for (const profile of otherProfiles) {
    const { passed, failed } = await testInBrowser(['--grep', '@profiles'], { COCART_PROFILE: profile });
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

/**
 * 20,000 shopping trips with faults, 10,000 of customers and 10,000 without Web Locks, every schedule of the small scope with one fault, and of two intents with two;
 * then each fault put into the machine on purpose, which these must find.
 */
export async function simulate() {
  const script = join(root, 'scripts/sim.mjs');
  const sum = { passed: 0, failed: 0 };
  const explored = ['--explore', '--explore --late', '--explore --crash', '--explore --pairs --late --crash'];
  const trips = ['--seeds 20000', '--customers --seeds 10000', '--leases --seeds 10000'];
  for (const args of [...trips, ...explored, '--controls']) {
    const { passed, failed } = await counted(process.execPath, [script, ...args.split(' ')], countCargo);
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

export const lintScripts = async () => void (await node(tool('@biomejs/biome/bin/biome'), ['ci', '.']));

export async function checkTypes() {
  for (const project of projects) {
    await node(tool('typescript/bin/tsc'), ['--project', project, '--noEmit']);
  }
  for (const project of projectsWithVue) {
    await node(join(root, 'scripts/lib/vue-types.mjs'), ['--project', project, '--noEmit']);
  }
}

/** @param {string} project A project of vitest.config.ts. */
export async function testWithVitest(project) {
  const { file, vitest } = report(project);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return counted(process.execPath, [tool('vitest/vitest.mjs'), 'run', '--project', project, ...reporters], vitest);
}

/**
 * @param {readonly string[]} [args] More for Playwright's command line.
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function testInBrowser(args = [], env = {}) {
  const { file, playwright } = report('browser');
  return counted(process.execPath, [tool('@playwright/test/cli.js'), 'test', ...args], playwright, {
    BROWSER_REPORT: file,
    ...env,
  });
}

/** Builds the demo storefront for the browser tests. @param {string} outDir */
export async function buildDemo(outDir) {
  await node(tool('vite/bin/vite.js'), ['build', 'www', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn']);
}
