import { shareReads } from './share-reads.ts';

describe('shared reads', () => {
  it('answer nobody with a read that had started before', async () => {
    let state = 'run';
    let reads = 0;
    const gates: (() => void)[] = [];
    const read = shareReads(async () => {
      reads += 1;
      const seen = state;
      await new Promise<void>((resolve) => gates.push(resolve));
      return seen;
    });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const first = read();
    await turn();
    state = 'cancel';
    const [second, third] = [read(), read()];
    gates.shift()?.();
    expect(await first).toBe('run');
    await turn();
    gates.shift()?.();
    expect(await Promise.all([second, third])).toEqual(['cancel', 'cancel']);
    expect(reads).toBe(2);
  });

  it('go on after a failed one', async () => {
    let fail = true;
    const read = shareReads(async () => {
      if (fail) throw new Error('away');
      return 1;
    });
    await expect(read()).rejects.toThrow('away');
    fail = false;
    expect(await read()).toBe(1);
  });
});
