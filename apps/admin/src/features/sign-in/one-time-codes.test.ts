import { describe, expect, test } from '@jest/globals';
import { newRecoveryCodes, newSecret, recoveryHash, stepOf } from './one-time-codes.ts';
import { open, seal } from './secret-box.ts';

/** RFC 6238, appendix B, SHA-1: the shared secret, and the last six of the eight digits at each instant. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const rfcCodes = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;

describe('a code of an authenticator', () => {
  test.each(rfcCodes)('at %i s is %s, as the RFC has it', (seconds, code) => {
    expect(stepOf(code, rfcSecret, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
  });

  test('is taken one step early or late, and no further', () => {
    const step = Math.floor(1_234_567_890 / 30);
    const at = (seconds: number) => stepOf('005924', rfcSecret, new Date((1_234_567_890 + seconds) * 1000));
    expect([at(-30), at(30)]).toEqual([step, step]);
    expect([at(-90), at(90)]).toEqual([null, null]);
  });

  test.each(['', '00592', '0059245', '00592a', '005925'])('%j is none', (code) => {
    expect(stepOf(code, rfcSecret, new Date(1_234_567_890_000))).toBeNull();
  });

  test('secrets and recovery codes are never the same, and a recovery code is one however it is typed', () => {
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(newSecret());
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    const [one = ''] = codes;
    expect(recoveryHash(one.toUpperCase().replaceAll('-', ' '))).toBe(recoveryHash(one));
    expect(recoveryHash(one)).not.toContain(one.slice(0, 4));
  });
});

describe('a sealed secret', () => {
  const key = 'payload-secret-of-this-test-0123456789';
  const box = seal(rfcSecret, 'ada', key);

  test('opens for its owner under its key, and shows nothing of itself', () => {
    expect(open(box, 'ada', key)).toBe(rfcSecret);
    expect(box).not.toContain(rfcSecret);
    expect(seal(rfcSecret, 'ada', key)).not.toBe(box);
  });

  test('opens for nobody else, under no other key, and not when a letter of it was changed', () => {
    expect(open(box, 'bela', key)).toBeNull();
    expect(open(box, 'ada', `${key}x`)).toBeNull();
    for (let at = 0; at < box.length - 1; at += 7) {
      const other = box[at] === 'A' ? 'B' : 'A';
      expect(open(box.slice(0, at) + other + box.slice(at + 1), 'ada', key)).toBeNull();
    }
    expect(open('', 'ada', key)).toBeNull();
  });
});
