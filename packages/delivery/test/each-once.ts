import { mailed, type TestEngine } from './open-engine.ts';

/** The sandbox accepted `count` mails, none of them twice for a reader and an issue. */
export async function expectEachOnce(engine: TestEngine, count: number): Promise<void> {
  const all = await mailed(engine.sandbox);
  expect(all).toHaveLength(count);
  expect(new Set(all.map(({ to, issue }) => `${to} ${issue}`)).size).toBe(count);
}
