import { recapText, runOnText, weeklyText } from '../test/sample-texts.ts';
import { findLostLines, type ImportedText, importText, printDraft } from './index.ts';

describe('a weekly of sections', () => {
  const imported = importText(weeklyText);
  const { issue } = imported;

  it('has its tagline, lede, sections in order and closing', () => {
    expect(issue.tagline).toBe('Small models learn to say no, and the benchmark behind it grows teeth.');
    expect(issue.lede).toHaveLength(1);
    expect(issue.sections.map(({ kind, heading }) => `${kind}: ${heading}`)).toEqual([
      'watch: Watch & Listen First',
      'takeaways: Key Takeaways',
      'bigStory: The Big Story',
      'stories: Also This Week',
      'papers: From the Lab',
      'reading: Worth Reading',
    ]);
    expect(issue.closing).toMatch(/^The best evaluation/);
  });

  it('tells title, byline and comment of a story apart', () => {
    expect(issue.sections[2]?.items).toEqual([
      expect.objectContaining({
        kind: 'story',
        title: 'Harbor-3 Learns Refusal From Forty Examples',
        byline: 'June 2, 2026 · Harbor Blog',
        dateText: 'June 2, 2026',
        sources: ['Harbor Blog'],
        commentary: expect.stringMatching(/^The interesting number/),
      }),
    ]);
  });

  it('reads authors, venue, id and year of papers in any order', () => {
    expect(issue.sections[4]?.items).toMatchObject([
      {
        kind: 'paper',
        authors: ['Okoro', 'Lindqvist', 'Amari'],
        dateText: '2026',
        ids: { arxiv: '2606.01234', doi: null },
      },
      {
        kind: 'paper',
        authors: ['Mbeki', 'Sørensen'],
        venue: 'TMLR 2026',
        ids: { arxiv: null, doi: '10.5555/tide.2026.7' },
      },
    ]);
  });

  it('tells a claim from its detail, past abbreviations and version numbers', () => {
    expect(issue.sections[1]?.items.map(({ title }) => title)).toEqual([
      'Forty examples are enough.',
      'TideBench v2.0 is harder to game.',
      "Harbor-3 isn't a toy.",
    ]);
  });

  it('reads talks with people, shows and dates', () => {
    expect(issue.sections[0]?.items).toMatchObject([
      {
        title: 'Refusal from the Inside',
        authors: ['Ines Okoro'],
        sources: ['The Long Context'],
        dateText: '~June 3',
      },
      {
        title: 'Open Water — Pavel Lindqvist on cheap evaluation',
        byline: 'June 4',
        sources: ['Open Water'],
        authors: ['Pavel Lindqvist'],
      },
      {
        title: 'Night Shift Radio — The Case Against Leaderboards',
        byline: 'Podbean',
        sources: ['Night Shift Radio', 'Podbean'],
      },
    ]);
  });

  it('keeps a short lower-case part in a link’s title', () => {
    expect(issue.sections[5]?.items.map(({ title }) => title)).toEqual([
      'How We Lost Three Weeks to a Timezone',
      'Notes on Evaluation — part two',
    ]);
  });

  it('loses no word and calls nothing free text', () => expectWhole(weeklyText, imported, 0));
});

describe('sources that run together with the comment', () => {
  const imported = importText(runOnText);
  const stories = imported.issue.sections.flatMap((section) => section.items);

  it('are parted from it, glued or not', () => {
    expect(stories.map(({ byline }) => byline)).toEqual([
      'May 5, 2026 · Foundry Blog',
      'May 6 · SemiWeekly',
      'May 7 · Substack',
      'May 2026 · Lattice Press',
      'DAC 2026 · arXiv cs.AR',
    ]);
    expect(stories.map(({ commentary }) => commentary.split(' ').slice(0, 2).join(' '))).toEqual([
      'The company',
      'The drop',
      'This essay',
      'In a',
      'Proposes to',
    ]);
  });

  it('the arrow line after it is a second paragraph', () => {
    expect(stories[0]?.commentary.split('\n\n')).toHaveLength(2);
  });

  it('sections without items are kept with their headings, and the closing is no item of the last', () => {
    const empty = imported.issue.sections
      .filter(({ items }) => items.length === 0)
      .map(({ heading }) => heading);
    expect(empty).toEqual(['Watch & Listen First', 'Key Takeaways', 'Worth Reading']);
    expect(imported.issue.closing).toMatch(/^If your plans/);
  });

  it('loses no word', () => expectWhole(runOnText, imported, 0));
});

