import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@masthead/testing';
import { makeZip } from '../../../packages/importer/test/make-zip.ts';
import type { ArchiveImportState } from '../src/features/archive-import/archive-import-shape.ts';
import { openGazette } from './gazette.ts';
import type { Answer, Desk } from './open-desk.ts';

const words = (n: number) =>
  `<div><p>Lead of ${n}.</p><h2>Key Takeaways</h2><ul><li>Measure number ${n}.</li></ul><h2>From the Lab</h2><p><em>On the locks of week ${n}</em> · A. Winter, B. Fischer · ${n === 1 ? 'December 28' : '2025'}</p><h2>Odd Corner</h2><p>Line ${n} stands alone here.</p></div>`;
const posts = [
  'post_id,post_date,is_published,type,title,subtitle',
  ...[1, 2, 3].map(
    (n) => `${n}.issue-${n},2025-0${n}-07T08:00:00.000Z,true,newsletter,Back issue ${n},Sub ${n}`,
  ),
  '4.draft,,false,newsletter,Never out,',
].join('\n');
const archive = makeZip([
  { name: 'posts.csv', content: posts },
  ...[3, 1, 2].map((n) => ({ name: `posts/${n}.issue-${n}.html`, content: words(n) })),
  { name: 'posts/4.draft.html', content: words(4) },
  { name: 'posts/bomb.html', content: Buffer.alloc(2_400_000, 32) },
  { name: 'posts/1.issue-1.delivers.csv', content: 'email\nada@readers.example' },
]);

describe('an archive that is brought in', () => {
  let desk: Desk;
  let first = '';

  beforeAll(async () => {
    desk = await openGazette();
  }, 60_000);
  afterAll(() => desk?.close(), 30_000);

  const bring = (files: readonly File[]): Promise<Answer> =>
    desk.upload('writer', '/api/masthead/archive-imports', files, {});
  const zip = () => new File([new Uint8Array(archive)], 'export.zip');
  const stateOf = async (id: string): Promise<ArchiveImportState> =>
    (await desk.ask('writer', 'GET', `/api/masthead/archive-imports/${id}`)).body;
  const settled = (id: string) =>
    eventually(async () => {
      const state = await stateOf(id);
      return state.counts.waiting === 0 && state;
    });
  const issues = async () =>
    (await desk.payload.find({ collection: 'issues', draft: true, depth: 0, sort: 'number' })).docs;

  test('becomes drafts in the order of its dates, and a report says what became of each file', async () => {
    const { body, status } = await bring([zip()]);
    expect([status, body.texts]).toEqual([200, 3]);
    first = body.id;
    const state = await settled(first);
    expect(state.counts).toEqual({ waiting: 0, made: 3, known: 0, failed: 1, 'left out': 2 });
    const made = await issues();
    expect(
      made.map(({ date, number, tagline, workflow }) => [number, tagline, date?.slice(0, 10), workflow]),
    ).toEqual([
      [1, 'Back issue 1', '2025-01-07', 'draft'],
      [2, 'Back issue 2', '2025-02-07', 'draft'],
      [3, 'Back issue 3', '2025-03-07', 'draft'],
    ]);
    // A day without a year is one near the day of its issue, of January 2025.
    const papers = await desk.payload.find({ collection: 'papers', sort: 'title', depth: 0 });
    expect(papers.docs.map(({ year }) => year)).toEqual([2024, 2025, 2025]);
    expect(state.files[0]).toMatchObject({
      name: 'export.zip/posts/1.issue-1.html',
      state: 'made',
      issueId: made[0]?.id,
      issueName: '№1 · Back issue 1',
    });
    // A paper without an id.
    expect(state.files[0]?.doubts).toBe(1);
    expect(state.files.find(({ name }) => name.includes('bomb'))?.why).toContain('two hundred times');
    const { body: history } = await desk.ask('writer', 'GET', `/api/masthead/issues/${made[0]?.id}/events`);
    expect(history.events[0]).toMatchObject({ verb: 'imported', by: 'writer' });
  });

  test('a second time adds nothing', async () => {
    const { body } = await bring([zip()]);
    const state = await settled(body.id);
    expect(state.counts).toMatchObject({ made: 0, known: 3 });
    expect(await issues()).toHaveLength(3);
    const { body: list } = await desk.ask('writer', 'GET', '/api/masthead/archive-imports');
    expect(list.imports.map(({ id }: { id: string }) => id)).toEqual([body.id, first]);
  });

  test('that a dead process left is gone on with by whoever looks, and what it had made counts as made', async () => {
    const { db } = desk.payload.db.connection;
    if (db === undefined) throw new Error('not connected');
    const { body } = await bring([new File(['The fourth\n\nKey Takeaways\n- One.\n'], 'four.txt')]);
    await settled(body.id);
    // As if it had died after making the issue, before writing that down, holding the lease.
    const file = { importId: body.id };
    await db.collection('archiveFiles').updateOne(file, {
      $set: { state: 'waiting', source: 'The fourth\n\nKey Takeaways\n- One.\n', issueId: null },
    });
    await db
      .collection<{ _id: string }>('archiveImports')
      .updateOne({ _id: body.id }, { $set: { lease: { holder: 'dead', until: new Date(Date.now() - 1) } } });
    expect((await settled(body.id)).counts).toMatchObject({ made: 1, known: 0 });
    expect(await issues()).toHaveLength(4);
  });

  test('while another works on it, is left to that one', async () => {
    const { db } = desk.payload.db.connection;
    if (db === undefined) throw new Error('not connected');
    const { makeDrafts } = await import('../src/features/archive-import/make-drafts.ts');
    await db
      .collection('archiveFiles')
      .updateOne({ importId: first, state: 'made' }, { $set: { state: 'waiting', source: words(1) } });
    const other = { holder: 'other', until: new Date(Date.now() + 60_000) };
    const imports = db.collection<{ _id: string }>('archiveImports');
    await imports.updateOne({ _id: first }, { $set: { lease: other } });
    await makeDrafts(desk.payload, first);
    expect((await imports.findOne({ _id: first })) as object).toMatchObject({ lease: other });
  });

  test.each([
    ['nothing but pictures', new File(['x'], 'a.png'), 422, 'no-texts'],
    ['no zip', new File(['x'], 'a.zip'), 422, 'unusable'],
    ['an empty text', new File(['  '], 'a.txt'), 422, 'no-texts'],
  ])('of %s is refused with a sentence', async (_what, file, status, code) => {
    const answer = await bring([file]);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(answer.body.error.message).toMatch(/\S+ .+\./);
  });
});
