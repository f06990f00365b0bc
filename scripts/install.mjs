/**
 * `npm run test:install [NAMES]`: installs the packed package in the projects of tests/install, all of them or those
 * named with commas between them, and runs them. All of them together write docs/environments.md.
 */
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { buildDevstore } from './devstore.mjs';
import { tool } from './lib/paths.mjs';
import { attempt, fail } from './lib/run.mjs';
import { setup } from './setup.mjs';

async function main() {
  await setup();
  await ensureBrowser();
  await build();
  await buildDevstore();
  const vitest = [tool('vitest/vitest.mjs'), 'run', '--project', 'package', 'tests/install'];
  const env = { COCART_INSTALL: process.argv[2] ?? 'all' };
  const { code } = await attempt(process.execPath, vitest, { env });
  process.exitCode = code;
}

main().catch(fail);
