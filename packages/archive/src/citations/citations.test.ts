import ris from '@customcommander/ris';
import { describe, expect, test } from '@jest/globals';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { citeEntry } from './cite-entry.ts';
import { citeIssue } from './cite-issue.ts';
import { citationFormats, formatCitations } from './format-citations.ts';

const { read: parseRis } = ris;

const paper = {
  kind: 'paper' as const,
  slug: 'short-states-long-memories',
  title: 'Short {states} & 100% “long” $x_i$ memories \\o/ #1 — GPT-4o',
  url: 'https://papers.example/a_b?c=1&d=%20#e',
  byline: '',
  authors: ['Ada Winter', 'José de la Cruz', 'The Łind Team', 'Prince'],
  venue: 'Workshop on Small Things',
  year: 2026,
  arxivId: '2611.00042',
  doi: '10.1000/ab_c',
};
const issue = citeIssue(
  { slug: 'the-cache', number: 12, tagline: 'The week the cache grew up', date: '2026-11-20' },
  { slug: 'gradient-notes', name: 'Gradient Notes', language: 'en' },
  'https://news.example/issues/the-cache',
);
const story = citeEntry({
  ...paper,
  kind: 'story',
  slug: 'a-kernel',
  title: 'A kernel that waits',
  url: 'https://kernels.example/',
  byline: 'Kernel Diary · 3 November 2026',
});
const all = [citeEntry(paper), issue, story];

describe('BibTeX, read by Better BibTeX’s parser', () => {
  const parsed = parseBibtex(formatCitations(all, 'bib'));

  test('holds what went in, whatever TeX would make of it', () => {
    expect(parsed.errors).toEqual([]);
    const [first, second, third] = parsed.entries;
    expect(first).toMatchObject({
      type: 'article',
      key: 'short-states-long-memories',
      fields: { doi: paper.doi, url: paper.url, year: '2026', journal: paper.venue },
    });
    expect(first?.fields.title?.replaceAll(/<\/?span[^>]*>/g, '')).toBe(
      'Short {states} & 100% “long” $x_i$ memories \\o/ #1 — GPT-4o',
    );
    expect(JSON.parse(JSON.stringify(first?.fields.author).normalize('NFC'))).toEqual([
      { firstName: 'Ada', lastName: 'Winter' },
      { firstName: 'José', lastName: 'Cruz', prefix: 'de la' },
      { name: 'The Łind Team' },
      { name: 'Prince' },
    ]);
    expect(second).toMatchObject({
      key: 'gradient-notes-12',
      fields: { journal: 'Gradient Notes', number: '12', year: '2026', title: 'The week the cache grew up' },
    });
    expect(third).toMatchObject({ key: 'a-kernel', fields: { url: 'https://kernels.example/' } });
  });
});

test('RIS, read by a parser of its own, holds what went in', () => {
  const [first, second, third] = parseRis(formatCitations(all, 'ris'));
  expect(first).toMatchObject({ TY: ['JOUR'], TI: [paper.title], DO: [paper.doi], UR: [paper.url] });
  expect(second).toMatchObject({ TY: ['MGZN'], T2: ['Gradient Notes'] });
  expect(third).toMatchObject({ TY: ['ELEC'], TI: ['A kernel that waits'] });
});

test('CSL-JSON is a list of items, each once', () => {
  const items = JSON.parse(formatCitations([...all, ...all], 'csl.json')) as unknown[];
  expect(items).toHaveLength(3);
  expect(items[1]).toMatchObject({ issue: '12', issued: { 'date-parts': [[2026, 11, 20]] } });
});

test('a paper that only arXiv holds is cited as a preprint with the DOI that arXiv gave it', () => {
  expect(citeEntry({ ...paper, venue: null, doi: null, url: null, arxivId: '2611.00042v2' })).toMatchObject({
    type: 'article',
    publisher: 'arXiv',
    number: 'arXiv:2611.00042v2',
    DOI: '10.48550/arXiv.2611.00042',
    URL: 'https://arxiv.org/abs/2611.00042v2',
  });
});

test('a title cannot end its field and begin another', () => {
  const hostile = { ...paper, title: 'x\nER  - \nTY  - BOOK\r\nAU  - Mallory}, author = {Mallory' };
  for (const format of citationFormats) expect(formatCitations([citeEntry(hostile)], format)).toBeTruthy();
  expect(parseRis(formatCitations([citeEntry(hostile)], 'ris'))).toHaveLength(1);
  const { entries, errors } = parseBibtex(formatCitations([citeEntry(hostile)], 'bib'));
  expect([entries.length, errors.length]).toEqual([1, 0]);
  expect(entries[0]?.fields.author).toHaveLength(4);
});
