import { describe, expect, it, jest } from '@jest/globals';
import { calmWakes } from './calm-wakes.ts';

describe('wakes for events', () => {
  it('go out at once, then once a while, and never leave out what came last', async () => {
    jest.useFakeTimers();
    try {
      let calls = 0;
      const wake = calmWakes(async () => {
        calls += 1;
      }, 100);
      wake();
      expect(calls).toBe(1);
      for (let i = 0; i < 50; i += 1) wake();
      expect(calls).toBe(1);
      await jest.advanceTimersByTimeAsync(100);
      expect(calls).toBe(2);
      await jest.advanceTimersByTimeAsync(1_000);
      expect(calls).toBe(2);
      wake();
      expect(calls).toBe(3);
    } finally {
      jest.useRealTimers();
    }
  });

  it('wait for a Redis that is slow, and go on after it', async () => {
    jest.useFakeTimers();
    try {
      const under: (() => void)[] = [];
      const wake = calmWakes(() => new Promise<void>((done) => under.push(done)), 100);
      wake();
      wake();
      await jest.advanceTimersByTimeAsync(1_000);
      expect(under).toHaveLength(1);
      under[0]?.();
      await jest.advanceTimersByTimeAsync(0);
      expect(under).toHaveLength(2);
    } finally {
      jest.useRealTimers();
    }
  });
});
