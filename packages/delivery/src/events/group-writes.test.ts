import { describe, expect, it } from '@jest/globals';
import { groupWrites } from './group-writes.ts';

describe('grouped writes', () => {
  it('what comes while one is under way shares the next, and nothing is written twice', async () => {
    const groups: number[][] = [];
    let release = () => {};
    const put = groupWrites<number>(async (items) => {
      groups.push([...items]);
      if (groups.length === 1) await new Promise<void>((done) => (release = done));
      return new Set();
    }, 3);
    const answers = [0, 1, 2, 3, 4].map(put);
    release();
    expect(await Promise.all(answers)).toEqual([true, true, true, true, true]);
    expect(groups).toEqual([[0], [1, 2, 3], [4]]);
  });

  it('a failed write is told to its own callers alone', async () => {
    const put = groupWrites<string>(async (items) => {
      if (items.includes('bad')) throw new Error('no primary');
      return new Set(items.filter((item) => item === 'refused'));
    }, 2);
    expect(await Promise.all(['a', 'refused', 'b', 'bad', 'c', 'd'].map(put))).toEqual([
      true,
      false,
      true,
      false,
      false,
      true,
    ]);
    expect(await put('later')).toBe(true);
  });
});
