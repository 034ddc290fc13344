import { gather } from './gather.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('gathered calls', () => {
  it('of one turn share a run; what comes while it is under way shares the next, each with its own answer', async () => {
    const groups: number[][] = [];
    let release = () => {};
    const square = gather(async (items: readonly number[]) => {
      groups.push([...items]);
      if (groups.length === 1) await new Promise<void>((done) => (release = done));
      return items.map((item) => item * item);
    });
    const early = [square(1), square(2)];
    await turn();
    const late = [square(3), square(4)];
    await turn();
    expect(groups).toEqual([[1, 2]]);
    release();
    expect(await Promise.all([...early, ...late])).toEqual([1, 4, 9, 16]);
    expect(groups).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('are never answered by a run that had started before', async () => {
    let state = 'run';
    const gates: (() => void)[] = [];
    const read = gather(async (items: readonly string[]) => {
      const seen = state;
      await new Promise<void>((resolve) => gates.push(resolve));
      return items.map(() => seen);
    });
    const first = read('a');
    await turn();
    state = 'cancel';
    const second = read('b');
    gates.shift()?.();
    expect(await first).toBe('run');
    await turn();
    gates.shift()?.();
    expect(await second).toBe('cancel');
  });

  it('fail together with their run, and the next goes on', async () => {
    let fail = true;
    const read = gather(async (items: readonly number[]) => {
      if (fail) throw new Error('away');
      return items;
    });
    const failed = await Promise.allSettled([read(1), read(2)]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail = false;
    expect(await read(3)).toBe(3);
  });
});
