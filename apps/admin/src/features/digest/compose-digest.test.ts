import { describe, expect, test } from '@jest/globals';
import { defaultTheme, type PaperMention, type Section, Snapshot, type StoryMention } from '@masthead/domain';
import { phrasesFor } from '@masthead/templates';
import { composeDigest } from './compose-digest.ts';
import type { MonthIssue } from './month-issues.ts';

const hex = (n: number) => n.toString(16).padStart(24, '0');
const formats = { slug: 'formats', name: 'Number formats' };
const evals = { slug: 'evals', name: 'Evaluations' };

function story(n: number, title: string, topics: StoryMention['topics'] = []): StoryMention {
  return {
    entryId: hex(n),
    entrySlug: `story-${n}`,
    title,
    url: `https://bench.example/${n}`,
    byline: `4 May · The Bench ${n}`,
    commentary: [{ type: 'paragraph', children: [{ text: `What we said of ${title}.` }] }],
    previously: null,
    sources: [],
    dateText: null,
    topics,
  };
}

function paper(n: number, title: string): PaperMention {
  const { sources: _, dateText: __, ...shared } = story(n, title);
  return {
    ...shared,
    authors: [],
    venue: null,
    year: null,
    arxivId: null,
    doi: null,
    openReviewId: null,
  };
}

function issue(number: number, sections: readonly Section[], over: Partial<MonthIssue> = {}): MonthIssue {
  const slug = `notes-${number}`;
  const date = `2026-05-${String(number).padStart(2, '0')}`;
  const snapshot = Snapshot.parse({
    version: 1,
    newsletter: {
      id: hex(1),
      slug: 'notes',
      name: 'Notes',
      description: '',
      sender: { name: 'Notes', address: 'notes@news.example' },
      replyTo: null,
      postalAddress: '1 Lane',
      siteUrl: 'https://news.example',
      language: 'en',
      timeZone: 'UTC',
      slot: null,
      theme: defaultTheme,
    },
    issue: {
      id: hex(number),
      slug,
      number,
      kind: 'weekly',
      subject: '',
      preheader: '',
      date,
      tagline: `Issue ${number}`,
      lede: [],
      closing: [],
      language: 'en',
      direction: 'ltr',
    },
    sections,
  });
  return { slug, number, tagline: `Issue ${number}`, date, archiveMode: 'public', snapshot, ...over };
}

const compose = (issues: readonly MonthIssue[], language = 'en') =>
  composeDigest({
    issues,
    month: '2026-05',
    language,
    siteUrl: 'https://news.example',
    words: phrasesFor(language).digest,
  });
const section = (kind: 'bigStory' | 'stories', ...items: StoryMention[]): Section => ({
  id: kind,
  heading: 'Any',
  kind,
  items,
});
const papers = (...items: PaperMention[]): Section => ({ id: 'p', heading: 'Any', kind: 'papers', items });

describe('the draft of a digest', () => {
  test('has leads, what recurs, papers and the issues, each once and in the order of the month', () => {
    const { sections, tagline } = compose([
      issue(1, [
        section('bigStory', story(11, 'First lead', [formats])),
        section('stories', story(12, 'Aside', [formats])),
        papers(paper(31, 'A paper')),
      ]),
      issue(8, [
        section('stories', story(13, 'Lead for want of a big one', [evals]), story(14, 'Left out')),
        papers(paper(31, 'A paper, revised'), paper(32, 'Another')),
      ]),
    ]);
    expect(tagline).toBe('May 2026, in one mail');
    expect(titles(sections)).toEqual([
      ['The big stories', 'First lead', 'Lead for want of a big one'],
      ['What kept coming back', 'Number formats', 'First lead · №1', 'Aside · №1'],
      ['Papers of the month', 'A paper, revised', 'Another'],
      ['The issues of the month', 'Issue 1', 'Issue 8'],
    ]);
  });

  test('keeps what the issue said under the entry it said it of', () => {
    const [leads] = compose([issue(1, [section('bigStory', story(11, 'First lead'))])]).sections ?? [];
    expect(leads?.blockType === 'stories' && leads.items?.[0]).toMatchObject({
      entry: hex(11),
      byline: '4 May · The Bench 11',
      url: null,
    });
    expect(JSON.stringify(leads)).toContain('What we said of First lead.');
  });

  test('names a topic of more issues first, and none that came once', () => {
    const { sections } = compose([
      issue(1, [section('stories', story(1, 'A', [formats]), story(2, 'B', [formats]))]),
      issue(2, [section('stories', story(3, 'C', [evals]))]),
      issue(3, [section('stories', story(4, 'D', [evals, { slug: 'once', name: 'Once' }]))]),
    ]);
    expect(titles(sections)[1]).toEqual([
      'What kept coming back',
      'Evaluations',
      'C · №2',
      'D · №3',
      'Number formats',
      'A · №1',
      'B · №1',
    ]);
  });

  test.each([
    [['public', 'public'], 'public'],
    [['public', 'unlisted'], 'unlisted'],
    [['subscribers', 'unlisted'], 'subscribers'],
  ] as const)('of issues that are %j in the archive is %s there', (modes, expected) => {
    const lead = section('bigStory', story(1, 'A'));
    const issues = modes.map((archiveMode, at) => issue(at + 1, [lead], { archiveMode }));
    expect(compose(issues).archiveMode).toBe(expected);
  });

  test('speaks the newsletter’s language', () => {
    const { tagline, sections } = compose([issue(1, [section('bigStory', story(1, 'A'))])], 'de');
    expect(tagline).toBe('Mai 2026 in einer Mail');
    expect(titles(sections).map(([heading]) => heading)).toEqual([
      'Die großen Themen',
      'Die Ausgaben des Monats',
    ]);
  });
});

/** A section as its heading and the titles of what it holds. */
function titles(sections: ReturnType<typeof compose>['sections']): string[][] {
  return (sections ?? []).map((block) => {
    const items =
      block.blockType === 'outline'
        ? (block.body?.root.children ?? []).flatMap(leaves)
        : 'items' in block
          ? (block.items ?? []).map((item) => ('title' in item ? String(item.title) : ''))
          : [];
    return [block.heading ?? '', ...items];
  });
}

/** The text of every heading and list item, in order. */
function leaves(node: unknown): string[] {
  const { children = [], type } = node as { type: string; children?: unknown[] };
  return type === 'list' ? children.flatMap(leaves) : [words(node)];
}

function words(node: unknown): string {
  const { children = [], text = '' } = node as { text?: string; children?: unknown[] };
  return text + children.map(words).join('');
}
