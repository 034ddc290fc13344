import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Real newsletter texts that lie near the repository on some machines and are never part of it. */
const root = join(import.meta.dirname, '..', '..', '..');
/** Beside the repository, or beside the folder in which several copies of it lie. */
const folders = ['..', '../..'].map((up) => join(root, up, 'shared', 'corpus'));

/** The texts in the order of their numbers; null when they are not here. */
export function readCorpus(): { name: string; text: string }[] | null {
  const folder = folders.find((one) => existsSync(one));
  if (folder === undefined) return null;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name: name.slice(0, 3), text: readFileSync(join(folder, name), 'utf8') }));
}
