/** Installs a project of this folder in a fresh place, and runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { freePort } from '../../scripts/devstore.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { temporaryFolder } from '../package/consumer.ts';
import type { Project, Way } from './matrix.ts';

/** What every project ends with in its cart. */
export const meant = '2 x Belt';

/** How long a server may take to answer for the first time, in milliseconds. */
const patience = 180_000;

/** A page or server, and how to end it. */
interface Site {
  readonly url: string;
  stop(): Promise<void>;
}

/** Copies the project and installs the tarball in it, with whatever else it needs. */
export async function installProject({ name }: Project, tarball: string): Promise<string> {
  const folder = temporaryFolder(name);
  cpSync(join(root, 'tests/install', name), folder, { recursive: true });
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock'];
  await run('npm', ['install', tarball, ...flags], { cwd: folder, quiet: true });
  return folder;
}

/** The packages that say which environment it was, with the versions that were installed. */
export function versionsOf({ versions }: Project, folder: string): string {
  const version = (name: string): string =>
    JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  return versions.map((name) => `${name} ${version(name)}`).join(', ') || `Node ${process.versions.node}`;
}

/** Runs the project in one way, and returns what its cart holds in the end. */
export async function contentOf(way: Way, project: Project, folder: string, store: string, browser: Browser) {
  const env = {
    STORE: store,
    NEXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    NUXT_TELEMETRY_DISABLED: '1',
  };
  const options = { cwd: folder, quiet: true, env: { ...env, CI: '1', NODE_ENV: '' } };
  if (way === 'program') {
    const said = await run('npm', ['start', '--silent'], options);
    // A test compares by itself.
    return said.includes(meant) || project.versions.length > 0 ? [meant] : [said];
  }
  if (way === 'files' || way === 'production') await run('npm', ['run', 'build', '--silent'], options);

  const site = await open(way, folder, options.env);
  try {
    const query = `?store=${encodeURIComponent(store)}`;
    await answers(`${site.url}/${query}`);
    const contents = [await contentOfPage(browser, `${site.url}/${query}`)];
    for (const route of project.routes ?? []) {
      contents.push(await (await fetch(`${site.url}${route}${query}`)).text());
    }
    return contents;
  } finally {
    await site.stop();
  }
}

async function open(way: Way, folder: string, env: NodeJS.ProcessEnv): Promise<Site> {
  if (way === 'files') return serve([['/', join(folder, 'dist')]]);
  if (way === 'folder') return serve([['/', folder]]);
  const port = await freePort();
  const script = way === 'production' ? 'serve' : 'dev';
  const child = spawn('npm', ['run', '--silent', script, '--', String(port)], {
    cwd: folder,
    env: { ...process.env, ...env, NODE_ENV: way === 'production' ? 'production' : 'development' },
    stdio: 'ignore',
    // A group of its own: npm, the tool and what the tool starts end together.
    detached: true,
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => end(child) };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.pid === undefined) return resolve();
    child.once('close', () => resolve());
    process.kill(-child.pid, 'SIGKILL');
  });
}

/** Waits until a server is there. */
async function answers(url: string): Promise<void> {
  const begin = Date.now();
  for (;;) {
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    if (Date.now() - begin > patience) throw new Error(`${url} answers ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** What the page shows after a click on its button, and what it complained of. */
async function contentOfPage(browser: Browser, url: string): Promise<string> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (problem) => problems.push(String(problem)));
  page.on('console', (message) => {
    const text = message.text();
    const isOfBrowser = /Failed to load resource/.test(text);
    if (message.type() === 'error' && !isOfBrowser) problems.push(text);
  });
  try {
    await page.goto(url);
    const content = await clickUntilShown(page);
    return [content, ...problems].join('\n');
  } finally {
    await page.close();
  }
}

async function clickUntilShown(page: Page): Promise<string> {
  const button = page.getByRole('button', { name: 'Add' });
  const output = page.locator('output');
  // An intent is stored at once. A click before the page was hydrated is told to nobody: it is made again.
  const isHeard = () => Object.keys(localStorage).some((name) => name.startsWith('cocart:'));
  for (let clicks = 0; clicks < 4; clicks += 1) {
    await button.click();
    const heard = page.waitForFunction(isHeard, undefined, { timeout: 8_000 });
    if (await heard.then(() => true).catch(() => false)) break;
  }
  await output.filter({ hasText: /./ }).waitFor({ timeout: 60_000 });
  return (await output.textContent()) ?? '';
}
