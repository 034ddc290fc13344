import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanName } from './person-name.ts';

describe('a name', () => {
  it.each([
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['Ada\r\nBcc: x@y.example', 'Ada Bcc: x@y.example'],
    ['Ada\u202eecalevoL', 'Ada ecalevoL'],
    ['\u0000', null],
    ['', null],
    ['\ud800', null],
    ['👩🏽‍🔬'.repeat(1), '👩🏽 🔬'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(cleanName(typed)).toBe(kept);
  });

  it('never holds what could start a header, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const name = cleanName(typed);
        if (name === null) return;
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect([...name].length).toBeLessThanOrEqual(80);
        expect(cleanName(name)).toBe(name);
      }),
      { numRuns: 10_000 },
    );
  });
});
