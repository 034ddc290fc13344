import { looksLikeDate } from './looks-like-date.ts';
import { parseDateText } from './parse-date-text.ts';

const reference = new Date('2026-05-29T12:00:00Z');

describe('a date as typed', () => {
  it.each([
    ['April 2, 2026', '2026-04-02', 'day', false],
    ['2 April 2026', '2026-04-02', 'day', false],
    ['2026-04-02', '2026-04-02', 'day', false],
    ['Apr. 2, 2026', '2026-04-02', 'day', false],
    ['May 18', '2026-05-18', 'day', false],
    ['~May 22', '2026-05-22', 'day', true],
    ['around May 22', '2026-05-22', 'day', true],
    ['April 2–4, 2026', '2026-04-02', 'day', true],
    ['April 2026', '2026-04', 'month', false],
    ['early April 2026', '2026-04', 'month', true],
    ['2026-04', '2026-04', 'month', false],
    ['April', '2026-04', 'month', false],
    ['Spring 2026', '2026-03', 'month', true],
    ['Q2 2026', '2026-04', 'month', true],
    ['2026', '2026', 'year', false],
    ['ongoing', null, 'ongoing', false],
    ['Ongoing', null, 'ongoing', false],
    ['yesterday', '2026-05-28', 'day', false],
  ])('%s is %s to the %s', (text, value, precision, approximate) => {
    expect(parseDateText(text, reference)).toEqual({ text, value, precision, approximate });
    expect(looksLikeDate(text)).toBe(true);
  });

  it('without a year is the nearest one', () => {
    expect(parseDateText('December 28', new Date('2026-01-03T00:00:00Z'))?.value).toBe('2025-12-28');
    expect(parseDateText('January 2', new Date('2025-12-30T00:00:00Z'))?.value).toBe('2026-01-02');
  });

  it('does not depend on the hour or the zone of the machine', () => {
    for (const hour of ['00:00:00', '11:59:59', '23:59:59']) {
      expect(parseDateText('May 29', new Date(`2026-05-29T${hour}Z`))?.value).toBe('2026-05-29');
      expect(parseDateText('today', new Date(`2026-05-29T${hour}Z`))?.value).toBe('2026-05-29');
    }
  });

  it.each([
    'Google Blog',
    'v6.0',
    '',
    'May the model win',
    'Marching on',
    '12',
    'arXiv 2605.13784',
    'x'.repeat(5000),
  ])('%s is none', (text) => {
    expect(parseDateText(text, reference)).toBeNull();
    expect(looksLikeDate(text)).toBe(false);
  });
});
