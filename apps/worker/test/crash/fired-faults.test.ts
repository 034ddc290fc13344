import { describe, expect, it } from '@jest/globals';
import { neverHappened, sumByKind } from './fired-faults.ts';

describe('what a scenario promises to do', () => {
  const sums = sumByKind([
    { kind: '429', fired: 0 },
    { kind: 'hang', fired: 2 },
    { kind: '429', fired: 3 },
    { kind: 'quota', fired: 0 },
  ]);

  it('is missed when its rule never fired, and when it was never set', () => {
    expect(neverHappened(['429', 'hang', 'quota', 'mangle-template'], sums)).toEqual([
      'quota',
      'mangle-template',
    ]);
  });

  it('is counted over all the rules of a kind, whichever campaign they were set for', () => {
    expect(sums.get('429')).toBe(3);
    expect(neverHappened(['429', 'hang', 'hang'], sums)).toEqual([]);
  });
});
