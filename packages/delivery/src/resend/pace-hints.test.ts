import { paceHints, retryAfterOf } from './pace-hints.ts';

describe('what an answer says about pacing', () => {
  it.each([
    [{ 'ratelimit-limit': '10' }, 10],
    [{ 'ratelimit-limit': '10, 10;w=1', 'ratelimit-policy': '10;w=1' }, 10],
    [{ 'ratelimit-limit': '600', 'ratelimit-policy': '600;w=60' }, 10],
    [{ 'ratelimit-limit': '0' }, undefined],
    [{}, undefined],
    [null, undefined],
  ])('%o', (headers, limitPerSecond) => {
    expect(paceHints(headers).limitPerSecond).toBe(limitPerSecond);
  });

  it('retry-after in seconds, and none', () => {
    expect(retryAfterOf({ 'retry-after': '1.5' })).toBe(1_500);
    expect(retryAfterOf({})).toBeNull();
    expect(retryAfterOf(null)).toBeNull();
  });
});
