/** Makes the files of the npm package out of the TypeScript in `js/`, the glue code and the WASM. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { lettersOf } from './letters.mjs';
import { root, target, tool } from './paths.mjs';
import { node } from './run.mjs';
import { takenApart } from './streams.mjs';

/**
 * @typedef {object} Parts
 * @property {string} glue The glue code that wasm-bindgen wrote.
 * @property {string} wasm The optimised WASM.
 * @property {{ glue: string, wasm: string }} devstore The same of the store in memory.
 * @property {string} output Folder of the package, made anew.
 * @property {boolean} onErrorStream Keep the output stream free.
 */

/**
 * What a program imports, by name: the export `./NAME` of package.json is made of `js/NAME/index.ts`, and
 * `.` of `js/index.ts`. A new entry is a folder and its lines in `exports` and `typesVersions` there.
 */
export const entries = (() => {
  /** @type {{ exports: Record<string, string | object> }} */
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const programs = Object.keys(exports).filter((name) => typeof exports[name] === 'object');
  return programs.map((name) => (name === '.' ? 'index' : name.slice('./'.length)));
})();

/** The source of an entry, and where its types lie. @param {string} name */
const sourceOf = (name) => (name === 'index' ? name : `${name}/index`);

/** Chunks that load when they are needed: their name, and their source. */
const lazy = {
  engine: 'runner',
  bytes: 'bytes',
  client: 'client/start',
  // For tests and in Node alone; `cli` is the program.
  'devstore-bytes': 'devstore/bytes',
  'devstore-serve': 'devstore/serve',
  cli: 'devstore/cli',
};

/** The files that every build makes; what several entries share comes besides. */
export const shipped = [
  ...[...entries, ...Object.keys(lazy)].flatMap((name) => [`${name}.js`, `${name}.cjs`]),
  ...entries.flatMap((name) => [`${sourceOf(name)}.d.ts`, `${sourceOf(name)}.d.cts`]),
  'cart.wasm',
];

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
      build.onResolve({ filter: /^#(draw|same|tabs)$/ }, ({ path }) => ({ path: js(path.slice(1)) }));
      build.onResolve({ filter: /^#packed$/ }, () => ({ path: parts.wasm, namespace: 'packed' }));
      build.onResolve({ filter: /^#devstore-glue$/ }, () => ({ path: parts.devstore.glue }));
      build.onResolve({ filter: /^#devstore-packed$/ }, () => ({ path: parts.devstore.wasm, namespace: 'zipped' }));
      build.onLoad({ filter: /.*/, namespace: 'zipped' }, ({ path }) => ({
        contents: `export default "${gzipSync(readFileSync(path), { level: 9 }).toString('base64')}"`,
      }));
      build.onLoad({ filter: /cocart_wasm\.js$/ }, ({ path }) => ({ contents: quiet(readFileSync(path, 'utf8')) }));
      build.onLoad({ filter: /.*/, namespace: 'packed' }, ({ path }) => ({
        contents: `export default ${packed(readFileSync(path))}`,
      }));
    },
  };
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    bundle: true,
    minify: true,
    target: 'es2022',
    platform: 'neutral',
    // React, Vue: what the program has.
    packages: 'external',
    legalComments: 'none',
    logLevel: 'warning',
    absWorkingDir: root,
    tsconfigRaw: {},
    outdir: parts.output,
  };
  const entryFiles = Object.fromEntries(entries.map((name) => [name, js(sourceOf(name))]));
  const lazyFiles = Object.fromEntries(Object.entries(lazy).map(([name, source]) => [name, js(source)]));
  const { metafile } = await esbuild.build({
    ...common,
    // The lazy chunks are entry points too: that gives them their names.
    entryPoints: { ...entryFiles, ...lazyFiles },
    format: 'esm',
    splitting: true,
    chunkNames: 'shared-[hash]',
    plugins: [files('.js', entryFiles), built],
    metafile: true,
  });
  // A page that only makes a cart must load one file for it, whatever the other entries have in common with it.
  const shared = Object.entries(metafile.outputs)
    .filter(([path]) => path.endsWith('/index.js'))
    .flatMap(([, { imports }]) => imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path));
  if (shared.length > 0) {
    throw new Error(`The entry . has been split (${shared}): another entry imports its modules, not '../index.js'.`);
  }
  await esbuild.build({
    ...common,
    entryPoints: { ...entryFiles, ...lazyFiles },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    // Jest has no `import()` in CommonJS.
    supported: { 'dynamic-import': false },
    // What a window lacks that a test has made in Node.
    inject: [js('node/globals')],
    plugins: [files('.cjs', { ...entryFiles, ...lazyFiles }), built],
  });
}

/** A source file. @param {string} name */
const js = (name) => join(root, 'js', `${name}.ts`);

/**
 * Leaves imports of these sources as imports of the files that are made of them, so that each is there once
 * however many entries import it. All files lie side by side.
 *
 * @param {string} extension
 * @param {Readonly<Record<string, string>>} sources By the name of their file.
 * @returns {import('esbuild').Plugin}
 */
function files(extension, sources) {
  const names = new Map(Object.entries(sources).map(([name, source]) => [source, name]));
  return {
    name: 'files',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, kind, resolveDir }) => {
        const name = names.get(join(resolveDir, path).replace(/\.js$/, '.ts'));
        if (name === undefined || kind === 'entry-point') return undefined;
        return { path: `./${name}${extension}`, external: true };
      });
    },
  };
}

/** The WASM as the chunk `bytes.js` holds it. @param {Uint8Array} wasm */
function packed(wasm) {
  const { head, tail, streams, ...rest } = takenApart(wasm);
  return JSON.stringify({ ...rest, head: lettersOf(head), tail: lettersOf(tail), streams: streams.map(lettersOf) });
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

  const waiting = entries.map((name) => `${sourceOf(name)}.d.ts`);
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
