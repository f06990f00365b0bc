/** `npm run lint`: formats, lints and types, without a test. */
import { build } from './build.mjs';
import * as checks from './lib/checks.mjs';
import { fail } from './lib/run.mjs';
import { runSteps } from './lib/steps.mjs';
import { setup } from './setup.mjs';

const steps = [
  { name: 'Format of the Rust code', work: checks.formatOfRust },
  { name: 'Lints of the Rust code', work: checks.lintRust },
  { name: 'Build of the package', work: () => build() },
  { name: 'Format and lints of the TypeScript code', work: checks.lintScripts },
  { name: 'Types', work: checks.checkTypes },
];

setup()
  .then(() => runSteps(steps))
  .then((well) => {
    process.exitCode = well ? 0 : 1;
  }, fail);
