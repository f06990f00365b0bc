/**
 * What every browser test starts from: pages on one origin, a store on another.
 *
 * `test.use({ storeOptions: { latency: 200 } })` sets the store in memory up; `COCART_STORE` puts a real
 * store in its place.
 */
import { test as base } from '@playwright/test';
import { type StoreOptions, startDevstore } from '../../scripts/devstore.mjs';
import { apps, demo, pkg, pkgTestTraps, root } from '../../scripts/lib/paths.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { Devstore } from './devstore.ts';

/** Where the pages are. */
export interface Pages {
  /** A page without anything: import `cocart-wasm` in it. */
  readonly blank: string;
  /** A cart without a framework: a button "+" and what the cart holds. */
  readonly counter: string;
  /** The blank page, with the package whose engine can be made to trap. */
  readonly traps: string;
  /** The blank page under a policy that allows WebAssembly, and under one that forbids it. */
  readonly policy: string;
  readonly policyWithoutWasm: string;
  /** The demo storefront; add `?store=`. */
  readonly shop: string;
  /** The folder of the examples as apps, each with `index.html` and, rendered by a server, `rendered.html`. */
  readonly apps: string;
  /** The folder of the examples as they are. */
  readonly examples: string;
}

/** A version of CoCart. */
export type Profile = '4.3' | '4.9' | '5.0';

/** The store of a test. */
export interface Store {
  readonly url: string;
  /** Whether it is the real one that `COCART_STORE` names. */
  readonly real: boolean;
  /** The version of CoCart that the store in memory answers as. */
  readonly profile: Profile;
}

/** What `COCART_PROFILE` asks for, 4.3 without it. */
function profileOfRun(): Profile {
  const named = process.env['COCART_PROFILE'] || '4.3';
  if (named !== '4.3' && named !== '4.9' && named !== '5.0') throw new Error(`There is no profile ${named}.`);
  return named;
}

interface Fixtures {
  storeOptions: StoreOptions;
  store: Store;
  /** The store in memory, from the side: for tests tagged `@devstore`, which no real store runs. */
  devstore: Devstore;
}

export const test = base.extend<Fixtures, { pages: Pages }>({
  storeOptions: [{}, { option: true }],

  pages: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from the pattern.
    async ({}, use) => {
      const server = await serve([
        ['/pkg/', pkg],
        ['/pkg-test-traps/', pkgTestTraps],
        ['/apps/', apps],
        ['/examples/', `${root}/examples`],
        ['/pages/', `${root}/tests/browser/pages`],
        ['/', demo],
      ]);
      await use({
        blank: `${server.url}/pages/blank.html`,
        counter: `${server.url}/pages/counter.html`,
        traps: `${server.url}/pages/traps.html`,
        policy: `${server.url}/pages/policy.html`,
        policyWithoutWasm: `${server.url}/pages/policy-without-wasm.html`,
        shop: `${server.url}/`,
        apps: `${server.url}/apps`,
        examples: `${server.url}/examples`,
      });
      await server.stop();
    },
    { scope: 'worker' },
  ],

  store: async ({ storeOptions }, use) => {
    const real = process.env['COCART_STORE'];
    if (real !== undefined && real !== '') {
      await use({ url: real.replace(/\/+$/, ''), real: true, profile: '4.3' });
      return;
    }
    const profile = storeOptions.profile ?? profileOfRun();
    const store = await startDevstore({ ...storeOptions, profile });
    await use({ url: store.url, real: false, profile });
    await store.stop();
  },

  devstore: async ({ store }, use) => {
    if (store.real) throw new Error('This test needs the store in memory: tag it @devstore.');
    await use(new Devstore(store.url));
  },
});

export { expect } from '@playwright/test';
