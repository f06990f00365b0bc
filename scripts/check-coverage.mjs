/**
 * `npm run -s check:coverage -- FILE`: reads a list of endpoints (`[{method, path, edition, params: [{name, in}]}]`),
 * prints every endpoint or parameter that is no call of the client, and last how many are.
 * Only the result goes to the output stream.
 */
import { spawnSync } from 'node:child_process';
import { environment, program } from './lib/paths.mjs';
import { fail, run } from './lib/run.mjs';

async function main() {
  await run('cargo', ['build', '--quiet', '--package', 'xtask'], { onErrorStream: true });
  // The file is relative to where the command was given.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const options = /** @type {const} */ ({ cwd, env: environment(), stdio: 'inherit' });
  process.exitCode = spawnSync(program('xtask'), ['coverage', ...process.argv.slice(2)], options).status ?? 1;
}

main().catch(fail);
