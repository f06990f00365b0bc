/**
 * Fuzzes with the compiler that builds everything else: `node fuzz/run.mjs TARGET [SECONDS]`, the target being
 * `answer`, `journal` or `machine`. What it finds interesting stays in `fuzz/corpus/TARGET`, what breaks in
 * `fuzz/artifacts`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [target = '', seconds = '120'] = process.argv.slice(2);
const corpus = join(here, 'corpus', target);
const artifacts = join(here, 'artifacts');
const built = join(process.env.CARGO_TARGET_DIR ?? join(here, '../target'), 'fuzz');

/** What tells libFuzzer which branches an input takes; what `cargo fuzz` says, but for the sanitizer that needs nightly. */
const coverage = [
  '-Cpasses=sancov-module',
  ...['level=4', 'inline-8bit-counters', 'pc-table', 'trace-compares'].map(
    (what) => `-Cllvm-args=-sanitizer-coverage-${what}`,
  ),
  '--cfg fuzzing',
  '-Cdebug-assertions',
];

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { cwd: here, stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(join(here, 'targets', `${target}.rs`))) {
  process.stderr.write('Which target: answer, journal or machine?\n');
  process.exit(2);
}
if (!existsSync(corpus)) run(process.execPath, [join(here, 'seeds.mjs')]);
mkdirSync(artifacts, { recursive: true });
const triple = /^host: (.*)$/m.exec(spawnSync('rustc', ['-vV'], { encoding: 'utf8' }).stdout)?.[1] ?? '';
// A target is named so that build scripts and macros are built without the flags.
run('cargo', ['build', '--release', '--target', triple, '--target-dir', built, '--bin', target], {
  RUSTFLAGS: coverage.join(' '),
});
const limits = [`-max_total_time=${seconds}`, '-max_len=60000', '-timeout=10', '-rss_limit_mb=2048'];
run(join(built, triple, 'release', target), [...limits, `-artifact_prefix=${artifacts}/${target}-`, corpus]);
