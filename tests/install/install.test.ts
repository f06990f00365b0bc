/**
 * The packed package in real projects: `npm test` runs the quick ones, `npm run test:install` all of them and
 * writes what came out to docs/environments.md.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser, flags } from '../../scripts/browser.mjs';
import { type RunningStore, startDevstore } from '../../scripts/devstore.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { pack, temporaryFolder } from '../package/consumer.ts';
import { matrix, type Way } from './matrix.ts';
import { contentOf, installProject, meant, versionsOf } from './project.ts';

/** `all`, or names of projects with commas between them; without it the quick ones. */
const wanted = process.env['COCART_INSTALL'] ?? '';
const projects = matrix.filter(({ name, isQuick }) =>
  wanted === '' ? isQuick : wanted === 'all' || wanted.split(',').includes(name),
);

const words: Readonly<Record<Way, string>> = {
  program: 'run',
  files: 'production build, page',
  folder: 'page',
  production: 'production build and server, page',
  development: 'development server, page',
};

const rows = new Map<string, string>();
let store: RunningStore;
let browser: Browser;
let place: string;
let tarball: string;

beforeAll(async () => {
  store = await startDevstore();
  browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: flags });
  place = temporaryFolder('tarball');
  tarball = await pack(place);
});

afterAll(async () => {
  await browser?.close();
  await store?.stop();
  if (place) rmSync(place, { recursive: true, force: true });
  if (wanted === 'all') writeFileSync(join(root, 'docs/environments.md'), table());
});

test.each(projects)('$name', async (project) => {
  const folder = await installProject(project, tarball);
  try {
    const versions = versionsOf(project, folder);
    for (const way of project.ways) {
      const note = (result: string) =>
        rows.set(`${project.name} ${way}`, `| ${project.environment} | ${versions} | ${words[way]} | ${result} |`);
      note('failed');
      const contents = await contentOf(way, project, folder, store.url, browser);
      expect(contents, `${project.name}, ${words[way]}`).toEqual(['page', ...(project.routes ?? [])].map(() => meant));
      note('ok');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The results as the documentation shows them. */
function table(): string {
  const date = new Date().toISOString().slice(0, 10);
  return `# Where it was run

\`npm run test:install\` packs the package as it would be published, installs it in each project of \`tests/install\`,
builds and runs that, and puts two belts in the cart of a store: by a click in a page (Chromium), or by a program. No
project has a setting for this package. Written by the last run of all of them, on Node ${process.versions.node}, ${date}.

| Environment | Versions | What was run | Result |
|---|---|---|---|
${[...rows.values()].join('\n')}

Newer versions that ask for Node 22 (Nuxt 4.5, Astro 7, SvelteKit 3, Vitest 5) were not run.

What a window of jsdom lacks (\`fetch\`, \`Request\`, \`TextDecoder\` and others) the package's CommonJS takes from Node
(20.16 or later); a \`fetch\` that a test has put there stands before it.
`;
}
