import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const notSource = new Set(['node_modules', 'dist', '.next', '.git', '.turbo', '.masthead', 'coverage']);

/** Every file under `folder` that somebody wrote, as paths relative to it with `/`, sorted. */
export function sourceFiles(folder: string): string[] {
  return walk(folder)
    .map((path) => relative(folder, path).replaceAll('\\', '/'))
    .sort();
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return notSource.has(entry.name) ? [] : walk(join(folder, entry.name));
    return entry.isFile() ? [join(folder, entry.name)] : [];
  });
}
