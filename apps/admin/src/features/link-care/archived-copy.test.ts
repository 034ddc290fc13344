import { expect, test } from '@jest/globals';
import { archivedCopy } from './archived-copy.ts';

test('an archived copy is of the day the issue came out', () => {
  expect(archivedCopy('https://a.example/x?y=1#z', new Date('2026-05-08T07:00:00Z'))).toBe(
    'https://web.archive.org/web/20260508/https://a.example/x?y=1#z',
  );
});
