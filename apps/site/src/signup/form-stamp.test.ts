import { expect, test } from '@jest/globals';
import { makeFormStamp, readFormStamp } from './form-stamp.ts';

const keys = [Buffer.alloc(32, 1)] as const;
const now = new Date('2026-11-22T12:00:00Z');
const after = (ms: number) => new Date(now.getTime() + ms);
const stamp = makeFormStamp(keys, now);

test('too early, in time, too late', () => {
  expect(readFormStamp(keys, stamp, after(1499), 1500)).toBe('early');
  expect(readFormStamp(keys, stamp, after(1500), 1500)).toBe('ok');
  expect(readFormStamp(keys, stamp, after(7 * 86_400_000), 1500)).toBe('ok');
  expect(readFormStamp(keys, stamp, after(7 * 86_400_000 + 1), 1500)).toBe('unusable');
});

test('a changed letter anywhere makes it unusable', () => {
  for (let at = 0; at < stamp.length; at += 1) {
    const forged = stamp.slice(0, at) + (stamp[at] === 'q' ? 'r' : 'q') + stamp.slice(at + 1);
    expect(readFormStamp(keys, forged, after(5000), 1500)).toBe('unusable');
  }
});

test.each(['', '.', 'x', `${stamp}.x`.slice(0, 5), '999999999999999.aa'])('%p is unusable', (text) => {
  expect(readFormStamp(keys, text, after(5000), 1500)).toBe('unusable');
});

test('an old key is still believed, an unknown one is not', () => {
  const newer = Buffer.alloc(32, 2);
  expect(readFormStamp([newer, keys[0]], stamp, after(5000), 1500)).toBe('ok');
  expect(readFormStamp([newer], stamp, after(5000), 1500)).toBe('unusable');
});
