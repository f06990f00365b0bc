/**
 * Writes the seed corpus out of the recorded exchanges: `node fuzz/seeds.mjs`, then for example
 * `node fuzz/run.mjs answer`. The seeds are made, never committed.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const tapes = join(here, '../tests/tapes');

/** @type {unknown[]} */
const bodies = [];
for (const name of readdirSync(tapes, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.json')) continue;
  const { steps = [] } = JSON.parse(readFileSync(join(tapes, name), 'utf8'));
  for (const { response } of steps) {
    bodies.push(response.body, ...(response.body?.responses ?? []).map((/** @type {any} */ part) => part.body));
  }
}
const carts = bodies.filter((body) => Object(body).items !== undefined).map((body) => JSON.stringify(body));

/**
 * @param {string} target
 * @param {readonly string[]} texts
 */
function write(target, texts) {
  const folder = join(here, 'corpus', target);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [at, text] of [...new Set(texts)].entries()) writeFileSync(join(folder, `${at}.txt`), text);
  process.stdout.write(`${target}: ${new Set(texts).size} seeds\n`);
}

write('answer', [
  ...bodies.map((body) => JSON.stringify(body) ?? ''),
  ...carts.slice(0, 5).map((cart) => `<br />\n<b>Warning</b>: x in <b>/a.php</b> on line <b>3</b><br />\n${cart}`),
]);
// A base, a log and a flight, as `src/sync/journal.rs` writes them behind the checksum.
write('journal', [
  ...carts.map((cart) => `[7,${cart},["line-1","k1"],["i1"],1]`),
  '[["add","i1",0,"line-1",2,"14",[],null,null]]',
  '[1800000000000,7,["add",["i1"],"14"]]',
]);
// A stored record, then answers, one a line.
write(
  'machine',
  carts.slice(0, 60).map((cart, at) => [`[7,${cart},[],[],1]`, ...carts.slice(at, at + 4)].join('\n')),
);
