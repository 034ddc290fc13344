import { describe, expect, test } from '@jest/globals';
import type { TokenView } from '@masthead/delivery/ports';
import type { ReactNode } from 'react';
import { createElement, Fragment } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { en } from '../src/words/en.tsx';
import { type SiteWords, siteCatalogue, siteWords } from '../src/words/site-words.ts';
import { makeIssue, newsletter, paperEntry, storyEntry, withMentions } from './fixtures.ts';
import { makeTestApp, ownForm } from './make-test-app.ts';

const others = Object.keys(siteCatalogue).filter((language) => language !== 'en');
const now = new Date('2026-11-22T12:00:00Z');

/** Names that are the same in every language. */
const sameEverywhere = /^(Masthead|you@example\.org|Name|Newsletter)$/;

/** Every phrase of a catalogue with made-up values, by its path. */
function phrases(words: SiteWords): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (path: string, value: unknown): void => {
    if (typeof value === 'function') {
      const of = { name: 'Notes', title: 'T', topic: 'X', summary: 'S', cadence: 'C', entries: 3, issues: 4 };
      const slot = { weekdayName: 'W', part: 'morning' };
      const call = value as (...args: unknown[]) => unknown;
      if (path === '.cadence') add(`${path}()`, call(slot));
      else if (path.endsWith('.count')) add(`${path}()`, call(7));
      else if (value.length === 2) add(`${path}()`, call('A', path.endsWith('.untilThen') ? 'A' : of));
      else add(`${path}()`, call(takesObject(path) ? of : 'A'));
    } else if (typeof value === 'string') found.set(path, value);
    else if (Array.isArray(value)) for (const [at, one] of value.entries()) add(`${path}.${at}`, one);
    else if (typeof value === 'object' && value !== null && !('$$typeof' in value))
      for (const [key, one] of Object.entries(value)) add(`${path}.${key}`, one);
    else if (value !== null && typeof value === 'object')
      found.set(path, renderToStaticMarkup(createElement(Fragment, null, value as ReactNode)));
  };
  add('', words);
  return found;
}

function takesObject(path: string): boolean {
  return /\.(about|titleOf|byEmail|ask|comes|noMore|unsubscribeFrom|summary|correctionTo)$/.test(path);
}

/** A site whose one newsletter is in `language`, with an issue, a story and a paper in it. */
function siteIn(language: string) {
  const profile = { ...newsletter, language };
  const { snapshot, ...rest } = makeIssue({ number: 12, date: '2026-11-20', publicFrom: now });
  const direction = siteWords(language).direction;
  const issue = {
    ...rest,
    snapshot: { ...snapshot, newsletter: profile, issue: { ...snapshot.issue, language, direction } },
  };
  const entry = {
    story: withMentions(storyEntry, [issue]),
    paper: withMentions(paperEntry, [issue]),
    media: null,
  };
  const view: Extract<TokenView, { ok: true }> = {
    ok: true,
    newsletterId: profile.id,
    newsletterName: profile.name,
    address: 'ada@readers.example',
    state: 'confirmed',
  };
  const pending: TokenView = { ...view, state: 'pending' };
  return makeTestApp({
    archive: {
      newsletters: async () => [profile],
      latestIssues: async () => [issue],
      issueBySlug: async (slug) => (slug === issue.slug ? issue : null),
      neighbours: async () => ({ previous: issue, next: issue }),
      archive: async () => [{ year: 2026, issues: [issue] }],
      entryBySlug: async (kind) => entry[kind],
      topicBySlug: async () => ({ slug: 'ssm', name: 'State space models', entries: [entry.story] }),
    },
    signup: { topics: [{ slug: 'kernels', name: 'Kernels' }] },
    subscribers: {
      readConfirmation: async (token) => (token === 'old' ? { ok: false, reason: 'expired' } : pending),
      readUnsubscribe: async (token) => (token === 'bad' ? { ok: false, reason: 'invalid' } : view),
      unsubscribe: async () => true,
      readMove: async () => pending,
      readPreferences: async () => ({ ...view, name: null, frequency: 'every', pausedUntil: null }),
      updatePreferences: async () => true,
      unsubscribeFromAll: async () => true,
      erase: async () => true,
    },
  });
}

const get: RequestInit = {};
const pages: readonly (readonly [string, RequestInit])[] = [
  ['/', get],
  ['/archive', get],
  ['/issues/issue-12', get],
  ['/stories/a-kernel-that-waits-for-nobody', get],
  ['/papers/short-states-long-memories', get],
  ['/topics/ssm', get],
  ['/topics', get],
  ['/about', get],
  ['/privacy', get],
  ['/search', get],
  ['/search?q=nichts', get],
  ['/subscribe', get],
  ['/subscribe', ownForm({ address: 'nobody', stamp: '' })],
  ['/embed/gradient-notes', get],
  ['/confirm/new', get],
  ['/confirm/old', get],
  ['/u/good', get],
  ['/u/bad', get],
  ['/u/good', ownForm({ via: 'page' })],
  ['/move/good', get],
  ['/p/good', get],
  ['/p/good', ownForm({ frequency: 'every', pausedUntil: '', name: 'Ada' })],
  ['/p/good', ownForm({ frequency: 'never' })],
  ['/p/good/erase', get],
  ['/p/good/erase', ownForm({})],
  ['/p/good/unsubscribe', ownForm({ from: 'all' })],
  ['/nothing/here', get],
];

describe.each(others)('the site in %s', (language) => {
  test('says everything, and nothing in English', () => {
    const english = phrases(en);
    const own = phrases(siteWords(language));
    expect([...own.keys()]).toEqual([...english.keys()]);
    const left = [...own].filter(
      ([path, text]) =>
        text.trim() === '' ||
        (text === english.get(path) && !sameEverywhere.test(text) && !/^\.(language|direction)$/.test(path)),
    );
    expect(left).toEqual([]);
  });

  test.each(pages)('%s is in its language and direction, with no English left', async (path, init) => {
    const response = await siteIn(language).request(path, init);
    const html = await response.text();
    const { direction } = siteWords(language);
    expect(html).toMatch(new RegExp(`<html lang="${language}" dir="${direction}"`));
    const english = [...phrases(en).values()].filter((text) => text.length >= 8 && !/[<&’“”]/.test(text));
    const shown = html.replace(/<[^>]*>/g, ' ').replaceAll('What we said: plain words', '');
    expect(english.filter((text) => shown.includes(text) && !sameEverywhere.test(text))).toEqual([]);
  });
});

test.each(others)('trouble is told in %s, too', async (language) => {
  const profile = { ...newsletter, language };
  const app = makeTestApp({
    archive: {
      newsletters: async () => [profile],
      years: async () => {
        throw new Error('the database is away');
      },
    },
  });
  expect((await app.request('/')).status).toBe(200);
  const response = await app.request('/search');
  const html = await response.text();
  expect(response.status).toBe(500);
  expect(html).toContain(`<html lang="${language}" dir="${siteWords(language).direction}"`);
  expect(html).toContain(siteWords(language).trouble.title);
});

test('a region speaks as its language, an unknown language English', () => {
  expect(siteWords('de-AT')).toBe(siteCatalogue.de);
  expect(siteWords('tlh')).toBe(en);
});
