import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeReadModel } from '@masthead/archive';
import { openGazette } from './gazette.ts';
import type { Desk, Who } from './open-desk.ts';

describe('two entries become one', () => {
  let desk: Desk;
  let serial = 0;

  beforeAll(async () => {
    desk = await openGazette({ timeZone: 'UTC', slot: undefined });
  }, 60_000);
  afterAll(() => desk?.close());

  const merge = (pair: object, who: Who = 'editor') => desk.ask(who, 'POST', '/api/masthead/merges', pair);
  const paper = async (data: object): Promise<string> => {
    serial += 1;
    const { body, status } = await desk.ask('writer', 'POST', '/api/papers', {
      title: `Paper ${serial}`,
      ...data,
    });
    expect(status).toBe(201);
    return body.doc.id;
  };
  const issueWith = async (...entries: string[]): Promise<string> => {
    const { body } = await desk.ask('writer', 'POST', '/api/issues?draft=true', {
      tagline: 'An issue',
      sections: [
        { blockType: 'text', heading: 'Words' },
        {
          blockType: 'papers',
          heading: 'Papers',
          items: entries.map((entry) => ({ entry, byline: `of ${entry}` })),
        },
      ],
    });
    return body.doc.id;
  };
  const mentionsIn = async (id: string): Promise<unknown[]> => {
    const issue = await desk.payload.findByID({ collection: 'issues', id, draft: true, depth: 0 });
    return (issue.sections ?? []).flatMap((section) =>
      section.blockType === 'papers' ? (section.items ?? []).map(({ entry }) => entry) : [],
    );
  };
  const versionsWith = async (id: string): Promise<number> => {
    const { docs } = await desk.payload.findVersions({ collection: 'issues', depth: 0, pagination: false });
    return docs.filter((version) =>
      JSON.stringify(version.version.sections ?? []).includes(`"entry":"${id}"`),
    ).length;
  };

  test('mentions follow in drafts and versions, empty facts are filled, the other words stay; undone, all is as before', async () => {
    const from = await paper({ arxivId: '2606.00001', venue: 'TMLR', authors: ['Nia Mbeki'] });
    const into = await paper({ doi: '10.5555/merge.1', venue: 'JMLR' });
    const third = await paper({});
    const issue = await issueWith(from, third, into);
    await desk.ask('writer', 'PATCH', `/api/issues/${issue}?draft=true`, { tagline: 'Another version' });
    const before = await desk.payload.findByID({ collection: 'papers', id: into, depth: 0 });
    const preview = await desk.ask('editor', 'POST', '/api/masthead/merges/preview', {
      collection: 'papers',
      from,
      into,
    });
    expect(preview.body).toMatchObject({
      issues: [{ issueId: issue }],
      fills: expect.arrayContaining([{ field: 'arXiv id', value: '2606.00001' }]),
      keeps: expect.arrayContaining([{ field: 'Venue', kept: 'JMLR', dropped: 'TMLR' }]),
    });
    const versions = await versionsWith(from);
    expect([preview.body.versions, versions > 0]).toEqual([versions, true]);

    const { body, status } = await merge({ collection: 'papers', from, into });
    expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
    expect(await mentionsIn(issue)).toEqual([into, third, into]);
    expect(await versionsWith(from)).toBe(0);
    const merged = await desk.payload.findByID({ collection: 'papers', id: into, depth: 0 });
    expect(merged).toMatchObject({
      arxivId: '2606.00001',
      venue: 'JMLR',
      authors: ['Nia Mbeki'],
      title: before.title,
    });
    expect((await desk.ask('writer', 'GET', `/api/papers/${from}`)).status).toBe(404);

    const undone = await desk.ask('editor', 'POST', `/api/masthead/merges/${body.mergeId}/undo`, {});
    expect(undone.body).toEqual({ entryId: from });
    expect(await mentionsIn(issue)).toEqual([from, third, into]);
    expect(await versionsWith(from)).toBe(versions);
    const after = await desk.payload.findByID({ collection: 'papers', id: into, depth: 0 });
    expect([after.arxivId ?? null, after.keys, after.unsharedKeys]).toEqual([
      null,
      before.keys,
      before.unsharedKeys,
    ]);
    const again = await desk.ask('editor', 'POST', `/api/masthead/merges/${body.mergeId}/undo`, {});
    expect([again.status, again.body.error.code]).toEqual([409, 'undone']);
  });

  test.each([
    {
      collection: 'stories',
      blockType: 'stories',
      from: { title: 'A harbor opens', url: 'https://harbor.example/opens', sources: ['Harbor Blog'] },
      into: { title: 'The harbor is open', dateText: 'May 2026' },
      filled: { url: 'https://harbor.example/opens', sources: ['Harbor Blog'], dateText: 'May 2026' },
      empty: { url: null, sources: [] },
    },
    {
      collection: 'media',
      blockType: 'watch',
      from: { title: 'On tides', kind: 'talk', show: 'The Harbor Hour', link: 'https://harbor.example/talk' },
      into: { title: 'Tides, a talk', kind: 'talk', people: ['Nia Mbeki'] },
      filled: { show: 'The Harbor Hour', link: 'https://harbor.example/talk', people: ['Nia Mbeki'] },
      empty: { show: null, link: null },
    },
  ] as const)(
    '$collection too: the mention follows, empty facts are filled; undone, all is as before',
    async ({ blockType, collection, empty, filled, from: one, into: other }) => {
      const made = async (data: object): Promise<string> => {
        const { body, status } = await desk.ask('writer', 'POST', `/api/${collection}`, data);
        expect(status).toBe(201);
        return body.doc.id;
      };
      const [from, into] = [await made(one), await made(other)];
      const { body: issue } = await desk.ask('writer', 'POST', '/api/issues?draft=true', {
        tagline: 'An issue',
        sections: [{ blockType, heading: 'These', items: [{ entry: from }, { entry: into }] }],
      });
      const mentioned = async () => {
        const { sections } = await desk.payload.findByID({
          collection: 'issues',
          id: issue.doc.id,
          draft: true,
          depth: 0,
        });
        return (sections ?? []).flatMap((section) =>
          section.blockType === blockType ? (section.items ?? []).map(({ entry }) => entry) : [],
        );
      };
      const { body, status } = await merge({ collection, from, into });
      expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
      expect(await mentioned()).toEqual([into, into]);
      const read = () => desk.payload.findByID({ collection, id: into, depth: 0 });
      expect(await read()).toMatchObject({ ...filled, title: other.title });
      expect((await desk.ask('writer', 'GET', `/api/${collection}/${from}`)).status).toBe(404);

      const undone = await desk.ask('editor', 'POST', `/api/masthead/merges/${body.mergeId}/undo`, {});
      expect(undone.body).toEqual({ entryId: from });
      expect(await mentioned()).toEqual([from, into]);
      const after: object = await read();
      for (const [field, value] of Object.entries(empty))
        expect({ [field]: after[field as keyof typeof after] ?? value }).toEqual({ [field]: value });
    },
  );

  test('what names the one that is gone finds the one that stays, also after that one is saved again', async () => {
    const from = await paper({ title: 'Known by this name alone' });
    const into = await paper({ title: 'Known otherwise' });
    await merge({ collection: 'papers', from, into });
    await desk.ask('writer', 'PATCH', `/api/papers/${into}`, { venue: 'Saved since' });
    const text = 'Known by this name alone';
    const found = await desk.ask('writer', 'POST', '/api/masthead/entries/find', {
      collection: 'papers',
      text,
    });
    expect(found.body.match?.id).toBe(into);
    const added = await desk.ask('writer', 'POST', '/api/masthead/entries/add', {
      collection: 'papers',
      title: text,
    });
    expect(added.body.id).toBe(into);
  });

  test('a form that was open meanwhile is led to the one that stays', async () => {
    const from = await paper({});
    const into = await paper({});
    const issue = await issueWith(from);
    await merge({ collection: 'papers', from, into });
    const sections = [
      { blockType: 'papers', heading: 'Papers', items: [{ entry: from, byline: 'typed late' }] },
    ];
    const { status } = await desk.ask('writer', 'PATCH', `/api/issues/${issue}?draft=true`, { sections });
    expect(status).toBe(200);
    expect(await mentionsIn(issue)).toEqual([into]);
  });

  test('of two merges in a row the later is undone first', async () => {
    const [one, two, three] = [await paper({}), await paper({}), await paper({})];
    const issue = await issueWith(one);
    const first = await merge({ collection: 'papers', from: one, into: two });
    const second = await merge({ collection: 'papers', from: two, into: three });
    expect(await mentionsIn(issue)).toEqual([three]);
    const early = await desk.ask('editor', 'POST', `/api/masthead/merges/${first.body.mergeId}/undo`, {});
    expect([early.status, early.body.error.code]).toEqual([409, 'merged-on']);
    for (const { body } of [second, first])
      expect((await desk.ask('editor', 'POST', `/api/masthead/merges/${body.mergeId}/undo`, {})).status).toBe(
        200,
      );
    expect(await mentionsIn(issue)).toEqual([one]);
  });

  test('topics too: what stood under either stands under one, once; undone, all is as before', async () => {
    const topic = async (name: string, description?: string): Promise<string> =>
      (await desk.ask('writer', 'POST', '/api/topics', { name, description })).body.doc.id;
    const [from, into, other] = [
      await topic('Four bits', 'Number formats of four bits.'),
      await topic('FP4'),
      await topic('Serving'),
    ];
    const [one, both, late] = [
      await paper({ topics: [other, from] }),
      await paper({ topics: [from, into] }),
      await paper({}),
    ];
    const issue = await issueWith(one);
    await desk.ask('editor', 'POST', `/api/masthead/issues/${issue}/publish-to-archive`, {});
    const topicsOf = async (id: string) =>
      (await desk.payload.findByID({ collection: 'papers', id, depth: 0 })).topics ?? [];
    const { db } = desk.payload.db.connection;
    if (db === undefined) throw new Error('not connected');
    const topicPage = (slug: string) => makeReadModel(db).topicBySlug(slug, new Date());
    expect((await topicPage('four-bits'))?.name).toBe('Four bits');

    const pair = { collection: 'topics', from, into };
    const preview = await desk.ask('editor', 'POST', '/api/masthead/merges/preview', pair);
    expect(preview.body).toMatchObject({
      entries: 2,
      from: { title: 'Four bits' },
      fills: [{ field: 'Description', value: 'Number formats of four bits.' }],
    });
    const { body } = await merge(pair);
    expect(body.moved).toBe(2);
    expect([await topicsOf(one), await topicsOf(both)]).toEqual([[other, into], [into]]);
    expect(await topicPage('four-bits')).toMatchObject({ slug: 'fp4', name: 'FP4' });
    expect((await desk.payload.findByID({ collection: 'topics', id: into })).description).toContain(
      'four bits',
    );
    // A form that was open meanwhile.
    await desk.ask('writer', 'PATCH', `/api/papers/${late}`, { topics: [from, into] });
    expect(await topicsOf(late)).toEqual([into]);
    const { body: list } = await desk.ask('writer', 'GET', '/api/masthead/merges');
    expect(list.merges[0]).toMatchObject({ collection: 'topics', fromTitle: 'Four bits', intoTitle: 'FP4' });

    // Somebody changed one of them since: nothing of that is lost.
    await desk.ask('writer', 'PATCH', `/api/papers/${both}`, { topics: [into, other] });
    const undone = await desk.ask('editor', 'POST', `/api/masthead/merges/${body.mergeId}/undo`, {});
    expect(undone.body).toEqual({ entryId: from });
    expect([await topicsOf(one), await topicsOf(both)]).toEqual([
      [other, from],
      [into, other, from],
    ]);
    expect((await topicPage('four-bits'))?.name).toBe('Four bits');
    const stays = await desk.payload.findByID({ collection: 'topics', id: into });
    expect(stays.description ?? null).toBeNull();
  });

  test.each(['anonymous', 'writer'] as const)('%s merges nothing', async (who) => {
    const [from, into] = [await paper({}), await paper({})];
    expect((await merge({ collection: 'papers', from, into }, who)).status).toBe(
      who === 'writer' ? 403 : 401,
    );
    expect((await desk.ask('writer', 'GET', `/api/papers/${from}`)).status).toBe(200);
  });

  test('an entry with itself, with one that is not there, or of another collection is refused in words', async () => {
    const from = await paper({});
    const gone = '0123456789abcdef01234567';
    for (const [pair, status] of [
      [{ collection: 'papers', from, into: from }, 422],
      [{ collection: 'papers', from, into: gone }, 404],
      [{ collection: 'stories', from, into: gone }, 404],
      [{ collection: 'topics', from, into: gone }, 404],
      [{ collection: 'papers', from, into: { $ne: '' } }, 400],
    ] as const) {
      const answer = await merge(pair);
      expect(answer.status).toBe(status);
      expect(answer.body.error.message).not.toBe('');
    }
  });
});
