import { describe, expect, it } from '@jest/globals';
import { closingLine, countsOf, sum } from './counts.ts';

const report = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 0,
};

describe('the counts', () => {
  it('count a file that could not run as a failure', () => {
    expect(countsOf({ ...report, numRuntimeErrorTestSuites: 2 })).toEqual({
      passed: 5,
      failed: 3,
      skipped: 3,
    });
  });

  it('refuse a report that is none', () => {
    expect(() => countsOf({})).toThrow();
  });

  it('add up over the layers', () => {
    expect(sum([countsOf(report), countsOf(report)])).toEqual({ passed: 10, failed: 2, skipped: 6 });
  });

  it('end in the plain line', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});
