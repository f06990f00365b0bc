/** Where things are. */
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Scratch space of the build; `target/` is Cargo's, and never committed. */
export const target = join(root, 'target');

/** Where Cargo leaves what it builds. */
export const cargoTarget = resolve(root, process.env['CARGO_TARGET_DIR'] ?? 'target');

/** The package as it is published. */
export const pkg = join(root, 'pkg');

/** The package with an engine that can be made to trap, for the tests of recovery. */
export const pkgTestTraps = join(target, 'pkg-test-traps');

/** The demo storefront, as built for the browser tests. */
export const demo = join(target, 'www');

/** The examples, as built for the browser tests. */
export const apps = join(target, 'apps');

/** The program of a development dependency, to be run with Node on any system. @param {string} path */
export const tool = (path) => join(root, 'node_modules', path);

/** A program of the workspace, as built for tests. @param {string} name */
export const program = (name) => join(cargoTarget, 'debug', process.platform === 'win32' ? `${name}.exe` : name);

/** The environment with rustup's programs found even before the shell was restarted. */
export function environment() {
  const cargoHome = process.env['CARGO_HOME'] ?? join(homedir(), '.cargo');
  return { ...process.env, PATH: `${process.env['PATH'] ?? ''}${delimiter}${join(cargoHome, 'bin')}` };
}
