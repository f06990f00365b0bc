/** Where the packed package is installed, and how each project is run. */

/** How a project shows its cart; the same page or program is run in each of these ways. */
export type Way =
  /** `npm start` prints it, or is a test that compares it. */
  | 'program'
  /** A page of the files in `dist`, after `npm run build`. */
  | 'files'
  /** A page of the folder itself. */
  | 'folder'
  /** A page of `npm run serve -- PORT`, after `npm run build`. */
  | 'production'
  /** A page of `npm run dev -- PORT`. */
  | 'development';

/** One project: a folder beside this file. */
export interface Project {
  /** The folder. */
  readonly name: string;
  /** What it stands for, with the packages whose versions say more. */
  readonly environment: string;
  readonly versions: readonly string[];
  readonly ways: readonly Way[];
  /** Whether `npm test` runs it as well: it installs little, and takes seconds. */
  readonly isQuick: boolean;
  /** Addresses of the server whose answer is the content of a cart. */
  readonly routes?: readonly string[];
}

export const matrix: readonly Project[] = [
  { name: 'node-import', environment: 'Node, import', versions: [], ways: ['program'], isQuick: true },
  { name: 'node-require', environment: 'Node, require', versions: [], ways: ['program'], isQuick: true },
  { name: 'page', environment: 'A page without a bundler', versions: [], ways: ['folder'], isQuick: true },
  { name: 'esbuild', environment: 'esbuild, modules', versions: ['esbuild'], ways: ['files'], isQuick: true },
  {
    name: 'esbuild-script',
    environment: 'esbuild, one classic script',
    versions: ['esbuild'],
    ways: ['files'],
    isQuick: true,
  },
  { name: 'rollup', environment: 'Rollup', versions: ['rollup'], ways: ['files'], isQuick: true },
  { name: 'webpack', environment: 'webpack', versions: ['webpack'], ways: ['files'], isQuick: false },
  {
    name: 'vite-react',
    environment: 'Vite, React',
    versions: ['vite', 'react'],
    ways: ['development', 'files'],
    isQuick: true,
  },
  {
    name: 'vite-vue',
    environment: 'Vite, Vue',
    versions: ['vite', 'vue'],
    ways: ['development', 'files'],
    isQuick: true,
  },
  {
    name: 'vite-vue34',
    environment: 'Vite, Vue',
    versions: ['vite', 'vue'],
    ways: ['development', 'files'],
    isQuick: false,
  },
  {
    name: 'vite-svelte',
    environment: 'Vite, Svelte',
    versions: ['vite', 'svelte'],
    ways: ['development', 'files'],
    isQuick: false,
  },
  {
    name: 'vite-svelte4',
    environment: 'Vite, Svelte',
    versions: ['vite', 'svelte'],
    ways: ['development', 'files'],
    isQuick: false,
  },
  { name: 'vitest', environment: 'Vitest', versions: ['vitest'], ways: ['program'], isQuick: true },
  { name: 'jest', environment: 'Jest', versions: ['jest'], ways: ['program'], isQuick: false },
  {
    name: 'jest-jsdom',
    environment: 'Jest, in a window of jsdom',
    versions: ['jest', 'jest-environment-jsdom'],
    ways: ['program'],
    isQuick: false,
  },
  {
    name: 'next',
    environment: 'Next.js, app router: server component, client component, route',
    versions: ['next', 'react'],
    ways: ['production', 'development'],
    isQuick: false,
    routes: ['/api'],
  },
  {
    name: 'nuxt',
    environment: 'Nuxt, rendered by its server',
    versions: ['nuxt', 'vue'],
    ways: ['production', 'development'],
    isQuick: false,
  },
  {
    name: 'astro',
    environment: 'Astro, an island of React rendered by its server',
    versions: ['astro', 'react'],
    ways: ['production', 'development'],
    isQuick: false,
  },
  {
    name: 'sveltekit',
    environment: 'SvelteKit, rendered by its server',
    versions: ['@sveltejs/kit', 'svelte'],
    ways: ['production', 'development'],
    isQuick: false,
  },
];
