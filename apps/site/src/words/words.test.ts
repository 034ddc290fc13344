import { expect, test } from '@jest/globals';
import { cadence } from './cadence.ts';
import { longDate, shortDate } from './dates.ts';
import { en } from './en.tsx';
import { issueLabel, longIssueDate } from './issue-facts.ts';
import { maskAddress } from './mask-address.ts';

test('dates stand day first, in the zone of nobody', () => {
  expect(longDate('2026-11-22')).toBe('22 November 2026');
  expect(shortDate('2026-01-02')).toBe('2 Jan');
  expect(longIssueDate({ date: null, publicFrom: new Date('2026-11-22T23:59:00Z') }, en)).toBe(
    '22 November 2026',
  );
  expect(longIssueDate({ date: null, publicFrom: null }, en)).toBe('');
});

test('an issue without a number has a name', () => {
  expect(issueLabel({ number: 12, kind: 'weekly' }, en)).toBe('№ 12');
  expect(issueLabel({ number: null, kind: 'digest' }, en)).toBe('Digest');
});

test('an address is shown to its owner, not to whom the mail was forwarded to', () => {
  expect(maskAddress('ada.winter@readers.example')).toBe('ad…\u2060@readers.example');
  expect(maskAddress('ab@readers.example')).toBe('a…\u2060@readers.example');
  expect(maskAddress('𝒶da.w@readers.example')).toBe('𝒶d…\u2060@readers.example');
  expect(maskAddress('nothing')).toBe('…');
});

test('what comes, and when', () => {
  expect(cadence({ slot: { weekday: 5, time: '09:00' } }, en)).toBe('Every Friday morning.');
  expect(cadence({ slot: null }, en)).toBe('Whenever an issue is ready.');
});
