import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceFiles } from '../files/source-files.ts';

type Manifest = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** @throws naming every dependency of ours that is a range: what was tested is what is installed. */
export async function everyVersionExact(root: string): Promise<void> {
  const rooms = ['apps', 'packages'].flatMap((folder) =>
    sourceFiles(join(root, folder)).map((path) => `${folder}/${path}`),
  );
  const manifests = ['package.json', ...rooms.filter((path) => /^\w+\/[\w-]+\/package\.json$/.test(path))];
  const wrong: string[] = [];
  for (const path of manifests) {
    const manifest = JSON.parse(await readFile(join(root, path), 'utf8')) as Manifest;
    wrong.push(...rangesIn(manifest).map((range) => `${path}: ${range}`));
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

/** `name version` of every dependency that is not pinned to one version. */
export function rangesIn(manifest: Manifest): string[] {
  return ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides']
    .flatMap((kind) => Object.entries(manifest[kind] ?? {}))
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} ${version}`);
}