describe('a recap without any marks', () => {
  const imported = importText(recapText);
  const [forum, reddish, notice] = imported.issue.sections;

  it('is parted into outlines and an access notice', () => {
    expect(imported.issue.sections.map(({ kind, heading }) => `${kind}: ${heading}`)).toEqual([
      'outline: Forum Recap',
      'outline: Reddish Recap',
      'callout: The rest is for paid subscribers',
    ]);
    expect(notice?.items).toHaveLength(1);
    expect(imported.issue.lede).toHaveLength(2);
  });

  it('has headings in headings and lists in lists', () => {
    expect(forum?.items.map(({ kind, depth }) => `${kind === 'heading' ? 'h' : 'i'}${depth}`).join(' ')).toBe(
      'h0 i0 i0 i1 i1 i0 i1 i1 i1 h0 h1 i0 i1 i1 i1 i1 i0',
    );
    expect(reddish?.items.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'heading /r/SmallModels Recap',
      'heading 1. Lantern 2 on old hardware',
    ]);
  });

  it('puts the lead of an item into its title', () => {
    expect(forum?.items[1]).toMatchObject({
      title: 'Lantern 2 is the first fully open model of its class:',
      commentary: expect.stringMatching(/^The team published/),
    });
  });

  it('loses no word', () => expectWhole(recapText, imported, 1));
});

describe('the same text saved by another program', () => {
  const plain = importText(weeklyText).issue;
  it.each<[string, (text: string) => string]>([
    ['CRLF', (text) => text.replace(/\n/g, '\r\n')],
    ['CR', (text) => text.replace(/\n/g, '\r')],
    ['a byte order mark', (text) => `\ufeff${text}`],
    ['NBSP', (text) => text.replace(/ /g, '\u00a0')],
    ['thin spaces around dashes', (text) => text.replace(/ — /g, '\u2009—\u2009')],
    ['zero-width characters', (text) => text.replace(/(\w)(\w)/g, '$1\u200b$2')],
    ['soft hyphens', (text) => text.replace(/(\w\w)(\w\w)/g, '$1\u00ad$2')],
    ['-> arrows', (text) => text.replace(/→/g, '->')],
    ['=> arrows', (text) => text.replace(/→ /g, '=>')],
    ['en dash bullets', (text) => text.replace(/^- /gm, '– ')],
    ['round bullets', (text) => text.replace(/^- /gm, '• ')],
    ['round bullets without a space', (text) => text.replace(/^- /gm, '•')],
    ['star bullets', (text) => text.replace(/^- /gm, '* ')],
    ['numbered lists', (text) => numbered(text)],
    ['indented bullets', (text) => text.replace(/^- /gm, '  - ')],
    ['a blank line between all lines', (text) => text.replace(/\n/g, '\n\n')],
    ['trailing spaces', (text) => text.replace(/\n/g, '  \n')],
    ['middle dots as bars', (text) => text.replace(/ · /g, ' | ')],
    ['middle dots as bullets', (text) => text.replace(/ · /g, ' • ')],
    ['capital headings with colons', (text) => text.replace(/^Also This Week$/m, 'Also This Week:')],
    [
      'Markdown headings',
      (text) =>
        text.replace(
          /^(Watch & .*|Key Takeaways|The Big Story|Also This Week|From the Lab|Worth Reading)$/gm,
          '## $1',
        ),
    ],
    [
      'bold headings',
      (text) =>
        text.replace(
          /^(Watch & .*|Key Takeaways|The Big Story|Also This Week|From the Lab|Worth Reading)$/gm,
          '**$1**',
        ),
    ],
    ['bold claims', (text) => text.replace(/^- (Forty examples are enough\.)/m, '- **$1**')],
    ['rules between sections', (text) => text.replace(/^(Key Takeaways|From the Lab)$/gm, '---\n\n$1')],
  ])('%s makes no difference', (_name, change) => {
    const { issue } = importText(change(weeklyText));
    const bars = (value: string) => value.replace(/ [|•] /g, ' · ').replace(/:$/, '');
    const same = {
      ...issue,
      sections: issue.sections.map((section) => ({ ...section, heading: bars(section.heading) })),
    };
    expect(same).toEqual(plain);
  });
});

