import { describe, expect, test } from '@jest/globals';
import type { Snapshot } from '../snapshot.ts';
import { defaultTheme } from '../theme.ts';
import { type CheckCode, type CheckContext, type CheckSubject, checkCodes } from './check.ts';
import { checkIssue } from './check-issue.ts';
import { linksInOrder, linksOf } from './links-of.ts';

type Sections = Snapshot['sections'];

const id = 'a'.repeat(24);
const words = (text: string): Snapshot['issue']['lede'] => [{ type: 'paragraph', children: [{ text }] }];

const story = {
  entryId: null,
  entrySlug: null,
  title: 'Sluices get cheaper',
  url: 'https://canal.example/sluices',
  byline: 'Canal Weekly',
  commentary: words('Not the keys.'),
  previously: null,
  sources: [],
  dateText: null,
  topics: [],
};
const paper = {
  ...story,
  title: 'On Sluices',
  url: 'https://arxiv.org/abs/2604.01234',
  authors: [],
  venue: null,
  year: 2026,
  arxivId: '2604.01234',
  doi: null,
  openReviewId: null,
};
const image = { url: 'https://news.example/media/a.png', alt: 'A sluice', width: 10, height: 10 };

/** An issue nothing can be said against; a test changes one thing of it. */
function subjectWith(
  change: {
    readonly issue?: Partial<Snapshot['issue']>;
    readonly newsletter?: Partial<Snapshot['newsletter']>;
    readonly sections?: Sections;
    readonly html?: string;
    readonly slots?: CheckSubject['rendered']['slots'];
    readonly context?: Partial<CheckContext>;
  } = {},
): CheckSubject {
  const unsubscribe = [{ key: 'UNSUB_TOKEN' as const, at: 0 }];
  return {
    snapshot: {
      version: 1,
      newsletter: {
        id,
        slug: 'canal',
        name: 'Canal',
        description: '',
        sender: { name: 'Canal', address: 'desk@canal.example' },
        replyTo: null,
        postalAddress: '1 Towpath',
        siteUrl: 'https://news.example',
        language: 'en',
        timeZone: 'UTC',
        slot: null,
        theme: defaultTheme,
        ...change.newsletter,
      },
      issue: {
        id,
        slug: 'canal-1',
        number: 1,
        kind: 'weekly',
        subject: 'Locks get cheaper',
        preheader: 'Keys do not',
        date: null,
        tagline: 'Locks get cheaper',
        lede: words('Hello.'),
        closing: [],
        language: 'en',
        direction: 'ltr',
        ...change.issue,
      },
      sections: change.sections ?? [{ kind: 'stories', id: 's', heading: 'News', items: [story] }],
    },
    rendered: {
      subject: 'Locks get cheaper',
      html: change.html ?? '<p><a href="https://canal.example">x</a></p>',
      text: 'x',
      slots: change.slots ?? { html: unsubscribe, text: unsubscribe },
    },
    context: {
      approval: { differs: false },
      confirmed: 3,
      links: new Map(),
      sentBefore: () => null,
      coveredBefore: () => null,
      arxivIdIn: (text) => /\d{4}\.\d{5}/.exec(text)?.[0] ?? null,
      ...change.context,
    },
  };
}

const text = (body: Snapshot['issue']['lede']): Sections => [{ kind: 'text', id: 't', heading: '', body }];
const earlier = { number: 4, slug: 'canal-4' };

