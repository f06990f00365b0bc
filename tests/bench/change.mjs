/** One quantity change and the answer that confirms it, of every contender in turn, round by round. */
import { newObjects, Samples, table, time } from './numbers.mjs';
import { floors, peers, readers } from './peers.mjs';
import { Recorder } from './recorder.mjs';
import { address, call, ids, openCart, openStore } from './shop.mjs';

const ours = 'cocart-wasm';

/** Lines of the cart, and how often to measure. */
const sizes = /** @type {const} */ ([
  [10, 500],
  [100, 250],
  [1000, 50],
]);

/** @param {number} size @param {number} rounds */
async function measure(size, rounds) {
  const store = await openStore(size, 0);
  const { cart, key } = await openCart(store.url);
  // Grouped products are added in one call; any product may stand for the group.
  const quantities = Object.fromEntries(ids(size).map((id) => [`quantity[${id}]`, '1']));
  await call(address(store.url, key, '/add-items'), { id: String(ids(1)[0]), ...quantities });
  await cart.refresh();
  if (cart.getSnapshot().lines.length !== size) throw new Error(`The cart has not ${size} lines.`);
  const document = await call(address(store.url, key));

  const recorder = new Recorder();
  let told = 0;
  cart.subscribe(() => {
    if (recorder.arrived > 0) told ||= performance.now();
  });
  const changes = new Samples();
  const answers = new Samples();
  const contenders = Object.entries(peers).map(([name, make]) => ({ name, peer: make(structuredClone(document)) }));
  const parsers = Object.entries(readers).map(([name, read]) => ({ name, read, held: document }));
  const at = size / 2;

  for (let round = 0; round < rounds; round += 1) {
    const quantity = 2 + (round % 2);
    const before = cart.getSnapshot();
    const line = before.lines[at];
    if (!line) throw new Error('The line is gone.');
    recorder.arrived = 0;
    told = 0;
    const took = time(() => void cart.setQuantity(line, quantity));
    const shown = cart.getSnapshot();
    if (shown.lines[at]?.quantity !== quantity) throw new Error('The change is not shown.');
    changes.add(ours, took, newObjects(before, shown));

    await cart.settled();
    const confirmed = cart.getSnapshot();
    if (confirmed.lines[at]?.total?.certainty !== 'confirmed') throw new Error('The change is not confirmed.');
    // The raw answer, which the snapshot carries along, is new each time.
    answers.add(ours, (told - recorder.arrived) * 1000, newObjects(shown, { ...confirmed, server: null }) - 1);

    for (const { name, peer } of contenders) {
      const held = peer.cart();
      changes.add(
        name,
        time(() => peer.change(at, quantity)),
        newObjects(held, peer.cart()),
      );
    }
    for (const parser of parsers) {
      const { name, read, held } = parser;
      answers.add(
        name,
        time(() => {
          parser.held = read(held, recorder.text);
        }),
        newObjects(held, parser.held),
      );
    }
  }
  recorder.stop();
  cart.destroy();
  await store.stop();
  return { changes, answers };
}

/** The tables of all sizes, with how many times the first row's median each median is. */
export async function measureChanges() {
  /** @type {Awaited<ReturnType<typeof measure>>[]} */
  const results = [];
  for (const [size, rounds] of sizes) results.push(await measure(size, rounds));
  const head = sizes.map(([size]) => `${size} lines`);
  const show = (/** @type {'changes' | 'answers'} */ kind, /** @type {string} */ floor) => {
    const names = results[0]?.[kind].names ?? [];
    return table(
      ['µs, median (× of the floor; new objects)', ...head],
      names.map((name) => [name, ...results.map(({ [kind]: samples }) => samples.cell(name, floor))]),
    );
  };
  return {
    change: show('changes', floors.change),
    answer: show('answers', floors.answer),
  };
}
