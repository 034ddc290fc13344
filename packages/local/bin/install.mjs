// Plain Node, no dependencies: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Makes node_modules what the lockfile says: `npm ci` where there is none, `npm install` where it is behind.
 * Ends the process with one sentence if Node is too old or npm fails.
 */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Masthead needs Node 20.19 or newer; this is ${process.versions.node}.`);
  const reason = whyInstall();
  if (reason === null) return;
  const command = reason === 'missing' ? 'ci' : 'install';
  console.log(`Installing packages (npm ${command}: node_modules is ${reason}) …`);
  const started = Date.now();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = [command, '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync(npm, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) fail(`npm ${command} failed: see above. Without packages nothing can start.`);
  console.log(`Packages installed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Loads TypeScript from source and hands over; `path` is relative to packages/local/src. */
export async function handOver(path) {
  process.chdir(root);
  const { register } = await import('tsx/esm/api');
  register();
  return import(new URL(`../src/${path}`, import.meta.url).href);
}

/** `missing`, `behind the lockfile`, or null when every package of the lockfile is there in its version. */
function whyInstall() {
  // npm writes this file last: a killed install leaves none.
  const installed = readPackages(join(root, 'node_modules/.package-lock.json'));
  if (installed === null) return 'missing';
  const wanted = readPackages(join(root, 'package-lock.json')) ?? {};
  const isBehind = Object.entries(wanted).some(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.optional || entry.devOptional || entry.peer) return false;
    return entry.version !== installed[path]?.version || entry.link !== installed[path]?.link;
  });
  return isBehind ? 'behind the lockfile' : null;
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null;
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
