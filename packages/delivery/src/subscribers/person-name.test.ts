import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { cleanName } from './person-name.ts';

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

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