describe('section headings', () => {
  const under = (heading: string, line: string) =>
    importText(
      `A tagline.\nA lede that says what the week was about.\n${heading}\n${line}\nWorth Reading\n- A thing — a note.`,
    ).issue.sections[0];

  it.each([
    ['TL;DR', 'takeaways'],
    ['Highlights', 'takeaways'],
    ['The short version', 'takeaways'],
    ['At a Glance', 'takeaways'],
    ['Listen', 'watch'],
    ['🎧 Podcasts & Talks', 'watch'],
    ['To Watch', 'watch'],
    ['Reading list', 'reading'],
    ['Links', 'reading'],
    ['Around the Web', 'reading'],
    ['Further Reading', 'reading'],
  ])('%s announces %s', (heading, kind) => {
    expect(under(heading, '- A claim of some size — with a note.')).toMatchObject({ kind, heading: heading });
  });

  it.each([
    ['Papers', 'papers'],
    ['📄 Papers of the Week', 'papers'],
    ['Research', 'papers'],
    ['From arXiv', 'papers'],
    ['Preprints', 'papers'],
    ['News', 'stories'],
    ['In Other News', 'stories'],
    ['Quick Hits', 'stories'],
    ['Top Story', 'bigStory'],
    ['Story of the Week', 'bigStory'],
  ])('%s announces %s', (heading, kind) => {
    expect(under(heading, 'Tides Turn · June 2026 · Harbor Weekly\n→ A comment.')).toMatchObject({
      kind,
      heading: heading,
    });
  });

  it('we have no name for open a section of their own, read by what stands in it', () => {
    expect(
      under('Corner of Curiosities', 'Tides Turn · June 2026 · Harbor Weekly\n→ A comment.'),
    ).toMatchObject({
      kind: 'stories',
      heading: 'Corner of Curiosities',
    });
    expect(
      under(
        'Chart of the Week',
        'It goes up and to the right, which is what charts do when nobody asks them.',
      ),
    ).toMatchObject({
      kind: 'text',
      heading: 'Chart of the Week',
    });
  });
});

describe('other habits', () => {
  const itemsOf = (text: string) =>
    importText(text).issue.sections.flatMap(({ items }) =>
      items.map(({ kind, title, byline, commentary }) => [kind, title, byline, commentary]),
    );

  it('titles with a paragraph under each and no byline are stories', () => {
    const text =
      'Harbor Weekly #12\n\nHeadlines & Launches\n\nLantern 2 Ships With Open Data (3 minute read)\n\nThe data came along, which is rare.\n\nOddments From the Quay\n\nCanal Raises Money\n\nNobody knows why.\n\nA Lock Is Sold\n\nTo a collector of locks.\n\nThanks for reading,\nThe editors';
    expect(itemsOf(text)).toEqual([
      ['story', 'Lantern 2 Ships With Open Data (3 minute read)', '', 'The data came along, which is rare.'],
      ['story', 'Canal Raises Money', '', 'Nobody knows why.'],
      ['story', 'A Lock Is Sold', '', 'To a collector of locks.'],
    ]);
    expect(importText(text).issue.closing).toBe('Thanks for reading,\n\nThe editors');
  });

  it('Markdown titles with source and date beneath, papers known by their address, a farewell after a rule', () => {
    const text =
      '# A letter\n\nHello.\n\n## Top story\n\n### [Harbor-3 learns refusal](https://harbor.example/3)\n\n*Harbor Blog, June 2*\n\nThe interesting number is zero.\n\n## Papers\n\n1. [Refusal as a Direction](https://arxiv.org/abs/2606.01234v2) — One direction, one layer.\n\n---\n\nThat’s all for this week!';
    const { issue } = importText(text);
    expect(issue.sections.map(({ items }) => items)).toMatchObject([
      [
        {
          title: 'Harbor-3 learns refusal',
          url: 'https://harbor.example/3',
          sources: ['Harbor Blog'],
          dateText: 'June 2',
        },
      ],
      [{ kind: 'paper', ids: { arxiv: '2606.01234' }, commentary: 'One direction, one layer.' }],
    ]);
    expect(issue.closing).toBe('That’s all for this week!');
  });

  it('an address on a line of its own belongs to the item above and is still printed', () => {
    const text =
      'T.\nL.\nLinks\nWhy Averages Lie\nhttps://example.org/averages\nNotes on Locks\nhttps://example.org/locks';
    expect(itemsOf(text)).toEqual([
      ['link', 'Why Averages Lie', 'https://example.org/averages', ''],
      ['link', 'Notes on Locks', 'https://example.org/locks', ''],
    ]);
    expect(importText(text).issue.sections[0]?.items.map(({ url }) => url)).toEqual([
      'https://example.org/averages',
      'https://example.org/locks',
    ]);
  });

  it('a link inside a comment is spelled out, so that its address is not lost', () => {
    const text =
      'T.\nL.\nNews\nCanal Raises Money · June 2026 · Canal Blog\n→ See [the filing](https://example.org/f).';
    expect(itemsOf(text)[0]?.[3]).toBe('See [the filing](https://example.org/f).');
  });
});

