#!/usr/bin/env node
// Runs the built CLI when it is newer than its sources, else the sources themselves: a fresh clone needs no build.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..', '..');
const bundle = join(import.meta.dirname, '..', 'dist', 'main.mjs');
// All that the bundle holds.
const rooms = [
  'apps/cli',
  'packages/backup',
  'packages/config',
  'packages/domain',
  'packages/importer',
  'packages/media',
  'packages/migrations',
  'packages/templates',
];

if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
// `masthead … | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});
const { main } = await load();
process.exitCode = await main(process.argv, {
  env: process.env,
  root,
  // npm runs scripts at the root; what is typed is meant from where it was typed.
  cwd:
    process.env.npm_lifecycle_event === 'masthead' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});

async function load() {
  const built = modifiedAt(bundle);
  if (built > 0 && rooms.every((room) => newestIn(join(root, room, 'src')) <= built)) {
    return import(pathToFileURL(bundle).href);
  }
  // JSX in our packages is compiled by the root's settings, wherever the command runs.
  process.env.TSX_TSCONFIG_PATH ??= join(root, 'tsconfig.json');
  const { register } = await import('tsx/esm/api');
  register();
  return import('../src/main.ts');
}

function newestIn(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestIn(path) : modifiedAt(path));
  }
  return newest;
}

function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
