/** What the documentation says of files: the tests that it names, and the examples that it shows. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

const page = readFileSync(join(root, 'docs/what-happens-when.md'), 'utf8');
const named = [...page.matchAll(/`([\w/.-]+\.(?:rs|ts)):\s+([^`]+)`/g)].map(([, file = '', name = '']) => ({
  file: file.startsWith('sim/') ? file : `tests/${file}`,
  name: name.replace(/\s+/g, ' '),
}));

test('every test that the page names exists', () => {
  expect(named.length).toBeGreaterThan(30);
  const missing = named.filter(({ file, name }) => {
    const path = join(root, file);
    return !existsSync(path) || !readFileSync(path, 'utf8').includes(name);
  });
  expect(missing).toEqual([]);
});

/** Languages that are no programs of ours: commands, and what somebody else's package looks like. */
const others = ['sh', 'text'];

/** Every block of code in the pages, with where it stands. */
const blocks = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => {
    const found = readFileSync(join(root, name), 'utf8').matchAll(/^ *```([^\n]*)\n([\s\S]*?)^ *```$/gm);
    return [...found].map(([, language = '', code = '']) => ({ name, language, code }));
  });

/** The examples: whole files, and parts of files between `#region` and `#endregion`. Each is compiled and run. */
function examples(): string[] {
  const whole = ['quick-start', 'widgets'].flatMap((folder) => textsIn(`examples/${folder}`));
  const parts = [
    ...textsIn('examples/docs'),
    ...textsIn('tests/docs'),
    ...['www/vite.config.ts', 'www/src/main.ts', 'tests/calls.rs'].map((name) =>
      readFileSync(join(root, name), 'utf8'),
    ),
  ].flatMap((text) =>
    [...text.matchAll(/\/\/ #region\n([\s\S]*?)\n *\/\/ #endregion/g)].map(([, code = '']) => dedented(code)),
  );
  return [...whole, ...parts];
}

function textsIn(folder: string): string[] {
  return readdirSync(join(root, folder)).map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

/** Without the indentation that all lines have, and without blank lines around it. */
function dedented(code: string): string {
  const lines = code.replace(/^\n+|\n+$/g, '').split('\n');
  const depth = Math.min(...lines.filter((line) => line !== '').map((line) => line.search(/\S/)));
  return `${lines.map((line) => line.slice(depth)).join('\n')}\n`;
}

test('every block of code in the pages is a file, or a part of one, that is compiled and run', () => {
  const ours = blocks.filter(({ language }) => !others.includes(language));
  expect(ours.length).toBeGreaterThanOrEqual(20);
  const known = examples();
  expect(ours.filter(({ code }) => !known.includes(code))).toEqual([]);
});

test('every example stands in a page', () => {
  const shown = blocks.map(({ code }) => code);
  expect(examples().filter((code) => !shown.includes(code))).toEqual([]);
});

test('no block hides behind another language', () => {
  const languages = new Set(blocks.map(({ language }) => language));
  for (const language of ['ts', 'tsx', 'vue', 'svelte', 'html', 'rust', ...others]) languages.delete(language);
  expect([...languages]).toEqual([]);
});
