/** `npm run e2e`: the browser tests alone; `COCART_STORE=url` aims them at a real store. */
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { buildDevstore } from './devstore.mjs';
import { buildApps } from './lib/apps.mjs';
import { buildDemo, testInBrowser } from './lib/checks.mjs';
import { demo } from './lib/paths.mjs';
import { fail } from './lib/run.mjs';
import { setup } from './setup.mjs';

async function main() {
  await setup();
  await ensureBrowser();
  await build();
  await build({ testTraps: true });
  if (!process.env['COCART_STORE']) await buildDevstore();
  await buildDemo(demo);
  await buildApps();
  const { passed, failed } = await testInBrowser(process.argv.slice(2));
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch(fail);
