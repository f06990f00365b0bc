/** All measurements as one page of Markdown. */
import { measureBursts } from './burst.mjs';
import { measureChanges } from './change.mjs';
import { machine } from './numbers.mjs';
import { measurePaints } from './paint.mjs';

/** Takes all measurements. */
export async function report() {
  const where = machine();
  const { change, answer } = await measureChanges();
  const bursts = await measureBursts();
  const paints = await measurePaints();
  return `# Speed beside peers

Written by \`npm run bench\` on ${where}.

## One optimistic quantity change

${change}

From the call to the new snapshot. The peers edit the store's document and nothing else; cocart-wasm also stores
the intent, plans the request and estimates line and totals. Every contender takes its turn in every round, with
an answer in between: as cold as a click, not hot from a loop.

## One answer of the store

${answer}

From the text of the answer to the call of the subscriber: the answer that confirms the change above. New objects
without those of the raw answer that the snapshot carries in \`server\`.

## From the click to the painted row

${paints}

The examples of \`examples/\` with 100 lines, built for production, in Chromium without a window: a click on "+" of
one line, until the document has the new quantity, and until the frame with it is painted (60 frames a second, so
up to 17 ms of it are waiting for the frame).

## What arrives of a burst

${bursts}

Against the store in memory at 80 ms a request, which loads and saves the cart like the real one.
`;
}
