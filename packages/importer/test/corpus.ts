import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Real newsletter texts that lie beside the repository on some machines and are never part of it. */
const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'corpus');

/** The texts in the order of their numbers; null when they are not here. */
export function readCorpus(): { name: string; text: string }[] | null {
  if (!existsSync(folder)) return null;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name: name.slice(0, 3), text: readFileSync(join(folder, name), 'utf8') }));
}
