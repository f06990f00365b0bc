/** Finds a Chrome or Chromium for the browser tests, and the flags to start it with. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, isMain, RunError, run, say } from './lib/run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const isRoot = process.getuid?.() === 0;

/** What a quiet browser needs: it asks nobody for anything, and runs as root and without a screen. */
export const flags = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The usual places on this system, then everything on the PATH. */
function candidates() {
  const { env, platform } = process;
  const suffixes = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'];
  /** @type {string[]} */
  const usual = [];
  if (platform === 'darwin') {
    for (const base of ['', env['HOME'] ?? '']) {
      usual.push(`${base}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`);
      usual.push(`${base}/Applications/Chromium.app/Contents/MacOS/Chromium`);
    }
  }
  if (platform === 'win32') {
    for (const base of [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]) {
      if (base !== undefined) usual.push(...suffixes.map((suffix) => join(base, suffix)));
    }
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...usual, ...folders.flatMap((folder) => names.map((name) => join(folder, name))), '/snap/bin/chromium'];
}

/** @param {string} file */
function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser of this machine, or `undefined`. */
export function findBrowser() {
  const wanted = process.env['CHROME_PATH'];
  if (wanted !== undefined && wanted !== '') {
    if (!runs(wanted)) throw new RunError(`CHROME_PATH names no program: ${wanted}`);
    return wanted;
  }
  return candidates().find(runs);
}

/** The browser of this machine; on Debian as root it is installed where there is none. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (isRoot && existsSync('/etc/debian_version') && runs('/usr/bin/apt-get')) {
    say("Installing Debian's chromium for the browser tests");
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env });
    await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], { env });
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new RunError('The browser tests need Chrome or Chromium: install one, or name it in CHROME_PATH.');
}

if (isMain(import.meta.url)) {
  ensureBrowser().then((file) => process.stdout.write(`${file}\n`), fail);
}
