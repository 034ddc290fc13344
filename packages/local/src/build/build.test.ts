import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { build } from './build.ts';

let root: string;
const source = () => join(root, 'apps/one/main.ts');
/** What stands in turbo's place: leaves a mark that it ran, and fails where the source says so. */
const turbo = `
  const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
  mkdirSync('apps/one/dist', { recursive: true });
  writeFileSync('ran', '');
  if (readFileSync('apps/one/main.ts', 'utf8') === 'broken') process.exit(1);
`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'masthead-build-'));
  mkdirSync(join(root, 'apps/one'), { recursive: true });
  mkdirSync(join(root, 'packages'));
  mkdirSync(join(root, 'node_modules/turbo/bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules/turbo/bin/turbo'), turbo);
  writeFileSync(join(root, 'apps/one/package.json'), JSON.stringify({ scripts: { build: 'true' } }));
  writeFileSync(source(), 'whole');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function hasRun(): Promise<boolean> {
  rmSync(join(root, 'ran'), { force: true });
  await build(root).catch(() => {});
  return existsSync(join(root, 'ran'));
}

test('builds once, and again when a source has changed or an output is gone', async () => {
  expect(await hasRun()).toBe(true);
  expect(await hasRun()).toBe(false);
  writeFileSync(source(), 'whole, and more');
  expect(await hasRun()).toBe(true);
  rmSync(join(root, 'apps/one/dist'), { recursive: true });
  expect(await hasRun()).toBe(true);
});

test('what a failed build left is not taken for the last good one', async () => {
  expect(await hasRun()).toBe(true);
  writeFileSync(source(), 'broken');
  await expect(build(root)).rejects.toThrow('The build failed.');
  writeFileSync(source(), 'whole');
  expect(await hasRun()).toBe(true);
});
