/** The browser tests: an installed Chrome or Chromium against pages of a server of their own. */
import { defineConfig } from '@playwright/test';
import { findBrowser, flags } from './scripts/browser.mjs';

const isRealStore = Boolean(process.env['COCART_STORE']);
const report = process.env['BROWSER_REPORT'];

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '**/*.spec.ts',
  outputDir: 'target/test-results/browser',
  timeout: 30_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  // Tests wait more than they compute.
  workers: isRealStore ? 1 : 4,
  // What needs faults, settings or products that only the store in memory has.
  ...(isRealStore ? { grepInvert: /@devstore/ } : {}),
  forbidOnly: process.env['CI'] !== undefined,
  reporter: report === undefined ? 'list' : [['list'], ['json', { outputFile: report }]],
  use: {
    // What a test cuts or counts must reach it; service-worker.spec.ts alone lets the demo's worker in.
    serviceWorkers: 'block',
    launchOptions: { executablePath: findBrowser() ?? '', args: flags },
    // Without a film of every test, which takes as long as some of them.
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
  },
});
