/**
 * `npm run -s check:totals -- DIR…`: compares predicted totals with the answers on the tapes below the folders.
 * Only the result goes to the output stream.
 */
import { spawnSync } from 'node:child_process';
import { environment, program } from './lib/paths.mjs';
import { fail, run } from './lib/run.mjs';

async function main() {
  await run('cargo', ['build', '--quiet', '--package', 'cocart-totals', '--bin', 'check-totals'], {
    onErrorStream: true,
  });
  // Folders are relative to where the command was given.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const options = /** @type {const} */ ({ cwd, env: environment(), stdio: 'inherit' });
  process.exitCode = spawnSync(program('check-totals'), process.argv.slice(2), options).status ?? 1;
}

main().catch(fail);
