/** The parts of the build and test scripts that decide something. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';
import { unlessFresh } from '../../scripts/lib/fingerprint.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { countCargo, counted, runSteps } from '../../scripts/lib/steps.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cocart-scripts-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('something is made once, and again when its input, its output or a setting changed', async () => {
  const [input, output] = [join(folder, 'input'), join(folder, 'output')];
  writeFileSync(input, 'one');
  const make = async () => writeFileSync(output, 'made');
  const step = { stamp: join(folder, 'stamp'), inputs: [input], outputs: [output], settings: ['a'], make };

  expect(await unlessFresh(step)).toBe(true);
  expect(await unlessFresh(step)).toBe(false);
  writeFileSync(input, 'two');
  expect(await unlessFresh(step)).toBe(true);
  writeFileSync(output, 'edited by hand');
  expect(await unlessFresh(step)).toBe(true);
  expect(await unlessFresh({ ...step, settings: ['b'] })).toBe(true);
  rmSync(output);
  expect(await unlessFresh({ ...step, settings: ['b'] })).toBe(true);
});

describe('counting', () => {
  test('the closing lines of all cargo test programs are added up', () => {
    const output = [
      'test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s',
      'test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s',
    ].join('\n');
    expect(countCargo(output)).toEqual({ passed: 15, failed: 2 });
  });

  test('a run that crashed, or that ran no test, counts as a failure', async () => {
    const program = (code: number) => ['-e', `process.exit(${code})`];
    const none = () => ({ passed: 0, failed: 0 });
    expect(await counted(process.execPath, program(1), none)).toEqual({ passed: 0, failed: 1 });
    expect(await counted(process.execPath, program(0), none)).toEqual({ passed: 0, failed: 1 });
    const five = () => ({ passed: 5, failed: 0 });
    expect(await counted(process.execPath, program(1), five)).toEqual({ passed: 5, failed: 1 });
    expect(await counted(process.execPath, program(0), five)).toEqual({ passed: 5, failed: 0 });
  });
});

test('the file server serves its folders and nothing beside them', async () => {
  writeFileSync(join(folder, 'index.html'), 'hello');
  const server = await serve([['/site/', folder]]);
  // Not fetch: it would tidy the path up.
  const status = (path: string) =>
    new Promise((resolve, reject) => {
      request(`${server.url}`, { path }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
  expect(await status('/site/')).toBe(200);
  expect(await status('/site/index.html')).toBe(200);
  expect(await status('/other/index.html')).toBe(404);
  expect(await status('/site/%2e%2e/%2e%2e/etc/passwd')).toBe(404);
  await server.stop();
});

test('CHROME_PATH decides on the browser, and a wrong one is told', () => {
  const before = process.env['CHROME_PATH'];
  try {
    process.env['CHROME_PATH'] = process.execPath;
    expect(findBrowser()).toBe(process.execPath);
    process.env['CHROME_PATH'] = join(folder, 'missing');
    expect(findBrowser).toThrow('CHROME_PATH');
  } finally {
    if (before === undefined) delete process.env['CHROME_PATH'];
    else process.env['CHROME_PATH'] = before;
  }
});

test('a step beside others runs while they do, and prints when it has ended', async () => {
  const printed: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  const done: string[] = [];
  const hello = (text: string) => run(process.execPath, ['-e', `console.log('${text}')`]);
  let finish = () => {};
  const last = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const well = await runSteps([
    {
      name: 'Slow',
      beside: true,
      work: async () => {
        await hello('from beside');
        await last;
        done.push('slow');
        return { passed: 2, failed: 1 };
      },
    },
    { name: 'Next', beside: true, work: async () => void done.push('next') },
    {
      name: 'Quick',
      work: async () => {
        await hello('from ahead');
        done.push('quick');
        finish();
      },
    },
  ]);
  write.mockRestore();
  expect(well).toBe(false);
  expect(done).toEqual(['quick', 'slow', 'next']);
  const text = printed.join('');
  expect(text.indexOf('from ahead')).toBeLessThan(text.indexOf('from beside'));
  expect(text).toMatch(/== 1\/3 Slow\nfrom beside\n== Slow: FAILED/);
  expect(text).toMatch(/Failed: Slow\n2 passed, 1 failed\n$/);
});
