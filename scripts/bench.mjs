/**
 * `npm run bench`: how fast the package is beside its peers, all in one run, as medians. Not a test: nothing
 * fails for being slow. Writes what it prints to tests/bench/RESULTS.md.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { buildDevstore } from './devstore.mjs';
import { root } from './lib/paths.mjs';
import { fail, say } from './lib/run.mjs';
import { setup } from './setup.mjs';

async function main() {
  await setup({ onErrorStream: true });
  await build({ onErrorStream: true });
  await buildDevstore({ onErrorStream: true });
  say('Measuring');
  // Only here: it loads the package and its peers, which must be there first.
  const { report } = await import('../tests/bench/report.mjs');
  const text = await report();
  writeFileSync(join(root, 'tests/bench/RESULTS.md'), text);
  process.stdout.write(text);
}

main().catch(fail);
