#!/usr/bin/env node
// `node packages/local/bin/prune-for.mjs site`: leaves in this copy of the tree only what one app runs on, so that
// an `npm install` after it brings nothing else. For the last build stage of a Dockerfile; it deletes, so it refuses
// to run where there is a .git.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const app = `@masthead/${process.argv[2]}`;
if (existsSync(join(root, '.git'))) {
  console.error('prune-for deletes what an app does not need: run it on a copy without .git');
  process.exit(1);
}
const read = (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
const rooms = new Map(
  ['apps', 'packages'].flatMap((shelf) =>
    readdirSync(join(root, shelf)).map((name) => [read(`${shelf}/${name}`).name, `${shelf}/${name}`]),
  ),
);
if (!rooms.has(app)) {
  console.error(`There is no ${app}. There are: ${[...rooms.keys()].join(', ')}`);
  process.exit(1);
}
const needed = new Set();
const need = (name) => {
  if (!rooms.has(name) || needed.has(name)) return;
  needed.add(name);
  Object.keys(read(rooms.get(name)).dependencies ?? {}).forEach(need);
};
need(app);
const { devDependencies: _, ...manifest } = read('.');
writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
for (const [name, folder] of rooms) {
  rmSync(join(root, folder, 'node_modules'), { recursive: true, force: true });
  if (needed.has(name)) {
    const { devDependencies: __, ...kept } = read(folder);
    writeFileSync(join(root, folder, 'package.json'), JSON.stringify(kept));
  } else rmSync(join(root, folder), { recursive: true });
}
rmSync(join(root, 'node_modules'), { recursive: true, force: true });
