/**
 * `npm start`: sets the machine up, starts the store in memory and the demo storefront, and prints the
 * address to open. `COCART_PROFILE=5.0 npm start` has the store answer as that version of CoCart;
 * `COCART_STORE=https://shop.example npm start` sells from another store instead.
 */
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { buildDevstore, freePort, startDevstore } from './devstore.mjs';
import { tool } from './lib/paths.mjs';
import { fail, RunError, say } from './lib/run.mjs';
import { setup } from './setup.mjs';

/** The address of the store to sell from. */
async function chooseStore() {
  const wanted = process.env['COCART_STORE'];
  if (wanted !== undefined && wanted !== '') {
    if (!/^https?:\/\//.test(wanted)) throw new RunError('COCART_STORE must be an address, like https://shop.example');
    return wanted.replace(/\/+$/, '');
  }
  say('Building the store in memory');
  await buildDevstore();
  return (await startDevstore({ port: await freePort(8787) })).url;
}

async function main() {
  await setup();
  await build();
  const store = await chooseStore();

  const port = process.env['PORT'] ?? String(await freePort(5173));
  const page = spawn(
    process.execPath,
    [tool('vite/bin/vite.js'), 'www', '--host', '127.0.0.1', '--port', port, '--strictPort', '--logLevel', 'warn'],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, VITE_COCART_STORE: store } },
  );
  // The store ends with this process; Vite is told, also where the signal did not reach it.
  process.once('exit', () => page.kill());
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.once(signal, () => process.exit(0));
  page.on('exit', (code) => process.exit(code ?? 1));

  const address = `http://127.0.0.1:${port}/`;
  while (
    !(await fetch(address).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.stdout.write(
    `\nStore:      ${store}\nStorefront: ${address}\n\nOpen the storefront in a browser; Ctrl-C ends both.\n`,
  );
}

main().catch((reason) => {
  fail(reason);
  process.exit(1);
});
