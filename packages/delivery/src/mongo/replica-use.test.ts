import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { watchReplicas } from './replica-use.ts';

describe('the replica set as heartbeats tell of it', () => {
  const open = () => {
    const client = new EventEmitter();
    let now = 0;
    const use = watchReplicas(client as never, () => now);
    const beat = (connectionId: string, role: object, wroteMs: number) =>
      client.emit('serverHeartbeatSucceeded', {
        connectionId,
        reply: { ...role, lastWrite: { lastWriteDate: new Date(wroteMs) } },
      });
    return { use, beat, pass: (ms: number) => (now += ms) };
  };
  const primary = { isWritablePrimary: true };
  const secondary = { isWritablePrimary: false, secondary: true };

  it('a primary alone has nobody behind it', () => {
    const { beat, use } = open();
    expect(use()).toEqual({ members: 0, lagMs: 0 });
    beat('a:1', primary, 10_000);
    expect(use()).toEqual({ members: 1, lagMs: 0 });
  });

  it('the slowest secondary counts, and one that is ahead of what was heard of the primary is not behind', () => {
    const { beat, use } = open();
    beat('a:1', primary, 60_000);
    beat('b:1', secondary, 61_000);
    expect(use()).toEqual({ members: 2, lagMs: 0 });
    beat('c:1', secondary, 15_000);
    expect(use()).toEqual({ members: 3, lagMs: 45_000 });
  });

  it('one that fell silent, or recovers, is no member', () => {
    const { beat, pass, use } = open();
    beat('a:1', primary, 60_000);
    beat('b:1', secondary, 10_000);
    pass(31_000);
    beat('a:1', primary, 90_000);
    expect(use()).toEqual({ members: 1, lagMs: 0 });
    beat('b:1', {}, 10_000);
    expect(use().members).toBe(1);
  });
});
