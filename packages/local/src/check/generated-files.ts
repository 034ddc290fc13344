import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runForOutput } from '../processes/run-for-output.ts';

/** What `npm run generate` writes: Payload's types and its map of admin components. */
const generated = ['apps/admin/src/payload-types.ts', 'apps/admin/src/app/(payload)/admin/importMap.js'];

/**
 * Generates again and compares, then puts back what was there: a check changes nothing.
 * @throws naming each file that came out differently.
 */
export async function generatedIsCurrent(root: string): Promise<void> {
  const before = await Promise.all(generated.map((path) => read(join(root, path))));
  const stale: string[] = [];
  try {
    await runForOutput('npm', ['run', '-s', 'generate'], { timeoutMs: 180_000, cwd: root, keepLines: 40 });
  } finally {
    for (const [index, path] of generated.entries()) {
      const old = before[index] ?? null;
      if ((await read(join(root, path))) === old) continue;
      stale.push(path);
      if (old !== null) await writeFile(join(root, path), old);
    }
  }
  if (stale.length > 0) throw new Error(`Run "npm run generate" and commit: ${stale.join(', ')}`);
}

async function read(path: string): Promise<string | null> {
  return existsSync(path) ? readFile(path, 'utf8') : null;
}
