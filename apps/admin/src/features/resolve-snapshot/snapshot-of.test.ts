import { describe, expect, test } from '@jest/globals';
import { defaultTheme, Snapshot } from '@masthead/domain';
import type { Issue, Media, Newsletter, Paper, Story } from '../../payload-types.ts';
import { lexicalFromPlain } from '../rich-text/from-plain.ts';
import type { Library } from './library.ts';
import { snapshotOf } from './snapshot-of.ts';

const id = (n: number) => n.toString(16).padStart(24, '0');
const stamps = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' };

const newsletter: Newsletter = {
  ...stamps,
  id: id(1),
  name: 'The Gazette',
  slug: 'gazette',
  sender: { name: 'The Gazette', address: 'desk@gazette.test' },
  language: 'en',
  timeZone: 'Europe/Berlin',
  slot: { weekday: 5, time: null },
  theme: { light: defaultTheme.light, dark: defaultTheme.dark, radiusPx: defaultTheme.radiusPx },
};

function issue(sections: NonNullable<Issue['sections']>, more: Partial<Issue> = {}): Issue {
  return {
    ...stamps,
    id: id(2),
    newsletter: newsletter.id,
    kind: 'weekly',
    number: 7,
    slug: 'gazette-7',
    archiveMode: 'public',
    workflow: 'draft',
    tagline: 'A tagline',
    sections,
    ...more,
  };
}

const story: Story = {
  ...stamps,
  id: id(10),
  title: 'The canonical headline',
  slug: 'the-canonical-headline',
  url: 'https://example.org/story',
  sources: ['The Bench'],
  dateText: 'ongoing',
  topics: [id(30), id(31)],
};
const paper: Paper = {
  ...stamps,
  id: id(11),
  title: 'A paper',
  slug: 'a-paper',
  arxivId: '2604.01234',
  authors: ['A. W.'],
};
const image: Media = {
  ...stamps,
  id: id(12),
  kind: 'image',
  title: 'A chart',
  alt: 'Two lines cross in May',
  filename: 'abc.png',
  width: 800,
  height: 400,
};

const library: Library = {
  stories: new Map([[story.id, story]]),
  papers: new Map([[paper.id, paper]]),
  media: new Map([[image.id, image]]),
  // The second topic of the story was deleted meanwhile.
  topics: new Map([[id(30), { slug: 'kernels', name: 'Kernels' }]]),
  previous: new Map([
    [
      story.id,
      {
        number: 5,
        slug: 'gazette-5',
        text: [{ type: 'paragraph', children: [{ text: 'Said before.' }] }],
        corrections: [],
      },
    ],
  ]),
  siteUrl: 'https://news.example.org',
};

const only = (block: NonNullable<Issue['sections']>[number]) =>
  snapshotOf(issue([block]), newsletter, library).sections[0];

describe('the snapshot of an issue', () => {
  test('takes the issue’s own words, and the entry’s where it has none', () => {
    const own = {
      entry: story.id,
      title: 'In our words',
      byline: 'typed · so',
      commentary: lexicalFromPlain('Ours.'),
    };
    const section = only({ blockType: 'stories', heading: 'Also', items: [own, { entry: story }] });
    expect(
      section?.kind === 'stories' && section.items.map(({ title, byline, url }) => ({ title, byline, url })),
    ).toEqual([
      { title: 'In our words', byline: 'typed · so', url: 'https://example.org/story' },
      { title: 'The canonical headline', byline: '', url: 'https://example.org/story' },
    ]);
    expect(section?.kind === 'stories' && section.items[0]?.topics).toEqual([
      { slug: 'kernels', name: 'Kernels' },
    ]);
  });

  test('names the issue that covered it before; its words only where the editor chose to print them', () => {
    const section = only({
      blockType: 'bigStory',
      items: [{ entry: story.id }, { entry: story.id, printPrevious: true }],
    });
    const previously = section?.kind === 'bigStory' ? section.items.map((item) => item.previously) : [];
    expect(previously.map((one) => [one?.number, one?.slug, one?.text.length])).toEqual([
      [5, 'gazette-5', 0],
      [5, 'gazette-5', 1],
    ]);
  });

  test('a mention whose entry is gone keeps what the issue said', () => {
    const section = only({
      blockType: 'papers',
      items: [{ entry: id(99), title: 'Still here', byline: 'x' }],
    });
    expect(section?.kind === 'papers' && section.items[0]).toMatchObject({
      entryId: null,
      entrySlug: null,
      title: 'Still here',
      url: null,
    });
  });

  test('a paper without an address is found by its arXiv id', () => {
    const section = only({ blockType: 'papers', items: [{ entry: paper.id }] });
    expect(section?.kind === 'papers' && section.items[0]?.url).toBe('https://arxiv.org/abs/2604.01234');
  });

  test('an image is served by the public site; without one its caption is kept as text', () => {
    const shown = only({ blockType: 'image', image: image.id, caption: 'Look' });
    expect(shown).toMatchObject({
      kind: 'image',
      image: {
        url: 'https://news.example.org/media/abc.png',
        alt: 'Two lines cross in May',
        width: 800,
        height: 400,
      },
    });
    expect(only({ blockType: 'image', caption: 'Look' })).toMatchObject({
      kind: 'text',
      body: [{ type: 'paragraph', children: [{ text: 'Look' }] }],
    });
  });

  test('a link that is not http, https or mailto is not printed', () => {
    const section = only({ blockType: 'reading', items: [{ title: 'Odd', url: 'javascript:alert(1)' }] });
    expect(section?.kind === 'reading' && section.items[0]?.url).toBeNull();
  });

  test('half a slot is no slot, and the subject falls back to the tagline', () => {
    const { newsletter: profile, issue: printed } = snapshotOf(issue([]), newsletter, library);
    expect(profile.slot).toBeNull();
    expect(printed.subject).toBe('A tagline');
  });

  test('right to left languages are printed so', () => {
    const made = snapshotOf(issue([]), { ...newsletter, language: 'ar-EG' }, library);
    expect(made.issue.direction).toBe('rtl');
  });

  test('is the same for the same issue, byte by byte, and passes its own check', () => {
    const blocks: NonNullable<Issue['sections']> = [
      { blockType: 'takeaways', items: [{ claim: 'One' }] },
      { blockType: 'divider' },
      { blockType: 'callout', body: lexicalFromPlain('Mind the gap.') },
    ];
    const [first, second] = [0, 1].map(() =>
      snapshotOf(issue(blocks, { date: '2026-05-01T00:00:00.000Z' }), newsletter, library),
    );
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    expect(Snapshot.parse(first).issue.date).toBe('2026-05-01');
  });
});
