// Plain Node, no dependencies: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Makes node_modules what the lockfile says, if it is not. Not with `npm ci`: it insists on entries for the
 * optional packages of every other platform, which not every registry carries; `npm install --no-save` takes the
 * same versions and hashes from the lockfile and writes nothing. That the lockfile fits is checked here instead.
 * Ends the process with one sentence if Node is too old, the lockfile does not fit, or npm fails.
 */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Masthead needs Node 20.19 or newer; this is ${process.versions.node}.`);
  const misfits = lockfileMisfits(root);
  if (misfits.length > 0)
    fail(`package-lock.json does not fit: run "npm install" and keep what it writes.\n${misfits.join('\n')}`);
  const reason = whyInstall();
  if (reason === null) return;
  console.log(`Installing packages (node_modules is ${reason}) …`);
  const started = Date.now();
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const isWindows = process.platform === 'win32';
  const done = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: isWindows });
  if (done.status !== 0) fail('npm install failed: see above. Without packages nothing can start.');
  console.log(`Packages installed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** What a package.json of ours wants and the lockfile does not know: `packages/domain: zod 4.6.7`. */
export function lockfileMisfits(folder) {
  const locked = readPackages(join(folder, 'package-lock.json')) ?? {};
  const rooms = ['apps', 'packages'].flatMap((shelf) =>
    readdirSync(join(folder, shelf)).map((name) => `${shelf}/${name}`),
  );
  return ['', ...rooms.filter((room) => existsSync(join(folder, room, 'package.json')))].flatMap((room) => {
    const manifest = JSON.parse(readFileSync(join(folder, room, 'package.json'), 'utf8'));
    return ['dependencies', 'devDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {})
        .filter(([name, version]) => locked[room]?.[kind]?.[name] !== version)
        .map(([name, version]) => `  ${room === '' ? 'the root' : room}: ${name} ${version}`),
    );
  });
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
