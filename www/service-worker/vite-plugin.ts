/** Builds the service worker: puts the files of this build and a name of their content in front of it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Emits `service-worker.js` beside `index.html`. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle: {
      // Behind the page itself, which is a file of the build, too.
      order: 'post',
      handler(_options, bundle) {
        const source = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8');
        const hash = createHash('sha256').update(source);
        for (const [name, file] of Object.entries(bundle)) {
          hash.update(name).update(file.type === 'chunk' ? file.code : file.source);
        }
        // The page is kept under the address that shoppers open.
        const files = Object.keys(bundle).map((name) => (name === 'index.html' ? './' : `./${name}`));
        const app = { version: hash.digest('hex').slice(0, 16), files };
        this.emitFile({
          type: 'asset',
          fileName: 'service-worker.js',
          source: `const app = ${JSON.stringify(app)};\n\n${source}`,
        });
      },
    },
  };
}
