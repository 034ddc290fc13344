import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReadPaste } from '../src/features/paste/paste-shape.ts';
import { openGazette } from './gazette.ts';
import type { Answer, Desk } from './open-desk.ts';

const text = [
  'Small models learn to say no.',
  'Two things shaped the week, and both came from harbors.',
  'The Big Story',
  'Harbor-3 Learns Refusal From Forty Examples · June 2, 2026 · Harbor Blog',
  '→ The interesting number is zero.',
  'Curious Catches',
  '- Sparse Tides: Sampling Questions That Age Well — a theory of when a benchmark dies.',
  'From the Lab',
  'Refusal as a Direction · Okoro, Lindqvist, 2026 · arXiv:2606.01234',
  '→ The change lives in one layer.',
  'A Paper Without Any Id · Mbeki and Sørensen · TMLR 2026',
  '→ Read it all the same.',
].join('\n');

describe('pasting an issue', () => {
  let desk: Desk;
  const paste = (source: string): Promise<Answer> =>
    desk.ask('writer', 'POST', '/api/masthead/paste', { source });
  const read = async (source: string): Promise<ReadPaste> => {
    const { body, status } = await paste(source);
    expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
    return body;
  };
  const all = async () =>
    Object.fromEntries(
      await Promise.all(
        (['issues', 'stories', 'papers', 'media'] as const).map(
          async (collection) => [collection, (await desk.payload.count({ collection })).totalDocs] as const,
        ),
      ),
    );

  beforeAll(async () => {
    desk = await openGazette();
  }, 60_000);
  afterAll(() => desk?.close());

  test('reading it writes nothing and says where every line went', async () => {
    const before = await all();
    const { draft, known, places, report } = await read(text);
    expect(await all()).toEqual(before);
    expect(known).toBeNull();
    expect(report.lines).toBe(12);
    expect(
      places.flatMap(({ line, to }) => Array.from({ length: to - line + 1 }, (_, i) => line + i)),
    ).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(draft.sections.map(({ kind }) => kind)).toContain('papers');
  });

  test('what is known is matched, what is alike is suggested with a reason, what is unsure is said', async () => {
    const paper = await desk.ask('writer', 'POST', '/api/papers', {
      title: 'Named otherwise',
      arxivId: '2606.01234',
    });
    const story = await desk.ask('writer', 'POST', '/api/stories', {
      title: 'Harbor-3 learns refusal from only forty examples',
    });
    const { doubts, mentions } = await read(text);
    const matched = mentions.filter(({ match }) => match !== null).map(({ match }) => match?.id);
    expect(matched).toEqual([paper.body.doc.id]);
    const suggested = mentions.flatMap(({ suggestions }) => suggestions);
    expect(suggested.map(({ id }) => id)).toEqual([story.body.doc.id]);
    expect(suggested[0]?.why).not.toBe('');
    expect(doubts.map(({ text: words }) => words)).toEqual([
      expect.stringContaining('heading is not one we know'),
      expect.stringContaining('paper without arXiv id'),
    ]);
  });

  test('an accepted suggestion becomes that entry; the same text again finds its issue and makes nothing', async () => {
    const { draft, importKey, mentions } = await read(text);
    const open = mentions.find(({ suggestions }) => suggestions.length > 0);
    const entryId = open?.suggestions[0]?.id ?? '';
    const accepted = [{ section: open?.section, item: open?.item, entryId }];
    const stories = (await all()).stories;
    const made = await desk.ask('writer', 'POST', '/api/masthead/import', { draft, importKey, accepted });
    expect(made.body).toMatchObject({ created: true });
    const after = await all();
    const named = (await desk.payload.find({ collection: 'stories', depth: 0 })).docs.map(
      ({ title }) => title,
    );
    expect(named).toEqual(['Harbor-3 learns refusal from only forty examples']);
    expect(after.stories).toBe(stories);
    const issue = await desk.payload.findByID({
      collection: 'issues',
      id: made.body.issueId,
      draft: true,
      depth: 0,
    });
    expect(JSON.stringify(issue.sections)).toContain(entryId);
    const again = await read(`\ufeff${text.replace(/\n/g, '\r\n')}`);
    expect(again.known?.issueId).toBe(made.body.issueId);
    await desk.ask('writer', 'POST', '/api/masthead/import', {
      draft: again.draft,
      importKey: again.importKey,
    });
    expect(await all()).toEqual(after);
  });

  test('a paper keeps the year it is cited by, a talk its show', async () => {
    const source = [
      'A line for the top.',
      'Two things happened.',
      'Watch & Listen First',
      '- On Tides (The Harbor Hour, May 22) — worth your walk',
      'From the Lab',
      'Of Its Venue · Mbeki and Sørensen · NeurIPS 2025 · May 2026',
      '→ Read it.',
      'Of Its Date · Okoro, Lindqvist, 2024 · arXiv:2406.09876',
      '→ Read it, too.',
    ].join('\n');
    const { draft, importKey } = await read(source);
    const made = await desk.ask('writer', 'POST', '/api/masthead/import', { draft, importKey });
    expect(made.body).toMatchObject({ created: true });
    const papers = await desk.payload.find({
      collection: 'papers',
      where: { title: { in: ['Of Its Venue', 'Of Its Date'] } },
      sort: 'title',
    });
    expect(papers.docs.map(({ title, year }) => [title, year])).toEqual([
      ['Of Its Date', 2024],
      ['Of Its Venue', 2025],
    ]);
    const { docs: talks } = await desk.payload.find({
      collection: 'media',
      where: { title: { equals: 'On Tides' } },
    });
    expect(talks.map(({ show }) => show)).toEqual(['The Harbor Hour']);
  });

  test('what a person calls another thing gets an entry of its own beside its namesake; one id stays one thing', async () => {
    const weekly = (note: string) =>
      [
        'A line for the top.',
        'Two things happened.',
        'Watch & Listen First',
        `- The Annual Talk (The Harbor Hour, May 22) — ${note}`,
        'From the Lab',
        `Refusal as a Direction · Okoro, Lindqvist, 2026 · arXiv:2606.01234 · ${note}`,
        `→ ${note}.`,
      ].join('\n');
    const bring = async (note: string, takeBack: boolean) => {
      const { draft, importKey, mentions } = await read(weekly(note));
      const known = mentions.filter(({ match }) => match !== null);
      const apart = takeBack ? known.map(({ item, section }) => ({ section, item })) : [];
      const { body } = await desk.ask('writer', 'POST', '/api/masthead/import', { draft, importKey, apart });
      const issue = await desk.payload.findByID({
        collection: 'issues',
        id: body.issueId,
        draft: true,
        depth: 0,
      });
      const rows = (issue.sections ?? []).flatMap((section) => {
        if (section.blockType !== 'watch' && section.blockType !== 'papers') return [];
        const items: readonly { entry?: unknown; title?: string | null }[] = section.items ?? [];
        return items.map(({ entry = null, title = '' }) => ({ entry, title }));
      });
      return { known: known.length, entries: rows.map(({ entry }) => entry), rows };
    };
    const first = await bring('of last year', false);
    const second = await bring('of this year', true);
    expect([second.known, second.rows[1]?.title]).toEqual([2, 'Refusal as a Direction']);
    expect(second.entries[0]).toEqual(expect.any(String));
    expect(second.entries[0]).not.toBe(first.entries[0]);
    expect(second.entries[1]).toBeNull();
    // Saved again it stays one of its own, and the title goes on naming the first.
    const saved = await desk.ask('writer', 'PATCH', `/api/media/${second.entries[0]}`, {
      people: ['Nia Mbeki'],
    });
    expect(saved.status).toBe(200);
    const third = await bring('of a third year', false);
    expect(third.entries).toEqual(first.entries);
  });

  describe('one title twice in one paste', () => {
    const twice = (title: string, links: readonly (string | null)[]) =>
      [
        'A line for the top.',
        'Two things happened.',
        'Stories',
        ...links.map((link, at) =>
          link === null
            ? `${title} · June ${at + 1}, 2026 · Harbor Blog`
            : `[${title}](${link}) · June ${at + 1}, 2026 · Harbor Blog`,
        ),
      ].join('\n');
    const harbor = 'https://harbor.example/notes';
    const shore = 'https://shore.example/notes';
    const bring = async (source: string, more: (mentions: ReadPaste['mentions']) => object = () => ({})) => {
      const { draft, importKey, mentions } = await read(source);
      const request = { draft, importKey, ...more(mentions) };
      const { body, status } = await desk.ask('writer', 'POST', '/api/masthead/import', request);
      expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
      const issue = await desk.payload.findByID({
        collection: 'issues',
        id: body.issueId,
        draft: true,
        depth: 1,
      });
      const entries = (issue.sections ?? []).flatMap((section) =>
        section.blockType === 'stories' ? (section.items ?? []).map(({ entry }) => entry) : [],
      );
      const shown = entries.map((entry) =>
        typeof entry === 'object' && entry !== null ? { id: entry.id, url: entry.url ?? null } : null,
      );
      return { mentions, counts: body.entries, shown };
    };
    const second = (mentions: ReadPaste['mentions']) =>
      mentions.slice(1).map(({ item, section }) => ({ item, section }));

    test('with two addresses becomes two entries that keep theirs, and the editor is asked', async () => {
      const { counts, mentions, shown } = await bring(twice('Release notes', [harbor, shore]));
      expect(mentions.map(({ twin }) => twin)).toEqual([null, { section: 0, item: 0, differs: 'address' }]);
      expect(shown.map((entry) => entry?.url)).toEqual([harbor, shore]);
      expect(new Set(shown.map((entry) => entry?.id)).size).toBe(2);
      expect(counts).toEqual({ created: 2, matched: 0 });
    });

    test('with two addresses is one entry when the editor says so', async () => {
      const { counts, shown } = await bring(
        twice(
          'Minutes',
          [harbor, shore].map((at) => `${at}/minutes`),
        ),
        (mentions) => ({
          together: second(mentions),
        }),
      );
      expect(shown[1]).toEqual(shown[0]);
      expect(counts).toEqual({ created: 1, matched: 0 });
    });

    test('is one entry where nothing differs, with the address that only one of them has', async () => {
      const { counts, mentions, shown } = await bring(twice('Field report', [null, `${harbor}/field`]));
      expect(mentions[1]?.twin).toEqual({ section: 0, item: 0, differs: null });
      expect(shown[0]?.url).toBe(`${harbor}/field`);
      expect(shown[1]).toEqual(shown[0]);
      expect(counts).toEqual({ created: 1, matched: 0 });
    });

    test('is two entries where nothing differs but the editor says so', async () => {
      const { shown } = await bring(twice('Open letter', [null, null]), (mentions) => ({
        apart: second(mentions),
      }));
      expect(new Set(shown.map((entry) => entry?.id)).size).toBe(2);
    });
  });

  test('an accepted entry of another kind, or one that is gone, is not taken', async () => {
    const { draft, mentions } = await read(`${text}\nAnother end.`);
    const paper = mentions.find(({ match }) => match?.collection === 'papers');
    const story = mentions.find(
      ({ section, item }) => draft.sections[section]?.items[item]?.kind === 'story',
    );
    const made = await desk.ask('writer', 'POST', '/api/masthead/import', {
      draft,
      importKey: 'a-key-of-this-test-0001',
      accepted: [{ section: story?.section, item: story?.item, entryId: paper?.match?.id }],
    });
    const issue = await desk.payload.findByID({
      collection: 'issues',
      id: made.body.issueId,
      draft: true,
      depth: 0,
    });
    const section = issue.sections?.[story?.section ?? 0];
    expect(JSON.stringify(section)).not.toContain(paper?.match?.id);
  });

  test('a tagline is one line: imported it is folded, typed it is refused', async () => {
    const { draft } = await read(`${text}\nYet another end.`);
    const made = await desk.ask('writer', 'POST', '/api/masthead/import', {
      draft: { ...draft, tagline: 'Small models\nlearn\t\u0007 to say no' },
      importKey: 'a-key-of-this-test-0002',
    });
    const find = () =>
      desk.payload.findByID({ collection: 'issues', id: made.body.issueId, draft: true, depth: 0 });
    expect((await find()).tagline).toBe('Small models learn to say no');
    const type = (tagline: string) =>
      desk.payload.update({ collection: 'issues', id: made.body.issueId, data: { tagline }, depth: 0 });
    await expect(type('Two\nlines')).rejects.toThrow('Tagline');
    expect((await type('One line')).tagline).toBe('One line');
  });

  test('HTML keeps its links and runs nothing; its text is what is shown', async () => {
    const {
      draft,
      format,
      text: shown,
    } = await read(
      '<p>Tagline</p><p>Lede with <a href="https://a.example/x">a link</a><script>alert(1)</script></p><h2>News</h2><p>One · May 6 · <a href="https://b.example">Blog</a></p>',
    );
    expect(format).toBe('html');
    expect(shown).not.toContain('alert');
    expect(draft.lede).toEqual(['Lede with [a link](https://a.example/x)']);
    expect(draft.sections[0]?.items[0]?.url).toBe('https://b.example');
  });

  test.each([
    ['5 MB of noise', 'x y '.repeat(1_300_000), 413, /5\.0 MB/],
    ['nothing but space', ' \n\u200b\n', 422, /no words/],
  ])('%s gets a clear sentence', async (_what, source, status, sentence) => {
    const { body, status: got } = await paste(source);
    expect(got).toBe(status);
    expect(body.error.message).toMatch(sentence);
    expect(body.error.help).not.toBe('');
  });

  test('a draft of thousands of items is refused in words, not half made', async () => {
    const { draft } = await read(text);
    const item = draft.sections[0]?.items[0];
    const before = await all();
    const { body, status } = await desk.ask('writer', 'POST', '/api/masthead/import', {
      draft: { ...draft, sections: [{ kind: 'stories', heading: '', items: Array(2_001).fill(item) }] },
      importKey: 'a-key-of-this-test-0002',
    });
    expect([status, body.error.code]).toEqual([422, 'too-many-items']);
    expect(await all()).toEqual(before);
  });
});
