#!/usr/bin/env node
/** The program `cocart-wasm`: `npx cocart-wasm devstore [options]` starts a CoCart store in memory. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type DevstoreOptions, serveDevstore } from './index.js';

const usage = `Usage: cocart-wasm devstore [options]

A CoCart store in memory, to build and test storefronts without WordPress.

  --port N          the port on 127.0.0.1; a free one by default
  --profile V       answer as CoCart 4.3 (default), 4.9 or 5.0
  --catalog FILE    JSON file with the products, in place of the sample shop
  --currency NAME   usd (default), eur, jpy or kwd
  --settings FILE   JSON file with currency, taxes, shipping and coupons
  --latency MS      how long a request takes: 80, or a range such as 60-100
  --cors-addon      behave as with the add-on CoCart CORS
  --no-batch        let the batch route fail for calls of the cart
  --site URL        the site's address in links and pictures
  --seed N          seeds cart keys and latencies, for runs that repeat
`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: text,
      profile: text,
      catalog: text,
      currency: text,
      settings: text,
      latency: text,
      'cors-addon': flag,
      'no-batch': flag,
      site: text,
      seed: text,
      help: flag,
    },
  });
  if (values.help === true || positionals[0] !== 'devstore') {
    process.stdout.write(usage);
    if (values.help !== true) process.exitCode = 2;
    return;
  }
  const { port, profile, catalog, currency, settings, latency, site, seed } = values;
  const { url } = await serveDevstore({
    port: number('--port', port ?? '0'),
    ...(profile !== undefined && { profile: profile as NonNullable<DevstoreOptions['profile']> }),
    ...(currency !== undefined && { currency: currency as NonNullable<DevstoreOptions['currency']> }),
    ...(catalog !== undefined && { catalog: read(catalog) }),
    ...(settings !== undefined && { settings: read(settings) as Record<string, unknown> }),
    ...(latency !== undefined && { latency: range(latency) }),
    ...(seed !== undefined && { seed: number('--seed', seed) }),
    ...(site !== undefined && { url: site }),
    corsAddon: values['cors-addon'] ?? false,
    noBatch: values['no-batch'] ?? false,
  });
  process.stdout.write(`devstore listening on ${url}\n`);
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function number(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`${name} must be a whole number, but it is ${value}`);
  return Number(value);
}

/** `80` or `60-100`. */
function range(value: string): number | [number, number] {
  const [least = '', most] = value.split('-');
  return most === undefined ? number('--latency', least) : [number('--latency', least), number('--latency', most)];
}

main().catch((reason: unknown) => {
  process.stderr.write(`cocart-wasm: ${reason instanceof Error ? reason.message : String(reason)}\n`);
  process.exitCode = 1;
});
