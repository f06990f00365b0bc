/**
 * `npm run -s sim -- --seeds N [--seed S]`: shopping trips with faults in virtual time. Only the summary,
 * or the trip that fails, goes to the output stream.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cargoTarget, environment } from './lib/paths.mjs';
import { fail, run } from './lib/run.mjs';

async function main() {
  await run('cargo', ['build', '--quiet', '--profile', 'sim', '--package', 'cocart-sim', '--features', 'sabotage'], {
    onErrorStream: true,
  });
  const options = /** @type {const} */ ({ env: environment(), stdio: 'inherit' });
  const program = join(cargoTarget, 'sim', process.platform === 'win32' ? 'cocart-sim.exe' : 'cocart-sim');
  process.exitCode = spawnSync(program, process.argv.slice(2), options).status ?? 1;
}

main().catch(fail);
