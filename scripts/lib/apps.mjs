/** Builds the examples as apps for the browser tests: one folder each, with a page that a server has rendered. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { apps, pkg, root } from './paths.mjs';

/**
 * @typedef {object} App
 * @property {string} name
 * @property {string} folder Below tests/apps.
 * @property {string[]} pages
 * @property {string} [server] The module that renders `index.html` to text.
 * @property {import('vite').PluginOption} [plugins]
 * @property {import('vite').Alias[]} [aliases]
 */

/** @returns {Promise<App[]>} */
async function allApps() {
  const { default: vue } = await import('@vitejs/plugin-vue');
  const { svelte } = await import('@sveltejs/vite-plugin-svelte');
  const react = { folder: 'react', pages: ['index.html', 'quick.html'], server: 'server.tsx' };
  const react18 = join(root, 'tests/apps/react18/node_modules');
  return [
    { ...react, name: 'react19' },
    {
      ...react,
      name: 'react18',
      aliases: [{ find: /^(react|react-dom)(?=\/|$)/, replacement: `${react18}/$1` }],
    },
    { name: 'vue', folder: 'vue', pages: react.pages, server: 'server.ts', plugins: vue() },
    { name: 'element', folder: 'element', pages: ['index.html'], server: 'server.ts' },
    {
      name: 'svelte',
      folder: 'svelte',
      pages: react.pages,
      server: 'server.js',
      plugins: svelte({ configFile: false }),
    },
    { name: 'script', folder: 'script', pages: ['quick.html'] },
  ];
}

/** Builds all of them, as for development: production builds of React have no Profiler and no warnings. */
export async function buildApps() {
  for (const app of await allApps()) await buildApp(app, 'development', apps);
}

/** Builds those with these names as for production. @param {readonly string[]} names @param {string} place */
export async function buildForProduction(names, place) {
  for (const app of await allApps()) if (names.includes(app.name)) await buildApp(app, 'production', place);
}

/** Vite, which says in the environment what it builds for: programs that run later are not meant. */
async function viteAlone() {
  const vite = await import('vite');
  return {
    /** @param {import('vite').InlineConfig} config */
    async build(config) {
      const { NODE_ENV } = process.env;
      try {
        return await vite.build(config);
      } finally {
        if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
        else process.env['NODE_ENV'] = NODE_ENV;
      }
    },
  };
}

/** @param {App} app @param {'development' | 'production'} mode @param {string} place */
async function buildApp({ name, folder, pages, server, plugins = [], aliases = [] }, mode, place) {
  const { build } = await viteAlone();
  const source = join(root, 'tests/apps', folder);
  const [output, serverOutput] = [join(place, name), join(place, `${name}-server`)];
  /** @type {import('vite').InlineConfig} */
  const common = {
    configFile: false,
    root: source,
    base: './',
    logLevel: 'warn',
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode), __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true' },
    plugins: [plugins],
    resolve: {
      alias: [
        ...aliases,
        // The apps use the package as a shop would, from the build beside them.
        { find: /^cocart-wasm$/, replacement: join(pkg, 'index.js') },
        { find: /^cocart-wasm\/([\w-]+)$/, replacement: join(pkg, '$1.js') },
      ],
    },
  };
  /** @type {import('vite').BuildOptions} */
  const settings = {
    emptyOutDir: true,
    target: 'es2022',
    minify: mode === 'production',
    rolldownOptions: {
      output: { entryFileNames: '[name].js' },
      // That `cocart-wasm/react` is for the client is of no meaning without server components.
      onwarn: (warning, warn) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : warn(warning)),
    },
  };
  const input = pages.map((page) => join(source, page));
  const rolldownOptions = { ...settings.rolldownOptions, input };
  await build({ ...common, build: { ...settings, outDir: output, rolldownOptions } });
  if (server === undefined) return;
  await build({ ...common, ssr: { noExternal: true }, build: { ...settings, outDir: serverOutput, ssr: server } });

  const { render } = await import(pathToFileURL(join(serverOutput, 'server.js')).href);
  const page = readFileSync(join(output, 'index.html'), 'utf8');
  const hole = '<div id="app"></div>';
  if (!page.includes(hole)) throw new Error(`The page of ${name} has no place for what its server renders.`);
  const rendered = await render('https://shop.example');
  writeFileSync(
    join(output, 'rendered.html'),
    page.replace(hole, () => hole.replace('><', `>${rendered}<`)),
  );
}
