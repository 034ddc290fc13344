import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from '../files/source-files.ts';

/** A hash of all that a build reads: sources but tests, the lockfile, the compiler's options, Node's version. */
export function inputsHash(root: string): string {
  const rooms = ['apps', 'packages'].flatMap((folder) =>
    sourceFiles(join(root, folder)).map((path) => `${folder}/${path}`),
  );
  const top = ['package-lock.json', 'package.json', 'turbo.json', 'tsconfig.json', 'tsconfig.base.json'];
  const hash = createHash('sha256').update(process.version);
  for (const path of [...top.filter((each) => existsSync(join(root, each))), ...rooms.filter(isInput)])
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** Tests, prose, and the rooms that are never built in. Next rewrites next-env.d.ts itself. */
export function isInput(path: string): boolean {
  return !/\.test\.tsx?$|\/README\.md$|^packages\/(local|testing)\/|\/next-env\.d\.ts$|\.tsbuildinfo$/.test(
    path,
  );
}
