/**
 * `npm run size`: the compressed bytes of what a page loads, what each other entry adds to them, and where the
 * bytes of the WASM are. Fails above the limits of size-limits.json (bytes, brotli): `total` is the goal, `ceiling`
 * what is allowed until it is reached, `entries` what the other entries may add. The ceiling goes down with every
 * saving, and up only with a capability.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, optimise } from './build.mjs';
import { entries } from './lib/bundle.mjs';
import { pkg, root, target } from './lib/paths.mjs';
import { fail, isMain, RunError, run } from './lib/run.mjs';
import { setup } from './setup.mjs';

/** What a page loads: the entry at once, the other two in parallel when the first cart is made. */
const loaded = ['index.js', 'engine.js', 'bytes.js'];

/** @param {string} name */
function measure(name) {
  const bytes = readFileSync(join(pkg, name));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli };
}

/** @param {readonly (string | number)[]} cells */
function row(cells) {
  const [name = '', ...numbers] = cells.map(String);
  process.stdout.write(`${name.padEnd(26)}${numbers.map((number) => number.padStart(9)).join('')}\n`);
}

/** A file and those it loads at once, besides what the entry `.` loads. @param {string} name @returns {string[]} */
function withImports(name) {
  const text = readFileSync(join(pkg, name), 'utf8');
  const names = [...text.matchAll(/\b(?:from|import)\s*"\.\/([\w.-]+)"/g)].map(([, next = '']) => next);
  return [...new Set([name, ...names.filter((next) => next !== 'index.js').flatMap(withImports)])];
}

/**
 * Prints what each entry but `.` adds to a page, and says which add more than they may.
 *
 * @param {Readonly<Record<string, number>>} limits
 */
function checkEntries(limits) {
  row(['', 'raw', 'gzip', 'brotli', 'limit']);
  return entries.slice(1).filter((name) => {
    const sum = { raw: 0, gzip: 0, brotli: 0 };
    for (const file of withImports(`${name}.js`).map(measure)) {
      sum.raw += file.raw;
      sum.gzip += file.gzip;
      sum.brotli += file.brotli;
    }
    const limit = limits[name] ?? Number.POSITIVE_INFINITY;
    row([`cocart-wasm/${name}`, sum.raw, sum.gzip, sum.brotli, limit === Number.POSITIVE_INFINITY ? '' : limit]);
    return sum.brotli > limit;
  });
}

/** Prints the table and throws where a limit is broken. */
export async function checkSize() {
  const files = loaded.map(measure);
  const total = { name: 'what a page loads', raw: 0, gzip: 0, brotli: 0 };
  row(['bytes', 'raw', 'gzip', 'brotli']);
  for (const file of files) {
    row([file.name, file.raw, file.gzip, file.brotli]);
    total.raw += file.raw;
    total.gzip += file.gzip;
    total.brotli += file.brotli;
  }
  row([total.name, total.raw, total.gzip, total.brotli]);
  const wasm = measure('cart.wasm');
  row(['cart.wasm, as a file', wasm.raw, wasm.gzip, wasm.brotli]);

  const limits = JSON.parse(readFileSync(join(root, 'size-limits.json'), 'utf8'));
  const large = checkEntries(limits.entries);
  const entry = files[0]?.brotli ?? 0;
  process.stdout.write(
    `brotli: entry ${entry} of ${limits.entry}, all ${total.brotli}; goal ${limits.total}, ceiling ${limits.ceiling}\n`,
  );
  if (entry > limits.entry || total.brotli > limits.ceiling) throw new RunError('The package is larger than allowed.');
  if (large.length > 0) throw new RunError(`Entries are larger than allowed: ${large.join(', ')}`);
}

/** Prints how many bytes of the WASM each room takes, before compression. */
async function showRooms() {
  const named = join(target, 'bindgen', 'cart-with-names.wasm');
  await optimise(join(target, 'bindgen', 'cocart_wasm_bg.wasm'), named, ['-g']);
  const output = await run('cargo', ['run', '--quiet', '--package', 'xtask', '--', 'rooms', named], { quiet: true });
  const rooms = [...output.matchAll(/^(\d+)\t(.+)$/gm)].map(([, bytes = '', room = '']) => ({
    bytes: Number(bytes),
    room,
  }));
  const sum = rooms.reduce((total, { bytes }) => total + bytes, 0);
  process.stdout.write('\n');
  row(['where the WASM is', 'raw', 'share']);
  for (const { bytes, room } of rooms) row([room, bytes, `${((100 * bytes) / sum).toFixed(1)} %`]);
}

if (isMain(import.meta.url)) {
  setup()
    .then(() => build())
    .then(showRooms)
    .then(checkSize)
    .catch(fail);
}
