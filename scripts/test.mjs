/** `npm test`: sets the machine up, then checks everything. Every step runs, whatever failed before it. */
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { buildDevstore } from './devstore.mjs';
import { buildApps } from './lib/apps.mjs';
import * as checks from './lib/checks.mjs';
import { demo } from './lib/paths.mjs';
import { fail } from './lib/run.mjs';
import { runSteps } from './lib/steps.mjs';
import { setup } from './setup.mjs';
import { checkSize } from './size.mjs';
import { checkTested, forgetNotes } from './tested.mjs';
import { compareTraces } from './traces.mjs';

/** The proofs in Rust need no browser and leave it half of the machine: they run beside what follows them. */
const beside = true;

const steps = [
  { name: 'Format of the Rust code', work: checks.formatOfRust },
  { name: 'Lints of the Rust code', work: checks.lintRust },
  { name: 'Build of the Rust tests', work: checks.buildRustTests },
  { name: 'Build of the package', work: () => build() },
  { name: 'Build of the package with traps', work: () => build({ testTraps: true }) },
  { name: 'Build of the store in memory', work: () => buildDevstore() },
  { name: 'Rust tests and tapes', work: checks.testRust, beside },
  { name: 'Scenarios on other versions of CoCart', work: checks.testRustOnProfiles, beside },
  { name: 'Simulated trips', work: checks.simulate, beside },
  { name: 'Traces natively and in WASM', work: () => compareTraces(), beside },
  { name: 'Storefront in Rust', work: checks.checkRustFrontEnd, beside },
  { name: 'Build of the demo storefront', work: () => checks.buildDemo(demo) },
  { name: 'Build of the examples', work: buildApps },
  { name: 'Format and lints of the TypeScript code', work: checks.lintScripts },
  { name: 'Types', work: checks.checkTypes },
  { name: 'Size', work: checkSize },
  { name: 'Unit tests in Node', work: testInNode },
  { name: 'What calls are tested against', work: checkTested },
  { name: 'Browser tests', work: () => checks.testInBrowser() },
  { name: 'Browser tests on other versions of CoCart', work: checks.testProfilesInBrowser },
  { name: 'Package tests', work: () => checks.testWithVitest('package') },
];

/** The notes of calls are those of this run. */
function testInNode() {
  forgetNotes();
  return checks.testWithVitest('unit');
}

setup()
  .then(ensureBrowser)
  .then(() => runSteps(steps))
  .then((well) => {
    process.exitCode = well ? 0 : 1;
  }, fail);
