/** Programs that install the packed package, each in a folder outside of this repository. */
import { cpSync, mkdtempSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';

/** A folder that no `node_modules` is above of. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(realpathSync(tmpdir()), `cocart-${name}-`));
}

/** Packs the package as it would be published and returns the tarball. */
export async function pack(folder: string): Promise<string> {
  await run('npm', ['pack', '--pack-destination', folder], { quiet: true });
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack left no tarball');
  return join(folder, tarball);
}

/** Copies a project of this folder to a fresh place and installs the tarball in it. */
export async function install(project: string, tarball: string): Promise<string> {
  const folder = temporaryFolder(project);
  cpSync(join(root, 'tests/package', project), folder, { recursive: true });
  await run('npm', ['install', tarball, '--prefer-offline', '--no-audit', '--no-fund'], { cwd: folder, quiet: true });
  return folder;
}
