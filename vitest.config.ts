/** The tests that run in Node, all against the built package. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { pkg, pkgTestTraps } from './scripts/lib/paths.mjs';

export default defineConfig({
  test: {
    // Tests wait more than they compute: for back-off, for stores, for programs.
    maxWorkers: 2 * availableParallelism(),
    projects: [
      {
        // The package as a Node program sees it, the scripts, and the demo storefront's own logic.
        test: {
          name: 'unit',
          include: ['tests/{js,scripts,docs}/**/*.test.ts', 'www/src/**/*.test.ts'],
          environment: 'node',
          // Proofs in Rust run beside.
          testTimeout: 30_000,
        },
        resolve: {
          alias: [
            { find: /^cocart-wasm-test-traps$/, replacement: join(pkgTestTraps, 'index.js') },
            { find: /^cocart-wasm$/, replacement: join(pkg, 'index.js') },
            { find: /^cocart-wasm\/([\w-]+)$/, replacement: join(pkg, '$1.js') },
          ],
        },
      },
      {
        // `npm pack`, then programs that install the result.
        test: {
          name: 'package',
          include: ['tests/package/**/*.test.ts', 'tests/install/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
