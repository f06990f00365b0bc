/** The tests that run in Node, all against the built package. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        // The package as a Node program sees it, the scripts, and the demo storefront's own logic.
        test: {
          name: 'unit',
          include: ['tests/js/**/*.test.ts', 'tests/scripts/**/*.test.ts', 'www/src/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        // `npm pack`, then programs that install the result.
        test: {
          name: 'package',
          include: ['tests/package/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
