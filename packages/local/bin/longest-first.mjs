import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Jest's own, of the very version that runs.
const requireAsJest = createRequire(createRequire(import.meta.url).resolve('jest'));
const { default: TestSequencer } = requireAsJest('@jest/test-sequencer');

/**
 * Long files first, so that two workers end together. Jest knows how long a file took only where it has run before; on a
 * fresh clone it goes by size, and a file that gathers suites (apps/admin/test) is as large as they are.
 */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const sizes = new Map(sorted.map(({ path }) => [path, sizeWithSuites(path)]));
    return sorted.sort((a, b) => (sizes.get(b.path) ?? 0) - (sizes.get(a.path) ?? 0));
  }
}

function sizeWithSuites(path) {
  const suites = readFileSync(path, 'utf8').matchAll(/^import '(\.\/[\w-]+\.suite\.ts)';$/gm);
  const files = [path, ...[...suites].map(([, name]) => join(dirname(path), name))];
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}
