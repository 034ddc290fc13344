import { describe, expect, it } from '@jest/globals';
import { makePrinter } from './printer.ts';
import { makeSteps } from './steps.ts';

describe('progress', () => {
  it('says what begins, what it says and how long it took', async () => {
    const lines: string[] = [];
    let now = 0;
    const steps = makeSteps(
      (line) => lines.push(line),
      () => now,
    );
    await steps.run('Build', async (say) => {
      now = 1_500;
      say('half way');
      now = 3_000;
    });
    expect(lines.map((line) => line.trim())).toEqual([
      '0.0 s  Build …',
      '1.5 s  Build: half way',
      '3.0 s  Build ✓ 3.0 s',
    ]);
  });

  it('marks what failed and lets the failure through', async () => {
    const lines: string[] = [];
    const steps = makeSteps(
      (line) => lines.push(line),
      () => 0,
    );
    await expect(steps.run('Build', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(lines.at(-1)).toContain('Build ✗');
  });

  it('puts the name of the process before each of its lines', () => {
    const lines: string[] = [];
    const print = makePrinter((line) => lines.push(line), false);
    print('site', 'listening');
    print('site', '  ');
    expect(lines).toEqual(['site    │ listening']);
  });
});
