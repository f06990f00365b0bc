/** The examples of the README that need a page, to the letter: the addresses in them lead to the store of the test. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { CartSnapshot } from 'cocart-wasm';
import { build } from 'esbuild';
import { root } from '../../scripts/lib/paths.mjs';
import { expect, test } from './fixtures.ts';
import { launchForOwnPages, stored } from './helpers.ts';
import { lead } from './lead.ts';

test.use({ launchOptions: launchForOwnPages });

/** An example as a script of a page, in which the package stays outside. */
async function bundled(name: string, isDevelopment: boolean): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import './${name}.ts'; import { drawn } from './shop.ts'; window.drawn = drawn;`,
      resolveDir: join(root, 'examples/docs'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: ['cocart-wasm', 'cocart-wasm/*'],
    define: { 'import.meta.env.DEV': String(isDevelopment) },
    minifySyntax: true,
    // Our own package.json says that scripts besides the package's have no effects.
    ignoreAnnotations: true,
  });
  return outputFiles[0]?.text ?? '';
}

const run = async (page: Page, code: string): Promise<void> =>
  void (await page.addScriptTag({ type: 'module', content: code }));

declare global {
  interface Window {
    /** What the example has drawn; there when it has run. */
    drawn?: (CartSnapshot | null)[];
  }
}

test('widgets: two tags make a cart', async ({ page, pages, store }) => {
  const asked = await lead(page, store);
  await page.goto(`${pages.examples}/widgets/page.html`);
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByRole('button', { name: 'Cart, 1 item' }).click();
  await expect(page.getByRole('dialog', { name: 'Your cart' }).getByRole('listitem')).toContainText('Beanie');
  await asked.rested();
  expect(await stored(store, asked.key)).toEqual({ 'woo-beanie': 1 });
});

test('preview: nothing at first, then what the last page has shown', async ({ page, pages, store }) => {
  const asked = await lead(page, store);
  const code = await bundled('preview', true);
  await page.goto(pages.blank);
  await run(page, code);
  await page.waitForFunction(() => window.drawn);
  expect(await page.evaluate(() => window.drawn?.[0])).toBeNull();
  await page.evaluate(async () => {
    const { createCart } = await import('cocart-wasm');
    await createCart({ store: 'https://shop.example' }).add('woo-beanie', 2);
  });
  await expect.poll(() => page.evaluate(() => window.drawn?.at(-1)?.count)).toBe(2);
  await asked.rested();
  await page.goto(pages.blank);
  await run(page, code);
  await page.waitForFunction(() => window.drawn);
  expect((await page.evaluate(() => window.drawn?.[0]))?.lines[0]).toMatchObject({ name: 'Beanie', quantity: 2 });
});

test('devtools: there while developing, and in no other bundle', async ({ page, pages, store }) => {
  await lead(page, store);
  const code = await bundled('devtools', true);
  expect(code).toContain('cocart-wasm/devtools');
  expect(await bundled('devtools', false)).not.toContain('devtools');
  await page.goto(pages.blank);
  await run(page, code);
  await expect(page.getByRole('region', { name: 'Cart devtools' })).toBeVisible();
});
