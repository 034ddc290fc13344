import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceFiles } from '../files/source-files.ts';

const limit = 400;
/** Written by Payload, not by us. */
const generated = /(payload-types\.ts|importMap\.js)$/;

/** @throws naming every source file of ours over the limit. */
export async function noLongFile(root: string): Promise<void> {
  const wrong: string[] = [];
  for (const path of sourceFiles(root)) {
    if (!/\.(ts|tsx|mjs|cjs|js|css)$/.test(path) || generated.test(path)) continue;
    const lines = (await readFile(join(root, path), 'utf8')).split('\n').length;
    if (lines > limit + 1) wrong.push(`${path}: ${lines} lines, ${limit} is the most`);
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}