/** Each check with one way to bring it about, what it stops, and where it sends the editor. */
const cases: readonly [CheckCode, 'approval' | 'sending' | 'nothing', string | null, CheckSubject][] = [
  ['no-subject', 'approval', 'subject', subjectWith({ issue: { subject: ' ' } })],
  ['no-postal-address', 'approval', 'newsletter', subjectWith({ newsletter: { postalAddress: ' ' } })],
  [
    'no-unsubscribe',
    'approval',
    null,
    subjectWith({ slots: { html: [], text: [{ key: 'UNSUB_TOKEN', at: 0 }] } }),
  ],
  ['empty-issue', 'approval', 'sections', subjectWith({ sections: [], issue: { lede: [] } })],
  ['too-large', 'approval', null, subjectWith({ html: 'é'.repeat(50_001) })],
  ['large', 'nothing', null, subjectWith({ html: 'x'.repeat(80_001) })],
  [
    'image-without-alt',
    'approval',
    'sections.0.image',
    subjectWith({
      sections: [
        {
          kind: 'image',
          id: 'i',
          heading: '',
          image: { ...image, alt: ' ' },
          caption: [],
          credit: '',
          href: null,
        },
      ],
    }),
  ],
  ['bad-link', 'approval', null, subjectWith({ html: '<a class="x" href="javascript:alert(1)">x</a>' })],
  ['placeholder-left', 'approval', 'lede', subjectWith({ issue: { lede: words('TKTK the numbers') } })],
  ['not-approved', 'sending', null, subjectWith({ context: { approval: null } })],
  ['no-audience', 'sending', 'audience', subjectWith({ context: { confirmed: 0 } })],
  ['long-subject', 'nothing', 'subject', subjectWith({ issue: { subject: 'x'.repeat(61) } })],
  ['no-preheader', 'nothing', 'preheader', subjectWith({ issue: { preheader: '' } })],
  [
    'empty-section',
    'nothing',
    'sections.0',
    subjectWith({ sections: [{ kind: 'papers', id: 'p', heading: 'Papers', items: [] }] }),
  ],
  [
    'item-without-link',
    'nothing',
    'sections.0.items.0.url',
    subjectWith({ sections: [{ kind: 'stories', id: 's', heading: '', items: [{ ...story, url: null }] }] }),
  ],
  [
    'link-dead',
    'nothing',
    'sections.0.items.0.url',
    subjectWith({ context: { links: new Map([[story.url, { state: 'dead', why: 'answers 404' }]]) } }),
  ],
  [
    'link-redirected',
    'nothing',
    'sections.0.items.0.url',
    subjectWith({
      context: { links: new Map([[story.url, { state: 'redirected', to: 'https://b.example' }]]) },
    }),
  ],
  [
    'link-sent-before',
    'nothing',
    'sections.0.items.0.url',
    subjectWith({ context: { sentBefore: () => earlier } }),
  ],
  [
    'covered-before',
    'nothing',
    'sections.0.items.0.entry',
    subjectWith({ context: { coveredBefore: () => earlier } }),
  ],
  [
    'arxiv-mismatch',
    'nothing',
    'sections.0.items.0.entry',
    subjectWith({
      sections: [{ kind: 'papers', id: 'p', heading: '', items: [{ ...paper, arxivId: '2604.99999' }] }],
    }),
  ],
  [
    'paper-without-id',
    'nothing',
    'sections.0.items.0.entry',
    subjectWith({
      sections: [
        { kind: 'papers', id: 'p', heading: '', items: [{ ...paper, arxivId: null, url: story.url }] },
      ],
    }),
  ],
  [
    'heading-order',
    'nothing',
    'sections.0.body',
    subjectWith({ sections: text([{ type: 'heading', level: 4, children: [{ text: 'Deep' }] }]) }),
  ],
  [
    'contrast',
    'nothing',
    'newsletter',
    subjectWith({
      newsletter: { theme: { ...defaultTheme, light: { ...defaultTheme.light, secondary: '#bbbbbb' } } },
    }),
  ],
  ['differs-from-approved', 'nothing', null, subjectWith({ context: { approval: { differs: true } } })],
];

