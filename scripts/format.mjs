/** `npm run format`: formats everything. */
import { join } from 'node:path';
import { root, tool } from './lib/paths.mjs';
import { fail, node, run } from './lib/run.mjs';
import { setup } from './setup.mjs';

async function main() {
  await setup();
  await run('cargo', ['fmt', '--all']);
  await run('cargo', ['fmt'], { cwd: join(root, 'examples/rust-front-end') });
  await node(tool('@biomejs/biome/bin/biome'), ['check', '--write', '.']);
}

main().catch(fail);
