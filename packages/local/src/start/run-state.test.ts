import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { clearRunState, endLeftovers, identify, isAlive, readRunState, writeRunState } from './run-state.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'masthead-run-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sleeper = () =>
  spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });

describe('what a start writes down', () => {
  it('is read back, and gone after a stop', () => {
    const state = {
      supervisor: identify('start', process.pid),
      children: [],
      addresses: { SITE_URL: 'http://x' },
    };
    writeRunState(folder, state);
    expect(readRunState(folder)).toEqual(state);
    clearRunState(folder);
    expect(readRunState(folder)).toBeNull();
  });

  it('counts as nothing when it was cut short', () => {
    writeFileSync(join(folder, 'run.json'), '{"supervisor":');
    expect(readRunState(folder)).toBeNull();
  });

  it('tells a process from a later one with the same number', () => {
    const self = identify('start', process.pid);
    expect(isAlive(self)).toBe(true);
    expect(isAlive({ ...self, born: 'long ago' })).toBe(false);
  });

  it('ends leftovers of a killed start, and only those it knows', async () => {
    const [ours, theirs] = [sleeper(), sleeper()];
    const gone = once(ours, 'exit');
    const state = {
      supervisor: { name: 'start', pid: 999_999_9, born: 'gone' },
      children: [identify('site', ours.pid ?? 0), { name: 'worker', pid: theirs.pid ?? 0, born: 'another' }],
      addresses: {},
    };
    expect(await endLeftovers(state)).toEqual(['site']);
    await gone;
    expect(theirs.exitCode).toBeNull();
    theirs.kill('SIGKILL');
    await once(theirs, 'exit');
  });
});