describe('what no grammar holds', () => {
  it('becomes free text in its place, counted', () => {
    const text =
      'A tagline.\nA lede that says what the week was about.\nWorth Reading\n- A thing — a note.\nSomething that somebody typed in between, without any mark at all.\n- Another — note.';
    const { issue, report } = importText(text);
    expect(issue.sections[0]?.items.map(({ kind }) => kind)).toEqual(['link', 'text', 'link']);
    expect(report).toEqual({ lines: 6, placed: 5, asFreeText: 1 });
  });

  it('a blog post without id or authors is news, also among papers', () => {
    const text =
      'T.\nL.\nFrom the Lab\nTides 2.0 Ships a Plugin API · Harbor Blog\n→ Handy.\nTides in Theory · Mbeki, 2026\n→ Deep.';
    expect(importText(text).issue.sections[0]?.items.map(({ kind }) => kind)).toEqual(['story', 'paper']);
  });

  it.each(['', ' \n\t\n', '\ufeff', '---', 'x', '→', '- ', '#', '1.', '· · ·', '**', '](', '\u0000'])(
    '%j is read without complaint',
    (text) => {
      const { report } = importText(text);
      expect(report.placed + report.asFreeText).toBe(report.lines);
    },
  );

  it('hard-wrapped lines are put together again', () => {
    const text =
      'T.\nL.\nKey Takeaways\n- Forty examples are enough. Beyond that, refusals spread to\n  questions nobody meant to refuse.\n- Two. Three.';
    const { issue } = importText(text);
    expect(issue.sections[0]?.items).toHaveLength(2);
    expect(issue.sections[0]?.items[0]?.commentary).toBe(
      'Beyond that, refusals spread to questions nobody meant to refuse.',
    );
  });

  it('Markdown links give their address to the item', () => {
    const text =
      'T.\nL.\nWorth Reading\n- [A thing](https://example.org/a?utm_source=x) — a note with [more](https://example.org/b).';
    expect(importText(text).issue.sections[0]?.items[0]).toMatchObject({
      title: 'A thing',
      url: 'https://example.org/a?utm_source=x',
      commentary: 'a note with [more](https://example.org/b).',
    });
  });

  it('two megabytes are read in well under the time a person waits', () => {
    const text = weeklyText.repeat(Math.ceil(2_000_000 / weeklyText.length));
    const { report } = importText(text);
    expect(report.placed + report.asFreeText).toBe(report.lines);
  });
});

function expectWhole(text: string, { issue, report, places }: ImportedText, free: number): void {
  expect(findLostLines(text, printDraft(issue).join('\n'))).toEqual([]);
  expect(report.asFreeText).toBe(free);
  expect(report.placed + report.asFreeText).toBe(report.lines);
  expect(places.map(({ line }) => line)).toEqual([...places.map(({ line }) => line)].sort((a, b) => a - b));
}

/** "- " → "1. ", "2. " … in each run of bullets. */
function numbered(text: string): string {
  let count = 0;
  return text
    .split('\n')
    .map((line) => {
      count = line.startsWith('- ') ? count + 1 : 0;
      return line.replace(/^- /, `${count}. `);
    })
    .join('\n');
}
