import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { blankItem, type DraftItem, type IssueDraft, Snapshot } from '@masthead/domain';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

const blank = blankItem('text');
const story: DraftItem = {
  ...blank,
  kind: 'story',
  title: 'A kernel is rewritten in an afternoon',
  byline: 'April 2026 · The Bench',
  sources: ['The Bench'],
  dateText: 'April 2026',
  commentary: 'It runs twice as fast with `fused` loops.',
};
const paper: DraftItem = {
  ...blank,
  kind: 'paper',
  title: 'On the memory of small machines',
  authors: ['A. Winter', 'B. Fischer'],
  ids: { arxiv: '2604.01234', doi: null, openReview: null },
};
const draft: IssueDraft = {
  tagline: 'Small machines remember',
  lede: ['A quiet week.', 'Two things happened all the same.'],
  sections: [
    {
      kind: 'takeaways',
      heading: 'Key Takeaways',
      items: [{ ...blank, kind: 'takeaway', title: 'Measure first.' }],
    },
    // A paper among the stories, and a line nobody understood: each finds its place, in order.
    { kind: 'stories', heading: 'Also', items: [story, paper, { ...blank, commentary: 'Not understood.' }] },
    {
      kind: 'outline',
      heading: 'In short',
      items: [
        { ...blank, kind: 'heading', title: 'Tools' },
        { ...blank, kind: 'listItem', title: 'Profilers', commentary: 'got cheaper.', depth: 1 },
      ],
    },
  ],
  closing: 'Until Friday.',
};

