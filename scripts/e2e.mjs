/**
 * `npm run e2e`: the browser tests alone. `--profile 5.0` or `COCART_PROFILE=5.0` has the store in memory
 * answer as that version of CoCart; `COCART_STORE=url` aims them at a real store.
 */
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { buildDevstore } from './devstore.mjs';
import { buildApps } from './lib/apps.mjs';
import { buildDemo, testInBrowser } from './lib/checks.mjs';
import { demo } from './lib/paths.mjs';
import { fail } from './lib/run.mjs';
import { setup } from './setup.mjs';

/** Takes `--profile VERSION` out of the arguments for Playwright. @param {readonly string[]} args */
function options(args) {
  const at = args.indexOf('--profile');
  if (at < 0) return { profile: undefined, rest: args };
  return { profile: args[at + 1], rest: args.filter((_, index) => index !== at && index !== at + 1) };
}

async function main() {
  const { profile, rest } = options(process.argv.slice(2));
  await setup();
  await ensureBrowser();
  await build();
  await build({ testTraps: true });
  if (!process.env['COCART_STORE']) await buildDevstore();
  await buildDemo(demo);
  await buildApps();
  const { passed, failed } = await testInBrowser(rest, profile === undefined ? {} : { COCART_PROFILE: profile });
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch(fail);
