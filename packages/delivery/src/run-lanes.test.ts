import { runLanes } from './run-lanes.ts';

/** Things to do, each held until the test lets it go. */
function makeWork() {
  const due: string[] = [];
  const started: string[] = [];
  const open = new Map<string, () => void>();
  const lanes = runLanes(2, async () => {
    const name = due.shift();
    if (name === undefined) return false;
    started.push(name);
    await new Promise<void>((resolve) => open.set(name, resolve));
    return true;
  });
  return { due, started, lanes, finish: (name: string) => open.get(name)?.() };
}
const turns = async () => {
  for (let i = 0; i < 10; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('lanes side by side', () => {
  it('what comes in while one call hangs is taken by a free lane', async () => {
    const { due, finish, lanes, started } = makeWork();
    due.push('hangs');
    const first = lanes.runDue();
    await turns();
    due.push('quick');
    const second = lanes.runDue();
    await turns();
    expect(started).toEqual(['hangs', 'quick']);
    finish('quick');
    expect(await second).toBe(1);
    finish('hangs');
    expect(await first).toBe(1);
  });

  it('never runs more than its lanes, and a full house takes what comes in as soon as one is free', async () => {
    const { due, finish, lanes, started } = makeWork();
    due.push('a', 'b');
    const first = lanes.runDue();
    await turns();
    due.push('c');
    expect(await lanes.runDue()).toBe(0);
    expect(started).toEqual(['a', 'b']);
    finish('a');
    await turns();
    expect(started).toEqual(['a', 'b', 'c']);
    finish('b');
    finish('c');
    expect(await first).toBe(3);
  });

  it('halted, begins nothing more', async () => {
    const { due, finish, lanes, started } = makeWork();
    due.push('a', 'b', 'c');
    const run = lanes.runDue();
    await turns();
    lanes.halt?.();
    finish('a');
    finish('b');
    expect(await run).toBe(2);
    expect(started).toEqual(['a', 'b']);
  });
});
