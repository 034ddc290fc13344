import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { eventually } from '@masthead/testing';
import { runLayer } from './run-layer.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'masthead-layer-'));
});
afterEach(() => rmSync(root, { recursive: true }));

it('ends Jest and its workers with us', async () => {
  const bin = join(root, 'node_modules/jest/bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, 'jest.js'),
    `const worker = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
     require('fs').writeFileSync(${JSON.stringify(join(root, 'pids'))}, process.pid + ' ' + worker.pid);
     setInterval(() => {}, 1000);`,
  );
  const over = new AbortController();
  const run = runLayer({
    root,
    layer: 'unit',
    jestArguments: [],
    env: {},
    folder: root,
    signal: over.signal,
  });
  const pids = await eventually(() => {
    const found = readFileSync(join(root, 'pids'), 'utf8').split(' ').map(Number);
    return found.length === 2 && found;
  });
  over.abort();
  expect((await run).isGreen).toBe(false);
  await eventually(() => pids.every((pid) => !isAlive(pid)));
  // The layer after it is not begun: nobody would end that one.
  const next = runLayer({
    root,
    layer: 'integration',
    jestArguments: [],
    env: {},
    folder: root,
    signal: over.signal,
  });
  await expect(next).rejects.toThrow('aborted');
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
