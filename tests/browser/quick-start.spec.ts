/** The first examples of the README, to the letter: the addresses in them lead to the store of the test. */
import { expect, test } from './fixtures.ts';
import { launchForOwnPages, stored } from './helpers.ts';
import { lead } from './lead.ts';

test.use({ launchOptions: launchForOwnPages });

for (const name of ['react19', 'react18', 'vue', 'svelte']) {
  test(`for ${name}`, async ({ page, pages, store }) => {
    const asked = await lead(page, store);
    await page.goto(`${pages.apps}/${name}/quick.html`);
    const add = page.getByRole('button', { name: 'Add a beanie' });
    await add.click();
    const line = page.getByRole('button', { name: 'Beanie ×' });
    await expect(line).toHaveText(/× 1$/);
    await line.click();
    await expect(line).toHaveText(/× 2$/);
    await asked.rested();
    expect(await stored(store, asked.key)).toEqual({ 'woo-beanie': 2 });
  });
}

test('for a plain page', async ({ page, pages, store }) => {
  const asked = await lead(page, store);
  await page.goto(`${pages.examples}/quick-start/page.html`);
  await page.getByRole('button', { name: 'Add a beanie' }).click();
  await expect(page.locator('output')).toHaveText('1');
  await asked.rested();
  expect(await stored(store, asked.key)).toEqual({ 'woo-beanie': 1 });
});

test('for a program @devstore', async ({ page, pages, store }) => {
  const asked = await lead(page, store);
  const counts: string[] = [];
  page.on('console', (message) => counts.push(message.text()));
  await page.goto(`${pages.apps}/script/quick.html`);
  await asked.rested();
  expect(await stored(store, asked.key)).toMatchObject({ 'woo-belt': 1 });
  expect(counts.at(-1)).toMatch(/^[34]$/);
});
