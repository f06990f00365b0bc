/** What an import alone brings: nothing in a bundle, and nothing that happens. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { entries } from '../../scripts/lib/bundle.mjs';
import { pkg, root } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';

/** The bundle of a program, in which all that is not of this package stays outside. */
async function bundled(program: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: root },
    bundle: true,
    format: 'esm',
    write: false,
    external: ['react', 'vue'],
    loader: { '.js': 'js' },
    treeShaking: true,
    // That an import alone is dropped is what is tested.
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

// The one entry that is there for what its import does.
const quiet = entries.filter((name) => name !== 'auto');

test('importing cocart-wasm/auto alone stays in the bundle', async () => {
  expect(await bundled(`import ${JSON.stringify(join(pkg, 'auto.js'))};`)).toContain('cocart-badge');
});

test.each(quiet)('importing the entry %s alone leaves nothing in the bundle', async (name) => {
  expect(await bundled(`import ${JSON.stringify(join(pkg, `${name}.js`))};`)).toBe('');
});

test.each(entries)('importing the entry %s in Node does nothing', async (name) => {
  const file = JSON.stringify(pathToFileURL(join(pkg, `${name}.js`)));
  const program = `
    // What these leave behind is theirs.
    await Promise.all([import('react'), import('vue')]);
    const before = new Set(Reflect.ownKeys(globalThis));
    globalThis.fetch = () => { throw new Error('asked for something'); };
    await import(${file});
    const added = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String);
    console.log(JSON.stringify({ added, running: process.getActiveResourcesInfo().filter((what) => /Time|Port|TCP/.test(what)) }));
  `;
  const said = await run(process.execPath, ['--input-type=module', '--eval', program], { quiet: true });
  expect(JSON.parse(said)).toEqual({ added: [], running: [] });
});

test('a function of cocart-wasm/format brings no other one along', async () => {
  const file = JSON.stringify(join(pkg, 'format.js'));
  const one = await bundled(`import { toDecimal } from ${file}; console.log(toDecimal(1, 2));`);
  const all = await bundled(`import * as all from ${file}; console.log(all);`);
  expect(one.length).toBeLessThan(all.length / 2);
});
