import { describe, expect, test } from '@jest/globals';
import type { Section } from '@masthead/domain';
import { renderIssue, renderWebPage } from '../index.ts';
import { sampleMedia, samplePaper, sampleStory } from '../samples/sample-mentions.ts';
import { sampleSnapshot } from '../samples/sample-snapshot.ts';
import { walkSnapshot } from './walk-snapshot.ts';
import { wordsOfLine } from './words-of.ts';

const walk = (sections: Section[]) => walkSnapshot({ ...sampleSnapshot, sections }).sections;
const bylineOf = (section: Section) => {
  const body = walk([section])[0]?.body;
  return body?.kind === 'items' ? body.items[0]?.byline : undefined;
};

describe('the walk', () => {
  test('gives every anchor once, the same for an entry in every issue', () => {
    const items = [
      sampleStory({ title: 'A', entrySlug: 'a-model', commentary: '' }),
      sampleStory({ title: 'B', entrySlug: 'a-model', commentary: '' }),
    ];
    const sections = walk([
      { id: '5f', kind: 'stories', heading: 'X', items },
      { id: '5f', kind: 'stories', heading: 'Y', items },
    ]);
    const anchors = sections.flatMap(({ anchor, body }) => [
      anchor,
      ...(body.kind === 'items' ? body.items.map((item) => item.anchor) : []),
    ]);
    expect(anchors).toEqual(['p-5f', 'a-model', 'a-model-2', 'p-5f-2', 'a-model-3', 'a-model-4']);
  });

  test('prints a byline as typed, with ids in mono and nothing said twice', () => {
    const paper = samplePaper({
      title: 'P',
      byline: 'Lee · arXiv 2611.01234',
      arxivId: '2611.01234',
      commentary: '',
    });
    expect(bylineOf({ id: 'p', kind: 'papers', heading: 'P', items: [paper] })).toEqual([
      { text: 'Lee · ' },
      { text: 'arXiv 2611.01234', code: true, href: 'https://arxiv.org/abs/2611.01234' },
    ]);
  });

  test('makes a byline of what is known when none was typed', () => {
    const story = sampleStory({ title: 'S', sources: ['Lab'], dateText: '~May 2', commentary: '' });
    expect(bylineOf({ id: 's', kind: 'stories', heading: 'S', items: [story] })).toEqual([
      { text: 'Lab · ~May 2' },
    ]);
  });

  test.each([
    ['en', 'The Residual · podcast, 52 min'],
    ['de', 'The Residual · Podcast, 52 Min.'],
    ['ar', 'The Residual · بودكاست، 52 دقيقة'],
  ])('says in the language of the issue (%s) what a talk is and how long it runs', (language, words) => {
    const talk = sampleMedia({
      title: 'M',
      show: 'The Residual',
      medium: 'podcast',
      durationMinutes: 52,
      commentary: '',
    });
    const body = walkSnapshot({
      ...sampleSnapshot,
      issue: { ...sampleSnapshot.issue, language },
      sections: [{ id: 'w', kind: 'watch', heading: 'W', items: [talk] }],
    }).sections[0]?.body;
    expect(body?.kind === 'items' && body.items[0] && wordsOfLine(body.items[0].byline)).toBe(words);
  });

  test('does not say again in its own words what an editor has typed', () => {
    const talk = sampleMedia({
      title: 'M',
      byline: 'The Residual, podcast, 52 min',
      medium: 'podcast',
      durationMinutes: 52,
      commentary: '',
    });
    const body = walkSnapshot({
      ...sampleSnapshot,
      issue: { ...sampleSnapshot.issue, language: 'de' },
      sections: [{ id: 'w', kind: 'watch', heading: 'W', items: [talk] }],
    }).sections[0]?.body;
    expect(body?.kind === 'items' && body.items[0]?.byline).toEqual([
      { text: 'The Residual, podcast, 52 min' },
    ]);
  });

  const address = 'https://example.org/only-an-address';
  test.each<[string, Section]>([
    [
      'a link to read',
      { id: 'r', kind: 'reading', heading: 'R', items: [{ title: '', url: address, byline: '', note: [] }] },
    ],
    [
      'a story without an entry',
      {
        id: 's',
        kind: 'stories',
        heading: 'S',
        items: [sampleStory({ title: ' ', url: address, commentary: '' })],
      },
    ],
    [
      'a talk of which only the kind is known',
      {
        id: 'w',
        kind: 'watch',
        heading: 'W',
        items: [sampleMedia({ title: '', url: address, medium: 'video', commentary: '' })],
      },
    ],
    [
      'a sponsor',
      { id: 'p', kind: 'sponsor', heading: '', sponsor: ' ', url: address, body: [], image: null },
    ],
  ])('%s that is nothing but an address is printed as that, once in the text', async (_name, section) => {
    const snapshot = { ...sampleSnapshot, sections: [section] };
    const { html, text } = await renderIssue(snapshot);
    expect(html).toMatch(new RegExp(`<a href="${address}"[^>]*>${address}</a>`));
    expect(await renderWebPage(snapshot)).toMatch(new RegExp(`<a href="${address}"[^>]*>${address}</a>`));
    expect(text.split(address).length).toBe(2);
  });

  test('nests an outline by depth, a jump opening one list only', () => {
    const node = (type: 'item' | 'paragraph', depth: number, text: string) => ({
      type,
      depth,
      children: [{ text }],
    });
    const [section] = walk([
      {
        id: 'o',
        kind: 'outline',
        heading: 'O',
        nodes: [
          node('item', 0, 'a'),
          node('item', 3, 'b'),
          node('item', 1, 'c'),
          node('paragraph', 1, 'd'),
          node('item', 0, 'e'),
        ],
      },
    ]);
    expect(section?.body).toMatchObject({
      blocks: [
        {
          type: 'list',
          items: [
            {
              children: [{ text: 'a' }],
              blocks: [
                { type: 'list', items: [{ children: [{ text: 'b' }] }] },
                { type: 'list', items: [{ children: [{ text: 'c' }] }] },
                { type: 'paragraph', children: [{ text: 'd' }] },
              ],
            },
            { children: [{ text: 'e' }] },
          ],
        },
      ],
    });
  });

  test('says nothing in a made byline that the title says', () => {
    const story = sampleStory({ title: 'Lab ships', sources: ['Lab'], commentary: '' });
    expect(bylineOf({ id: 's', kind: 'stories', heading: 'S', items: [story] })).toEqual([]);
  });

  test('lists contents for long issues only', () => {
    expect(walkSnapshot(sampleSnapshot).contents).toEqual([]);
    const long = sampleSnapshot.sections.map(
      (section): Section =>
        section.kind === 'text' ? { ...section, body: Array(60).fill(section.body).flat() } : section,
    );
    const labels = walkSnapshot({ ...sampleSnapshot, sections: long }).contents.map(({ label }) => label);
    expect(labels).toContain('The Big Story');
    expect(labels).not.toContain('Who Is Hiring');
  });

  test('prints an erratum under the item it is about, on the issue itself and on a later one', () => {
    const entryId = '65b000000000000000000001';
    const item = { ...sampleStory({ title: 'S', entrySlug: 's', commentary: 'Said.' }), entryId };
    const base = {
      id: 'c1',
      date: '2026-11-20',
      publishedAt: '2026-11-20T09:00:00.000Z',
      text: 'Four, not five.',
      about: { title: 'S', entryId },
    };
    const walked = walkSnapshot(
      { ...sampleSnapshot, sections: [{ id: 's', kind: 'stories', heading: 'S', items: [item] }] },
      {
        corrections: [
          { ...base, of: null },
          { ...base, id: 'c2', date: '2026-11-01', of: { number: 9 } },
          { ...base, id: 'c3', about: null, of: null },
        ],
      },
    );
    const body = walked.sections[0]?.body;
    expect(body?.kind === 'items' && body.items[0]?.corrections).toEqual([
      { id: 'c2', label: 'Correction to №9, 1 November 2026', text: 'Four, not five.' },
      { id: 'c1', label: 'Correction, 20 November 2026', text: 'Four, not five.' },
    ]);
    expect(walked.corrections.map(({ about, id }) => [id, about])).toEqual([
      ['c1', 'S'],
      ['c3', null],
    ]);
  });

  test('a mail says under “Previously” what was wrong there, though the old words are not printed', () => {
    const previously = {
      number: 9,
      slug: 'nine',
      text: [],
      corrections: [{ id: 'c1', date: '2026-11-20', text: 'Four, not five.' }],
    };
    const item = { ...sampleStory({ title: 'S', entrySlug: 's', commentary: 'Said.' }), previously };
    const [section] = walk([{ id: 's', kind: 'stories', heading: 'S', items: [item] }]);
    expect(section?.body.kind === 'items' && section.body.items[0]?.previously?.blocks).toEqual([
      {
        type: 'paragraph',
        children: [{ text: 'Correction to №9, 20 November 2026:', bold: true }, { text: ' Four, not five.' }],
      },
    ]);
  });
});
