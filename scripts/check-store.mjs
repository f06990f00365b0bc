/**
 * `npm run -s check:store -- DIR…`: replays the tapes below the folders against a fresh store in memory.
 * Only the comparison goes to the output stream.
 */
import { spawnSync } from 'node:child_process';
import { environment, program } from './lib/paths.mjs';
import { fail, run } from './lib/run.mjs';

async function main() {
  await run('cargo', ['build', '--quiet', '--package', 'cocart-devstore', '--bin', 'check-store'], {
    onErrorStream: true,
  });
  // Folders are relative to where the command was given.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const options = /** @type {const} */ ({ cwd, env: environment(), stdio: 'inherit' });
  process.exitCode = spawnSync(program('check-store'), process.argv.slice(2), options).status ?? 1;
}

main().catch(fail);
