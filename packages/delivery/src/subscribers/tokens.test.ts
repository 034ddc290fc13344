import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type TokenPurpose, tokenPurposes } from '../ports/tokens.ts';
import { makeKeyring } from './keyring.ts';
import { makeTokens, tokenLifetimeMs } from './tokens.ts';

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

const oldKey = { kid: 'k1', secret: Buffer.alloc(32, 1) };
const newKey = { kid: 'k2', secret: Buffer.alloc(32, 2) };
const tokens = makeTokens(makeKeyring([oldKey]));
const now = new Date('2026-03-01T12:00:00Z');
const subject = { subscriptionId: '0123456789abcdef01234567', version: 3, issuedAt: now };
const yearMs = 365 * 86_400_000;

const purposes = fc.constantFrom<TokenPurpose>(...tokenPurposes);
const subjects = fc.record({
  subscriptionId: fc.stringMatching(/^[0-9a-f]{24}$/),
  version: fc.integer({ min: 0, max: 65_535 }),
  issuedAt: fc.integer({ min: 1_600_000_000, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000)),
});

describe('a token', () => {
  it('says what it was given, is the same each time, and needs no escaping in a URL', () => {
    fc.assert(
      fc.property(purposes, subjects, (purpose, given) => {
        const token = tokens.issue(purpose, given);
        expect(token).toMatch(/^[A-Za-z0-9._-]{1,70}$/);
        expect(tokens.issue(purpose, given)).toBe(token);
        expect(tokens.read(purpose, token, given.issuedAt)).toEqual({ ok: true, subject: given });
      }),
      { numRuns: 10_000 },
    );
  });

  it('with any one character changed to any other is invalid', () => {
    const token = tokens.issue('unsubscribe', subject);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
    for (let at = 0; at < token.length; at += 1) {
      for (const letter of alphabet) {
        if (letter === token[at]) continue;
        const forged = token.slice(0, at) + letter + token.slice(at + 1);
        expect(tokens.read('unsubscribe', forged, now)).toEqual({ ok: false, reason: 'invalid' });
      }
    }
  });

  it('of one purpose is noise to every other', () => {
    for (const made of tokenPurposes) {
      for (const asked of tokenPurposes) {
        expect(tokens.read(asked, tokens.issue(made, subject), now).ok).toBe(made === asked);
      }
    }
  });

  it('ends when its purpose says: a week to confirm, more than a year to leave', () => {
    expect(tokenLifetimeMs.confirm).toBe(7 * 86_400_000);
    expect(tokenLifetimeMs.unsubscribe).toBeGreaterThan(yearMs);
    expect(tokenLifetimeMs.preferences).toBeGreaterThan(yearMs);
    for (const purpose of tokenPurposes) {
      const token = tokens.issue(purpose, subject);
      const end = now.getTime() + tokenLifetimeMs[purpose];
      expect(tokens.read(purpose, token, new Date(end - 1)).ok).toBe(true);
      expect(tokens.read(purpose, token, new Date(end))).toEqual({ ok: false, reason: 'expired' });
    }
  });

  it('of an old key is believed while the key is kept, and no longer', () => {
    const token = tokens.issue('unsubscribe', subject);
    const rotated = makeTokens(makeKeyring([newKey, oldKey]));
    expect(rotated.signingKeyId).toBe('k2');
    expect(rotated.read('unsubscribe', token, now).ok).toBe(true);
    expect(rotated.issue('unsubscribe', subject)).not.toBe(token);
    // A campaign that began before the rotation goes on signing with its own key.
    expect(rotated.issue('unsubscribe', subject, 'k1')).toBe(token);
    const dropped = makeTokens(makeKeyring([newKey]));
    expect(dropped.read('unsubscribe', token, now)).toEqual({ ok: false, reason: 'invalid' });
  });

  it('under the right key id and another secret is invalid', () => {
    const stranger = makeTokens(makeKeyring([{ kid: 'k1', secret: Buffer.alloc(32, 9) }]));
    expect(tokens.read('confirm', stranger.issue('confirm', subject), now).ok).toBe(false);
  });

  it('that is not one never throws', () => {
    fc.assert(
      fc.property(purposes, fc.string({ unit: 'binary' }), (purpose, text) => {
        expect(tokens.read(purpose, text, now)).toEqual({ ok: false, reason: 'invalid' });
      }),
      { numRuns: 10_000 },
    );
    const token = tokens.issue('confirm', subject);
    for (const odd of [`${token}\n`, ` ${token}`, `${token}=`, token.toUpperCase(), `${token}.x`, '']) {
      expect(tokens.read('confirm', odd, now).ok).toBe(false);
    }
  });
});

describe('a keyring', () => {
  it.each([
    ['no key', []],
    ['a short secret', [{ kid: 'k1', secret: Buffer.alloc(31) }]],
    ['the same id twice', [oldKey, { ...newKey, kid: 'k1' }]],
    ['an id with a dot', [{ ...oldKey, kid: 'a.b' }]],
  ])('refuses %s and names TOKEN_KEYS', (_name, keys) => {
    expect(() => makeKeyring(keys)).toThrow('TOKEN_KEYS');
  });
});
