/** Makes the files of the npm package out of the TypeScript in `js/`, the glue code and the WASM. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { lettersOf } from './letters.mjs';
import { root, target, tool } from './paths.mjs';
import { node } from './run.mjs';

/**
 * @typedef {object} Parts
 * @property {string} glue The glue code that wasm-bindgen wrote.
 * @property {string} wasm The optimised WASM.
 * @property {string} output Folder of the package, made anew.
 * @property {boolean} onErrorStream Keep the output stream free.
 */

/** Entry points that a program imports; each gets types of its own. */
const entries = ['index'];

/** @param {Parts} parts */
export async function bundle(parts) {
  rmSync(parts.output, { recursive: true, force: true });
  mkdirSync(parts.output, { recursive: true });
  await writeTypes(parts);
  await writeChunks(parts);
  copyFileSync(parts.wasm, join(parts.output, 'cart.wasm'));
}

/** @param {Parts} parts */
async function writeChunks(parts) {
  // Only here: this script must load before the npm packages are installed.
  const esbuild = await import('esbuild');
  /** @type {import('esbuild').Plugin} */
  const built = {
    name: 'built',
    setup(build) {
      build.onResolve({ filter: /^#glue$/ }, () => ({ path: parts.glue }));
      build.onResolve({ filter: /^#(draw|same|tabs)$/ }, ({ path }) => ({ path: js(`${path.slice(1)}.ts`) }));
      build.onResolve({ filter: /^#letters$/ }, () => ({ path: parts.wasm, namespace: 'letters' }));
      build.onLoad({ filter: /cocart_wasm\.js$/ }, ({ path }) => ({ contents: quiet(readFileSync(path, 'utf8')) }));
      build.onLoad({ filter: /.*/, namespace: 'letters' }, ({ path }) => ({
        contents: `export default "${lettersOf(readFileSync(path))}"`,
      }));
    },
  };
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    bundle: true,
    minify: true,
    target: 'es2022',
    platform: 'neutral',
    legalComments: 'none',
    logLevel: 'warning',
    absWorkingDir: root,
    tsconfigRaw: {},
    plugins: [built],
  };
  const js = (/** @type {string} */ name) => join(root, 'js', name);
  await esbuild.build({
    ...common,
    // The lazy chunks are entry points too: that gives them their names.
    entryPoints: {
      ...Object.fromEntries(entries.map((name) => [name, js(`${name}.ts`)])),
      engine: js('runner.ts'),
      bytes: js('bytes.ts'),
    },
    outdir: parts.output,
    format: 'esm',
    splitting: true,
    chunkNames: 'shared-[hash]',
  });
  await esbuild.build({
    ...common,
    entryPoints: entries.map((name) => js(`${name}.ts`)),
    outdir: parts.output,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  });
}

/**
 * After a trap, timers and answers of the instance that is gone still come in. wasm-bindgen has them
 * throw, which nobody can catch, and which ends a Node process: let them do nothing.
 *
 * @param {string} glue
 */
function quiet(glue) {
  const complaint = "throw new Error('Cannot invoke closure from previous WASM instance');";
  if (!glue.includes(complaint)) throw new Error('The glue code of wasm-bindgen has changed: see bundle.mjs');
  return glue.replaceAll(complaint, 'return;');
}

/** Writes the types that an entry point reaches, for `import` and for `require`. @param {Parts} parts */
async function writeTypes({ output, onErrorStream }) {
  const types = join(target, 'types');
  rmSync(types, { recursive: true, force: true });
  const emit = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--stripInternal', '--noCheck'];
  const folders = ['--rootDir', 'js', '--outDir', types];
  await node(tool('typescript/bin/tsc'), ['--project', 'js/tsconfig.json', ...emit, ...folders], { onErrorStream });

  const waiting = entries.map((name) => `${name}.d.ts`);
  for (const name of waiting) {
    const text = readFileSync(join(types, name), 'utf8');
    const relative = /(['"])(\.[^'"]*)\.js\1/g;
    for (const [, , path = ''] of text.matchAll(relative)) {
      const next = `${normalize(join(dirname(name), path))}.d.ts`;
      if (!waiting.includes(next)) waiting.push(next);
    }
    mkdirSync(dirname(join(output, name)), { recursive: true });
    writeFileSync(join(output, name), text);
    writeFileSync(join(output, name.replace(/\.d\.ts$/, '.d.cts')), text.replace(relative, '$1$2.cjs$1'));
  }
}
