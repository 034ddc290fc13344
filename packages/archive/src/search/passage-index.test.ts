import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { markEnd, markStart } from './fold.ts';
import { tagOf } from './match-expression.ts';
import { PassageIndex } from './passage-index.ts';
import type { Passage } from './search.ts';

let index: PassageIndex;
const all = { entries: null, limit: 20, offset: 0 };

beforeEach(() => {
  index = new PassageIndex();
});
afterEach(() => index.close());

const said = (title: string, body: string, entryId: string | null = null): Passage => ({
  kind: title.startsWith('Paper') ? 'paper' : 'story',
  anchor: title,
  entryId,
  entrySlug: entryId,
  title,
  byline: '',
  body,
});

/** An issue a year from 2020 on. */
const put = (...issues: readonly (readonly Passage[])[]) =>
  index.putAll(
    issues.map((passages, at) => ({
      id: `issue-${at}`,
      newsletterId: 'n',
      publicFrom: new Date(Date.UTC(2020 + at, 5, 1)),
      year: 2020 + at,
      version: 'v',
      passages,
    })),
  );
const titles = (found: readonly { readonly anchor: string | null }[]) => found.map(({ anchor }) => anchor);

test('what is weighed decides the order; all that is asked for must be there, and is marked', async () => {
  await put([
    said('One', 'a kernel of the model'),
    said('Two', 'a kernel'),
    said('Three', 'kernel kernel kernel, says the model'),
    said('Four', 'the model'),
  ]);
  const found = index.best('"kernel" AND "model"', '"kernel"', all);
  expect(titles(found)).toEqual(['Three', 'One']);
  expect(found[1]?.excerpt).toBe(`a ${markStart}kernel${markEnd} of the ${markStart}model${markEnd}`);
  expect(titles(index.best('"kernel" AND "model"', '"kernel" AND "model"', all))).toHaveLength(2);
});

test('entries and tags narrow down what is weighed', async () => {
  await put(
    [said('Paper old', 'kernel', 'e1'), said('Old', 'kernel', 'e2')],
    [said('Paper new', 'kernel', 'e1'), said('New', 'kernel', 'e3')],
  );
  const papers = `"kernel" AND "${tagOf.kind('paper')}"`;
  expect(titles(index.best(papers, '"kernel"', all)).sort()).toEqual(['Paper new', 'Paper old']);
  expect(titles(index.best(papers, '"kernel"', { ...all, limit: 1, offset: 1 }))).toHaveLength(1);
  expect(titles(index.best('"kernel"', '"kernel"', { ...all, entries: ['e3'] }))).toEqual(['New']);
  expect(index.count(papers, ['e1'], 9)).toBe(2);
});

test('of entries alone the newest come first, their excerpt the beginning, in the filters’ bounds', async () => {
  await put(
    [said('Paper old', 'word '.repeat(60), 'e1')],
    [said('Paper new', 'short', 'e1'), said('New', 'short', 'e2')],
  );
  const both = { limit: 9, offset: 0 };
  const { found, total } = index.ofEntries(['e1'], [], both);
  expect([titles(found), total]).toEqual([['Paper new', 'Paper old'], 2]);
  expect(found[1]?.excerpt).toBe(`${'word '.repeat(34).trim()}…`);
  expect(titles(index.ofEntries(['e1', 'e2'], [tagOf.kind('paper'), tagOf.year(2021)], both).found)).toEqual([
    'Paper new',
  ]);
  expect(index.ofEntries(['e1', 'e2'], [tagOf.year(202)], both).total).toBe(0);
  expect(titles(index.ofEntries(['e1'], [], { limit: 1, offset: 1 }).found)).toEqual(['Paper old']);
});
