/**
 * `npm run -s sim -- --seeds N [--seed S]`: shopping trips with faults in virtual time. Only the summary,
 * or the trip that fails, goes to the output stream.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cargoTarget, environment } from './lib/paths.mjs';
import { fail, isMain, run } from './lib/run.mjs';

/** Builds the simulator natively, and says where it is. */
export async function buildSimulator() {
  await run('cargo', ['build', '--quiet', '--profile', 'sim', '--package', 'cocart-sim', '--features', 'sabotage'], {
    onErrorStream: true,
  });
  return join(cargoTarget, 'sim', process.platform === 'win32' ? 'cocart-sim.exe' : 'cocart-sim');
}

async function main() {
  const program = await buildSimulator();
  const options = /** @type {const} */ ({ env: environment(), stdio: 'inherit' });
  process.exitCode = spawnSync(program, process.argv.slice(2), options).status ?? 1;
}

if (isMain(import.meta.url)) main().catch(fail);
