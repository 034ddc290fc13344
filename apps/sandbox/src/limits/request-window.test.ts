import { expect, it } from '@jest/globals';
import { RequestWindow } from './request-window.ts';

const through = (window: RequestWindow, times: readonly number[]) =>
  times.filter((time) => window.take(time).ok);

it('a fixed window opens anew on the second, so two windows’ worth may pass around it', () => {
  const window = new RequestWindow({ requests: 2, window: 'fixed', windowMs: 1000 });
  expect(through(window, [900, 950, 990, 1000, 1010, 1020])).toEqual([900, 950, 1000, 1010]);
  expect(window.count()).toEqual({ requests: 6, refused: 2, maxInFixedWindow: 3, maxInSlidingWindow: 6 });
});

it('a sliding window never lets more through in any second', () => {
  const window = new RequestWindow({ requests: 2, window: 'sliding', windowMs: 1000 });
  expect(through(window, [900, 950, 990, 1000, 1899, 1900, 1940, 1950])).toEqual([900, 950, 1900, 1950]);
});

it('says what is left and when to come back', () => {
  const window = new RequestWindow({ requests: 1, window: 'sliding', windowMs: 3000 });
  expect(window.take(0).headers).toEqual({
    'ratelimit-limit': '1',
    'ratelimit-remaining': '0',
    'ratelimit-reset': '3',
    'ratelimit-policy': '1;w=3',
  });
  expect(window.take(1500).headers).toMatchObject({ 'retry-after': '2', 'ratelimit-reset': '2' });
});

it('unlimited counts and lets all through', () => {
  const window = new RequestWindow({ requests: 0, window: 'fixed', windowMs: 1000 });
  for (let n = 0; n < 5000; n += 1) expect(window.take(n).ok).toBe(true);
  expect(window.count()).toMatchObject({
    requests: 5000,
    refused: 0,
    maxInFixedWindow: 1000,
    maxInSlidingWindow: 1000,
  });
});
