import { expect, test } from '@jest/globals';
import { dueLinks } from './due-links.ts';

const now = new Date('2026-11-25T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

test('links are looked at again after a fortnight: the never looked at first, then the longest ago', () => {
  const checked = new Map([
    ['https://a.example/fresh', daysAgo(13)],
    ['https://a.example/old', daysAgo(15)],
    ['https://a.example/older', daysAgo(40)],
  ]);
  expect(dueLinks([...checked.keys(), 'https://a.example/new'], checked, now)).toEqual([
    'https://a.example/new',
    'https://a.example/older',
    'https://a.example/old',
  ]);
});

test('a round asks for no more than 200', () => {
  const many = Array.from({ length: 500 }, (_, at) => `https://a.example/${at}`);
  expect(dueLinks(many, new Map(), now)).toHaveLength(200);
});
