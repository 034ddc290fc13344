import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { makeHmacSha256 } from './hmac-sha256.ts';

describe('our HMAC-SHA256', () => {
  it("is Node's own, for keys and texts of any length and whatever was signed before", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 0, maxLength: 130 }),
        fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { minLength: 1, maxLength: 4 }),
        (key, texts) => {
          const hmac = makeHmacSha256(key);
          for (const text of texts)
            expect(hmac(text)).toBe(createHmac('sha256', key).update(text).digest('base64url'));
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