describe('an issue from paste to campaign', () => {
  let desk: Desk;
  let issueId = '';

  const post = (path: string, body: object = {}, who: 'writer' | 'editor' | 'admin' = 'editor') =>
    desk.ask(who, 'POST', `/api/masthead${path}`, body);
  const verb = (name: string, body: object = {}) => post(`/issues/${issueId}/${name}`, body);
  const importIt = (importKey: string, what: IssueDraft = draft) =>
    post('/import', { draft: what, importKey, newsletter: 'gazette' }, 'writer');
  const count = async (collection: 'issues' | 'stories' | 'papers') =>
    (await desk.payload.count({ collection })).totalDocs;

  beforeAll(async () => {
    desk = await openGazette({
      name: 'The Gazette',
      sender: { name: 'The Gazette', address: 'desk@gazette.test' },
    });
  }, 60_000);
  afterAll(() => desk?.close());

  test('importing the same text twice, or five times at once, makes one of everything', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => importIt('the-very-same-text')));
    const again = await importIt('the-very-same-text');
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.filter(({ body }) => body.created)).toHaveLength(1);
    expect(again.body).toMatchObject({ created: false, entries: { created: 0, matched: 0 } });
    issueId = again.body.issueId;
    expect([await count('issues'), await count('stories'), await count('papers')]).toEqual([1, 1, 1]);
  });

  test('the date as typed is kept, with what it means beside it', async () => {
    const { docs } = await desk.payload.find({ collection: 'stories' });
    expect(docs[0]).toMatchObject({
      dateText: 'April 2026',
      date: '2026-04-01T12:00:00.000Z',
      datePrecision: 'month',
    });
  });

  test('another text that names the same paper by its id, under another title, gets the one entry', async () => {
    const section = draft.sections[1];
    const renamed = { ...paper, title: 'On The Memory of Small Machines (v2)' };
    const other = { ...draft, sections: section === undefined ? [] : [{ ...section, items: [renamed] }] };
    const { body } = await importIt('quite-another-text-0', other);
    expect(body.entries).toEqual({ created: 0, matched: 1 });
    expect(await count('papers')).toBe(1);
  });

  test('the snapshot holds every word, in order', async () => {
    const { body } = await desk.ask('writer', 'GET', '/api/masthead/issues/by-number/1/snapshot');
    const snapshot = Snapshot.parse(body);
    expect(snapshot.sections.map(({ kind, heading }) => `${kind}:${heading}`)).toEqual([
      'takeaways:Key Takeaways',
      'stories:Also',
      'papers:',
      'text:',
      'outline:In short',
    ]);
    const stories = snapshot.sections[1];
    expect(stories?.kind === 'stories' && stories.items[0]).toMatchObject({
      title: story.title,
      byline: story.byline,
      entrySlug: 'a-kernel-is-rewritten-in-an-afternoon',
      commentary: [
        {
          type: 'paragraph',
          children: [
            { text: 'It runs twice as fast with ' },
            { text: 'fused', code: true },
            { text: ' loops.' },
          ],
        },
      ],
    });
    const outline = snapshot.sections[4];
    expect(outline?.kind === 'outline' && outline.nodes.map(({ type, depth }) => [type, depth])).toEqual([
      ['heading', 0],
      ['item', 1],
    ]);
  });

  test('nothing is scheduled that nobody approved, nor to nobody', async () => {
    expect((await verb('schedule', { nextSlot: true })).body.error.code).toBe('not-approved');
    const approval = await verb('approve');
    expect(approval.body).toMatchObject({ workflow: 'approved', released: null });
    expect((await verb('schedule', { nextSlot: true })).body.error.code).toBe('no-audience');
  });

  test('approving again without a change stores no other rendition', async () => {
    const [first, second] = [await verb('approve'), await verb('approve')];
    expect(first.body.renditionId).toBe(second.body.renditionId);
  });

  test('the next slot is a Friday at nine in the newsletter’s zone; a second campaign is refused', async () => {
    await addReader(desk);
    const { body } = await verb('schedule', { nextSlot: true });
    expect(body.label).toMatch(/^Friday \d+ \w+, 09:00$/);
    expect((await verb('send-now')).body.error.code).toBe('live-campaign');
    const { body: state } = await desk.ask('writer', 'GET', `/api/masthead/issues/${issueId}/desk`);
    expect(state).toMatchObject({
      workflow: 'approved',
      mayApprove: false,
      campaign: { status: 'scheduled' },
    });
    expect(state.nextSlot.at).not.toBe(body.at);
  });

  test('saving what prints the same holds nothing; a changed word holds the campaign and mails the editors', async () => {
    const save = (data: object) =>
      desk.ask('writer', 'PATCH', `/api/issues/${issueId}?draft=true&autosave=true`, data);
    expect((await save({ tagline: draft.tagline })).status).toBe(200);
    expect(await campaignStatus()).toBe('scheduled');
    expect((await save({ tagline: 'Small machines forget' })).status).toBe(200);
    expect(await campaignStatus()).toBe('held');
    const { delivery } = await import('../src/delivery.ts');
    const { outbox } = await delivery();
    const { docs } = await desk.payload.find({ collection: 'users', sort: 'email' });
    const { body } = await desk.ask('editor', 'GET', `/api/masthead/issues/${issueId}/desk`);
    const campaign = await desk.payload.db.connection.collection('campaigns').findOne({ issueId });
    const heldAt = campaign?.hold.at.getTime();
    const states = await Promise.all(
      docs.map(({ id }) => outbox.state(`notice/held/${body.campaign.id}/${heldAt}/${id}`)),
    );
    expect(docs.map(({ role }, index) => [role, states[index] !== null])).toEqual([
      ['admin', true],
      ['editor', true],
      ['writer', false],
    ]);
  });

  test('approved again, the campaign runs on with the new words; cancelled, it is over', async () => {
    const { body } = await verb('approve');
    expect(body.released).toMatchObject({ course: 'planned' });
    expect(await campaignStatus()).toBe('scheduled');
    expect((await verb('cancel', { reason: 'second thoughts' })).body).toMatchObject({ inFlight: 0 });
    expect(await campaignStatus()).toBe('cancelled');
    expect((await verb('cancel')).body.error.code).toBe('over');
  });

  test('what was edited since its approval is not scheduled', async () => {
    await desk.ask('writer', 'PATCH', `/api/issues/${issueId}?draft=true`, {
      tagline: 'Small machines dream',
    });
    const issue = await desk.payload.findByID({ collection: 'issues', id: issueId, draft: true });
    expect(issue.workflow).toBe('draft');
    expect((await verb('schedule', { nextSlot: true })).body.error.code).toBe('edited-after-approval');
  });

  test.each([
    [{ at: '2001-01-01T00:00:00Z' }, 422, 'in-the-past'],
    [{ at: 'tomorrow' }, 400, 'invalid'],
    [{}, 400, 'invalid'],
    [{ nextSlot: true, at: '2099-01-01T00:00:00Z' }, 400, 'invalid'],
    [{ local: '2099-02-31T25:99' }, 422, 'no-such-time'],
  ])('a schedule of %j is refused with words', async (body, status, code) => {
    await verb('approve');
    const answer = await verb('schedule', body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  test('the address follows the number until the first approval, then stays', async () => {
    const { body } = await desk.ask('editor', 'POST', '/api/issues?draft=true', { tagline: 'Another' });
    const renumber = (id: string, number: number) =>
      desk.ask('editor', 'PATCH', `/api/issues/${id}?draft=true&depth=0`, { number });
    expect((await renumber(body.doc.id, 40)).body.doc.slug).toBe('gazette-40');
    expect((await renumber(issueId, 41)).body.doc.slug).toBe('gazette-1');
  });

  test('an old version brings its words back, not its approval', async () => {
    await verb('approve');
    const before = await desk.payload.findByID({ collection: 'issues', id: issueId });
    const { body } = await desk.ask(
      'writer',
      'GET',
      `/api/issues/versions?where[parent][equals]=${issueId}&sort=createdAt&limit=1`,
    );
    const restored = await desk.ask('writer', 'POST', `/api/issues/versions/${body.docs[0].id}?draft=true`);
    expect(restored.status).toBe(200);
    const draftNow = await desk.payload.findByID({ collection: 'issues', id: issueId, draft: true });
    expect(draftNow).toMatchObject({
      tagline: draft.tagline,
      workflow: 'draft',
      renditionId: before.renditionId,
    });
    const published = await desk.payload.findByID({ collection: 'issues', id: issueId });
    expect(published).toMatchObject({
      tagline: before.tagline,
      _status: 'published',
      renditionId: before.renditionId,
    });
  });

  test('eight saves of one document at once are all answered without error', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        desk.ask('writer', 'PATCH', `/api/issues/${issueId}?draft=true`, { preheader: `Line ${index}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  });

  async function campaignStatus(): Promise<string | undefined> {
    const { body } = await desk.ask('writer', 'GET', `/api/masthead/issues/${issueId}/desk`);
    return body.campaign?.status;
  }
});

async function addReader(desk: Desk): Promise<void> {
  const { docs } = await desk.payload.find({ collection: 'newsletters', limit: 1 });
  const { delivery } = await import('../src/delivery.ts');
  const { list } = await delivery();
  await list.addConfirmed(docs[0]?.id ?? '', [{ address: 'ada@readers.example', name: 'Ada' }], 'test');
}