describe('the checks before sending', () => {
  test('say nothing against an issue that is in order', () => {
    expect(checkIssue(subjectWith())).toEqual([]);
  });

  test.each(cases)('%s is found, alone, stops %s and points at %s', (code, stops, at, subject) => {
    const found = checkIssue(subject);
    expect(found.map((check) => [check.code, check.stops])).toEqual([[code, stops]]);
    const place = found[0]?.at ?? null;
    expect(place === null ? null : place.kind === 'field' ? place.path : place.kind).toBe(at);
    expect(found[0]?.message).toMatch(/\S/);
  });

  test('every code of the list has its case', () => {
    expect(cases.map(([code]) => code).sort()).toEqual([...checkCodes].sort());
  });

  test('what blocks comes first', () => {
    const found = checkIssue(subjectWith({ issue: { preheader: '', lede: words('lorem ipsum') } }));
    expect(found.map(({ code }) => code)).toEqual(['placeholder-left', 'no-preheader']);
  });

  test.each([
    ['<a>', 'nowhere'],
    ['<a href="">', 'nowhere'],
    ["<a title='x' href=''>", 'nowhere'],
    ['<A HREF=ftp://x>', 'ftp://x'],
    ['<a href="/relative">', '/relative'],
    ['<a href="https://">', 'https://'],
  ])('%s in the finished mail is a bad link', (html, named) => {
    const found = checkIssue(subjectWith({ html }));
    expect(found.map(({ code }) => code)).toEqual(['bad-link']);
    expect(found[0]?.message).toContain(named);
  });

  test('a bad link of an editor’s is found in its field, each of two in its own', () => {
    const href = 'javascript:alert("a&b")';
    const linked: Snapshot['issue']['lede'] = [{ type: 'paragraph', children: [{ text: 'here', href }] }];
    const a = '<a href="javascript:alert(&quot;a&amp;b&quot;)">here</a>';
    const found = checkIssue(
      subjectWith({ issue: { lede: linked, closing: linked }, html: `${a}${a}<a href="">nowhere</a>` }),
    );
    expect(found.map(({ at }) => at)).toEqual([
      { kind: 'field', path: 'lede' },
      { kind: 'field', path: 'closing' },
      null,
    ]);
    expect(found[0]?.message).toContain(href);
  });

  test.each([
    '<a href="mailto:a@b.example">',
    '<a href="#part">',
    '<abbr title="x">',
    "<a href='http://x.example'>",
  ])('%s is none', (html) => {
    expect(checkIssue(subjectWith({ html }))).toEqual([]);
  });

  test.each(['Our to-do list', 'The TK-80 kit', 'xxx', 'A {brace} and {{}}', 'your headline'])(
    '“%s” is no placeholder',
    (line) => {
      expect(checkIssue(subjectWith({ issue: { lede: words(line) } }))).toEqual([]);
    },
  );

  test('code may hold what would be a placeholder in prose', () => {
    const lede: Snapshot['issue']['lede'] = [
      { type: 'paragraph', children: [{ text: 'Write ' }, { text: '{{ name }}', code: true }] },
    ];
    expect(checkIssue(subjectWith({ issue: { lede } }))).toEqual([]);
  });

  test('an item that says “previously in” is not told that it was covered, or its link sent', () => {
    const said = { ...story, previously: { number: 4, slug: 'canal-4', text: [] } };
    const context = { sentBefore: () => earlier, coveredBefore: () => earlier };
    const sections: Sections = [{ kind: 'stories', id: 's', heading: '', items: [said] }];
    expect(checkIssue(subjectWith({ sections, context }))).toEqual([]);
  });

  test('a size of exactly 100 kB may go, exactly 80 kB is not large', () => {
    expect(checkIssue(subjectWith({ html: 'x'.repeat(100_000) })).map(({ code }) => code)).toEqual(['large']);
    expect(checkIssue(subjectWith({ html: 'x'.repeat(80_000) }))).toEqual([]);
  });
});

describe('the links of an issue', () => {
  test('stand in printed order, each with its words and its field; a bold word in a link makes no second one', () => {
    const href = 'https://canal.example/more';
    const lede: Snapshot['issue']['lede'] = [
      {
        type: 'paragraph',
        children: [
          { text: 'See ' },
          { text: 'this ', href },
          { text: 'long', href, bold: true },
          { text: '.' },
        ],
      },
    ];
    const sections: Sections = [
      {
        kind: 'image',
        id: 'i',
        heading: '',
        image,
        caption: [],
        credit: '',
        href: 'https://canal.example/map',
      },
      { kind: 'stories', id: 's', heading: '', items: [story] },
      {
        kind: 'sponsor',
        id: 'x',
        heading: '',
        sponsor: 'Barge & Co',
        url: 'https://barge.example',
        body: [],
        image: null,
      },
    ];
    expect(linksOf(subjectWith({ issue: { lede }, sections }).snapshot)).toEqual([
      { url: href, text: 'this long', path: 'lede' },
      { url: 'https://canal.example/map', text: 'A sluice', path: 'sections.0.href' },
      { url: story.url, text: story.title, path: 'sections.1.items.0.url' },
      { url: 'https://barge.example', text: 'Barge & Co', path: 'sections.2.url' },
    ]);
  });

  test('are, in order, also those made of the ids in a paper’s byline, which lead to its entry', () => {
    const named = { ...paper, url: 'https://canal.example/paper', doi: '10.1000/a b', byline: 'Okoro' };
    const sections: Sections = [
      { kind: 'papers', id: 'p', heading: 'Papers', items: [named] },
      { kind: 'stories', id: 's', heading: '', items: [story] },
    ];
    const { snapshot } = subjectWith({ sections });
    const title = { url: named.url, text: 'On Sluices', path: 'sections.0.items.0.url' };
    const last = { url: story.url, text: story.title, path: 'sections.1.items.0.url' };
    expect(linksInOrder(snapshot)).toEqual([
      title,
      { url: 'https://arxiv.org/abs/2604.01234', text: 'arXiv 2604.01234', path: 'sections.0.items.0.entry' },
      { url: 'https://doi.org/10.1000/a%20b', text: 'doi:10.1000/a b', path: 'sections.0.items.0.entry' },
      last,
    ]);
    expect(linksOf(snapshot)).toEqual([title, last]);
  });
});
