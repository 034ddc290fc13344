import { describe, expect, it } from '@jest/globals';
import { eventually } from '@masthead/testing';
import { type Child, type ChildOptions, spawnChild } from './spawn-child.ts';

function node(script: string, options: Partial<ChildOptions> = {}): Child {
  return spawnChild({
    name: 'child',
    command: process.execPath,
    args: ['-e', script],
    env: process.env,
    ...options,
  });
}

const waits = 'setInterval(() => {}, 1000);';

describe('a child', () => {
  it('is stopped by SIGTERM, and stopping it twice is one stop', async () => {
    const child = node(waits);
    await Promise.all([child.stop(), child.stop()]);
    expect(child.isRunning()).toBe(false);
  });

  it('is killed when it ignores SIGTERM', async () => {
    const lines: string[] = [];
    const child = node(`process.on('SIGTERM', () => {}); console.log('deaf'); ${waits}`, {
      stopWithinMs: 200,
      onLine: (line) => lines.push(line),
    });
    await eventually(() => lines.includes('deaf'));
    await child.stop();
    expect(child.isRunning()).toBe(false);
  });

  it('takes its own children with it', async () => {
    const lines: string[] = [];
    const script = `const c = require('child_process').spawn(process.execPath, ['-e', '${waits}']); console.log(c.pid); ${waits}`;
    const child = node(script, { onLine: (line) => lines.push(line) });
    const grandchild = Number(await eventually(() => lines[0]));
    await child.stop();
    await eventually(() => {
      try {
        process.kill(grandchild, 0);
        return false;
      } catch {
        return true;
      }
    });
  });

  it('reports an end nobody asked for, with what it said last', async () => {
    let why = '';
    const child = node(`console.error('no room left'); process.exitCode = 3`, {
      onUnexpectedExit: (reason) => {
        why = reason;
      },
    });
    await eventually(() => why !== '');
    expect(why).toBe('exited with code 3');
    expect(() => child.assertRunning()).toThrow(/no room left/);
  });

  it('says so when the program does not exist', async () => {
    let why = '';
    spawnChild({
      name: 'ghost',
      command: '/nowhere/at-all',
      args: [],
      env: {},
      onUnexpectedExit: (reason) => {
        why = reason;
      },
    });
    await eventually(() => why.includes('could not be started'));
  });
});
