/**
 * The type check of Vue's components, as a program: `node scripts/lib/vue-types.mjs --project FOLDER`. It needs a
 * TypeScript of before version 7, which has a JavaScript API; the one of tests/apps/vue is for this alone.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './paths.mjs';

const require = createRequire(join(root, 'tests/apps/vue/package.json'));
require('vue-tsc').run(require.resolve('typescript/lib/tsc'));
