import { describe, expect, test } from '@jest/globals';
import { ownLanguages } from '@masthead/domain';
import { readHtml } from '../../test/read-html.ts';
import Confirm from '../email/confirm.tsx';
import { renderIssue, renderMail, renderWebPage } from '../index.ts';
import { sampleSnapshot } from '../samples/index.ts';
import { catalogue, phrasesFor } from './index.ts';

const languages = ownLanguages;
const inLanguage = (language: string) => ({
  ...sampleSnapshot,
  issue: { ...sampleSnapshot.issue, language },
});
const newsletterIn = (language: string) => ({ ...Confirm.PreviewProps.newsletter, language });

/** Every phrase of a language with made-up values, as text. */
function spoken(language: string): string[] {
  const { digest, letters, media, comma: _, ...phrases } = phrasesFor(language);
  const plain = Object.values(phrases).map((phrase) =>
    typeof phrase === 'function' ? (phrase as (value: never) => string)(7 as never) : phrase,
  );
  const written = [
    letters.confirm({ newsletter: 'Notes', validDays: 7 }),
    letters.welcome({
      newsletter: 'Notes',
      cadence: { weekday: 5, time: '09:00', timeZone: 'UTC' },
      latestTitle: 'Title',
    }),
    letters.goodbye({ newsletter: 'Notes', undoHours: 24 }),
    letters.newAddress({ newsletter: 'Notes', validDays: 7 }),
    letters.addressMoved({ newsletter: 'Notes' }),
  ].flatMap(({ paragraphs, notes, action, ...rest }) => [...Object.values(rest), ...paragraphs, ...notes]);
  const drafted = [
    digest.title('May'),
    ...[1, 4].map((issues) => digest.lede({ issues, month: 'May' })),
    ...[digest.leads, digest.topics, digest.papers, digest.issues],
  ];
  return [...plain, ...Object.values(media), ...drafted, ...written];
}

describe.each(languages)('in %s', (language) => {
  test('every phrase says something, and only English says it in English', () => {
    const phrases = spoken(language);
    expect(phrases.length).toBe(spoken('en').length);
    for (const phrase of phrases) expect(phrase.trim()).not.toBe('');
    if (language !== 'en') expect(phrases.filter((phrase, at) => phrase === spoken('en')[at])).toEqual([]);
  });

  test('an issue and its text are framed in the language of the issue', async () => {
    const { html, text } = await renderIssue(inLanguage(language));
    const { unsubscribe, viewInBrowser, whyYouGetThis } = phrasesFor(language);
    const page = readHtml(html);
    for (const words of [unsubscribe, viewInBrowser, whyYouGetThis('Gradient Notes')]) {
      expect(page.text).toContain(words);
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    }
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${language}"`));
    expect(await renderWebPage(inLanguage(language))).toContain(phrasesFor(language).previouslyIn(9));
  });

  test('a letter runs in the direction of its language', async () => {
    const { html } = await renderMail.confirm({
      ...Confirm.PreviewProps,
      newsletter: newsletterIn(language),
    });
    expect(html).toMatch(
      new RegExp(`<html[^>]* dir="${language === 'ar' ? 'rtl' : 'ltr'}"[^>]* lang="${language}"`),
    );
    expect(readHtml(html).text).toContain(
      phrasesFor(language).letters.confirm({ newsletter: 'x', validDays: 7 }).title,
    );
  });
});

test('a region takes the words of its language, an unknown language English ones', () => {
  expect(phrasesFor('de-AT')).toBe(catalogue.de);
  expect(phrasesFor('AR')).toBe(catalogue.ar);
  expect(phrasesFor('tlh')).toBe(catalogue.en);
});

test.each([
  [1, 'دقيقة قراءة'],
  [2, 'دقيقتا قراءة'],
  [9, '9 دقائق قراءة'],
  [11, '11 دقيقة قراءة'],
])('%d minutes are counted as Arabic counts', (count, words) => {
  expect(catalogue.ar.minutes(count)).toBe(words);
});

test.each([
  [1, 'دقيقة'],
  [2, 'دقيقتان'],
  [9, '9 دقائق'],
  [52, '52 دقيقة'],
])('a talk of %d minutes is measured as Arabic counts', (count, words) => {
  expect(catalogue.ar.duration(count)).toBe(words);
});
