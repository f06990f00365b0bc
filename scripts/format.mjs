/** `npm run format`: formats everything. */
import { tool } from './lib/paths.mjs';
import { fail, node, run } from './lib/run.mjs';
import { setup } from './setup.mjs';

async function main() {
  await setup();
  await run('cargo', ['fmt', '--all']);
  await node(tool('@biomejs/biome/bin/biome'), ['check', '--write', '.']);
}

main().catch(fail);
