import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

describe('entries while an issue is written', () => {
  let desk: Desk;
  let issueId = '';
  const post = (path: string, body: object) =>
    desk.ask('writer', 'POST', `/api/masthead/entries${path}`, body);
  const papers = async () => (await desk.payload.count({ collection: 'papers' })).totalDocs;

  beforeAll(async () => {
    desk = await openGazette({ timeZone: 'UTC', slot: undefined });
  }, 60_000);
  afterAll(() => desk?.close());

  test('an id that nobody mentioned is something new; added, it is found by any way of writing it', async () => {
    const text = 'https://arxiv.org/pdf/2606.01234v2';
    const fresh = await post('/find', { collection: 'papers', text });
    expect(fresh.body).toMatchObject({ by: 'arXiv id', match: null, ids: { arxiv: '2606.01234' } });
    const added = await post('/add', {
      collection: 'papers',
      title: 'Refusal as a Direction',
      arxivId: '2606.01234',
    });
    expect(added.status).toBe(200);
    for (const one of [text, 'arXiv:2606.01234', '2606.01234v9', 'https://arxiv.org/abs/2606.01234']) {
      const { body } = await post('/find', { collection: 'papers', text: one });
      expect(body.match?.id).toBe(added.body.id);
    }
  });

  test('a title is found by its words and by its beginning', async () => {
    for (const text of ['direction refusal', 'Refusal as a Dir']) {
      const { body } = await post('/find', { collection: 'papers', text });
      expect(body.suggestions.map(({ title }: { title: string }) => title)).toEqual([
        'Refusal as a Direction',
      ]);
    }
  });

  test('eight editors who add one paper at once make one', async () => {
    const before = await papers();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        post('/add', { collection: 'papers', title: 'Sparse Tides', doi: '10.5555/tide.7' }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await papers()).toBe(before + 1);
  });

  test.each([
    ['a link that runs', { collection: 'stories', title: 'X', url: 'javascript:alert(1)' }],
    ['no title', { collection: 'stories', title: ' ' }],
    ['another collection', { collection: 'users', title: 'X' }],
  ])('%s is refused in words', async (_what, body) => {
    const answer = await post('/add', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).not.toBe('');
  });

  test('what a typed date means stands beside it, unless the same save says so itself', async () => {
    const meant = ({ body }: { body: { doc: Record<string, unknown> } }) => [
      body.doc.date?.toString().slice(0, 10) ?? null,
      body.doc.datePrecision ?? null,
    ];
    const made = await desk.ask('writer', 'POST', '/api/stories', {
      title: 'A dated story',
      dateText: 'April 2026',
    });
    expect(meant(made)).toEqual(['2026-04-01', 'month']);
    const save = (body: object) => desk.ask('writer', 'PATCH', `/api/stories/${made.body.doc.id}`, body);
    expect(meant(await save({ dateText: 'ongoing' }))).toEqual([null, 'ongoing']);
    expect(meant(await save({ dateText: 'some time in spring' }))).toEqual([null, null]);
    const said = { dateText: 'around Easter', date: '2026-04-05T12:00:00.000Z', datePrecision: 'day' };
    expect(meant(await save(said))).toEqual(['2026-04-05', 'day']);
    expect(meant(await save({ ...said, title: 'A dated story, retold' }))).toEqual(['2026-04-05', 'day']);
  });

  test('this installation asks nobody outside: the look-up says so at once', async () => {
    const { body } = await post('/look-up', { registry: 'arxiv', id: '2606.01234' });
    expect(body).toEqual({ state: 'off' });
  });

  test('an entry lists the issues that mention it, drafts too', async () => {
    const { body } = await post('/find', { collection: 'papers', text: '2606.01234' });
    const issue = await desk.ask('writer', 'POST', '/api/issues?draft=true', {
      tagline: 'A draft',
      sections: [{ blockType: 'papers', heading: 'Papers', items: [{ entry: body.match.id }] }],
    });
    issueId = issue.body.doc.id;
    const { body: covered } = await desk.ask(
      'writer',
      'GET',
      `/api/masthead/entries/papers/${body.match.id}/covered-in`,
    );
    expect(covered.issues).toEqual([{ issueId, name: '№1', tagline: 'A draft', state: 'draft' }]);
    const { body: topic } = await desk.ask('writer', 'POST', '/api/topics', { name: 'Refusals' });
    const under = `/api/masthead/entries/topics/${topic.doc.id}/covered-in`;
    expect((await desk.ask('writer', 'GET', under)).body).toEqual({ issues: [] });
    await desk.ask('writer', 'PATCH', `/api/papers/${body.match.id}`, { topics: [topic.doc.id] });
    expect((await desk.ask('writer', 'GET', under)).body.issues).toEqual(covered.issues);
    const previously = await desk.ask(
      'writer',
      'GET',
      `/api/masthead/entries/${body.match.id}/previously/${issueId}`,
    );
    expect(previously.body).toEqual({ previous: null });
  });

  test.each(['find', 'add', 'look-up'])('nobody without an account asks for %s', async (verb) => {
    const { status } = await desk.ask('anonymous', 'POST', `/api/masthead/entries/${verb}`, {});
    expect(status).toBe(401);
  });
});
