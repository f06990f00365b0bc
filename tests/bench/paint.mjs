/// <reference lib="dom" />
/** From the click on "+" to the painted row, in each framework, in a real browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser, flags } from '../../scripts/browser.mjs';
import { buildForProduction } from '../../scripts/lib/apps.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { median } from './numbers.mjs';
import { address, call, ids, openStore } from './shop.mjs';

const frameworks = ['react19', 'react18', 'vue'];
const lines = 100;
const rounds = 60;

/** Takes the measurement; returns a table. */
export async function measurePaints() {
  const place = mkdtempSync(join(tmpdir(), 'cocart-paint-'));
  await buildForProduction(frameworks, place);
  const [site, store] = [await serve([['/', place]]), await openStore(lines, 0)];
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: flags });
  try {
    const rows = [];
    for (const name of frameworks) {
      const { changed, painted } = await measure(browser, `${site.url}/${name}/index.html`, store.url, `bench-${name}`);
      rows.push(`| ${name} | ${median(changed).toFixed(1)} | ${median(painted).toFixed(1)} |`);
    }
    return ['| ms, median | until the document has it | until it is painted |', '|---|---:|---:|', ...rows].join('\n');
  } finally {
    await browser.close();
    await site.stop();
    await store.stop();
    rmSync(place, { recursive: true });
  }
}

/** @param {import('@playwright/test').Browser} browser @param {string} page @param {string} store @param {string} key */
async function measure(browser, page, store, key) {
  const quantities = Object.fromEntries(ids(lines).map((id) => [`quantity[${id}]`, '1']));
  await call(address(store, key, '/add-items'), { id: String(ids(1)[0]), ...quantities });
  const tab = await browser.newPage();
  await tab.addInitScript(
    ([name, value]) => localStorage.setItem(name ?? '', value ?? ''),
    [`cocart:${store}:key`, key],
  );
  await tab.goto(`${page}?page=rows&store=${encodeURIComponent(store)}`);
  await tab.waitForFunction((count) => document.querySelectorAll('li').length === count, lines);
  const times = await tab.evaluate(async (count) => {
    const rest = () => new Promise((resolve) => setTimeout(resolve, 150));
    const row = document.querySelectorAll('li')[50];
    const [button, output] = [row?.querySelector('[aria-label="One more"]'), row?.querySelector('output')];
    if (!(button instanceof HTMLElement) || !output) throw new Error('The page has no such row.');
    /** @type {number[]} */
    const changed = [];
    /** @type {number[]} */
    const painted = [];
    for (let round = 0; round < count; round += 1) {
      const before = output.textContent;
      /** @type {(time: number) => void} */
      let tell = () => {};
      const seen = new Promise((/** @type {(time: number) => void} */ resolve) => (tell = resolve));
      const observer = new MutationObserver(() => output.textContent !== before && tell(performance.now()));
      observer.observe(output, { characterData: true, childList: true, subtree: true });
      const begin = performance.now();
      button.click();
      changed.push((await seen) - begin);
      observer.disconnect();
      // What is posted while a frame is made is delivered when it has been painted.
      await new Promise((resolve) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage(null);
        }),
      );
      painted.push(performance.now() - begin);
      await rest();
    }
    return { changed, painted };
  }, rounds);
  await tab.close();
  return times;
}
