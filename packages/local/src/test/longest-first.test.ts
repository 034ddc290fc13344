import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

// As Jest loads it: plain JavaScript, without types.
const script = join(import.meta.dirname, '../../bin/longest-first.mjs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'masthead-order-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('puts a file that gathers suites where their size belongs, on a clone that knows no durations', async () => {
  const write = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  write('long.suite.ts', '/'.repeat(5_000));
  const gathers = write('gathers.int.test.ts', "import './first.ts';\nimport './long.suite.ts';\n");
  const large = write('large.int.test.ts', '/'.repeat(3_000));
  const small = write('small.int.test.ts', '/'.repeat(1_000));
  const context = { config: { cache: false }, hasteFS: { getSize: (path: string) => statSync(path).size } };
  const { default: LongestFirst } = (await import(script)) as {
    default: new (options: object) => { sort<T>(tests: T[]): T[] };
  };
  const sorted = new LongestFirst({}).sort([small, gathers, large].map((path) => ({ path, context })));
  expect(sorted.map(({ path }) => path)).toEqual([gathers, large, small]);
});
