import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeReadModel, type ReadModel } from '@masthead/archive';
import { plainFromInline, Snapshot } from '@masthead/domain';
import { openGazette } from './gazette.ts';
import type { Desk, Who } from './open-desk.ts';

describe('an erratum on an issue that is out', () => {
  let desk: Desk;
  let archive: ReadModel;
  let storyId = '';
  let issueId = '';
  let nextId = '';
  let correctionId = '';

  beforeAll(async () => {
    desk = await openGazette();
    const { db } = desk.payload.db.connection;
    if (db === undefined) throw new Error('not connected');
    archive = makeReadModel(db);
    const { body } = await desk.ask('writer', 'POST', '/api/stories', { title: 'A lock that counts' });
    storyId = body.doc.id;
    issueId = await makeIssue('The week of locks');
    nextId = await makeIssue('The week after');
  }, 60_000);
  afterAll(() => desk?.close(), 30_000);

  const makeIssue = async (tagline: string): Promise<string> => {
    const { body } = await desk.ask('writer', 'POST', '/api/issues?draft=true', {
      tagline,
      sections: [
        { blockType: 'stories', heading: 'Also', items: [{ entry: storyId, title: 'It counts to five' }] },
      ],
    });
    return body.doc.id;
  };
  const at = (id: string, rest = '') => `/api/masthead/issues/${id}/corrections${rest}`;
  const stateOf = async (id: string, who: Who = 'editor') => (await desk.ask(who, 'GET', at(id))).body;
  const wrong = { text: 'It counts to four.', about: 'sections.0.items.0' };
  const pageOf = (slug: string) => archive.issueBySlug(slug, new Date());

  test('there is none while nobody can read the issue', async () => {
    const { status, body } = await desk.ask('editor', 'POST', at(issueId), wrong);
    expect([status, body.error.code]).toEqual([409, 'not-out']);
    expect(await stateOf(issueId)).toMatchObject({ isOut: false, subjects: [], offers: [] });
  });

  test('shows on its page at once, names its item, and is written down', async () => {
    await desk.ask('editor', 'POST', `/api/masthead/issues/${issueId}/publish-to-archive`, {});
    expect((await stateOf(issueId)).subjects).toEqual([
      { path: 'sections.0.items.0', title: 'It counts to five' },
    ]);
    const before = await pageOf('gazette-1');
    const { status, body } = await desk.ask('editor', 'POST', at(issueId), wrong);
    expect(status).toBe(200);
    correctionId = body.id;
    const page = await pageOf('gazette-1');
    expect(page?.corrections).toMatchObject([
      { text: wrong.text, about: { title: 'It counts to five', entryId: storyId } },
    ]);
    expect(page?.contentVersion).not.toBe(before?.contentVersion);
    expect(page?.snapshot).toEqual(before?.snapshot);
    const story = await archive.entryBySlug('story', 'a-lock-that-counts', new Date());
    expect(story?.mentions[0]?.corrections?.[0]?.text).toBe(wrong.text);
    const { body: history } = await desk.ask('writer', 'GET', `/api/masthead/issues/${issueId}/events`);
    expect(history.events[0]).toMatchObject({ verb: 'corrected', by: 'editor', detail: wrong.text });
  });

  test('of an item that the issue does not hold, or of a day to come, is refused', async () => {
    const asked = async (body: object) =>
      (await desk.ask('editor', 'POST', at(issueId), body)).body.error?.code;
    expect(await asked({ ...wrong, about: 'sections.7' })).toBe('no-such-item');
    expect(await asked({ ...wrong, date: '2999-01-01' })).toBe('not-yet');
    expect(await asked({ text: '  ' })).toBe('invalid');
  });

  test('is offered to the next issue, until it took it in or nobody needs it', async () => {
    const offersOf = async () => (await stateOf(nextId, 'writer')).offers;
    const settle = (to: string) =>
      desk.ask('writer', 'POST', at(nextId, '/offers'), { ids: [correctionId], to });
    expect(await offersOf()).toEqual([
      { id: correctionId, issueName: '№1', about: 'It counts to five', text: wrong.text, taken: false },
    ]);
    await settle('taken');
    expect(await offersOf()).toMatchObject([{ taken: true }]);
    expect((await stateOf(issueId)).corrections).toMatchObject([{ printed: 'taken into an issue' }]);
    await settle('open');
    expect(await offersOf()).toMatchObject([{ taken: false }]);
    await settle('dismissed');
    expect(await offersOf()).toEqual([]);
    expect((await stateOf(issueId)).corrections).toMatchObject([{ printed: 'not needed' }]);
  });

  test('is printed where a later issue takes the story up, under what was said before', async () => {
    const { body } = await desk.ask('writer', 'GET', '/api/masthead/issues/by-number/2/snapshot');
    const [section] = Snapshot.parse(body).sections;
    expect(section?.kind === 'stories' && section.items[0]?.previously).toMatchObject({
      number: 1,
      text: [],
      corrections: [{ id: correctionId, text: wrong.text }],
    });
    const { body: preview } = await desk.ask('writer', 'POST', `/api/masthead/issues/${nextId}/preview`, {
      form: {},
    });
    expect(JSON.stringify(preview)).toContain(plainFromInline([{ text: wrong.text }]));
  });

  test('taken back, it is on no page', async () => {
    const path = at(issueId, `/${correctionId}/take-back`);
    expect((await desk.ask('editor', 'POST', path, {})).status).toBe(200);
    expect((await desk.ask('editor', 'POST', path, {})).status).toBe(404);
    expect((await pageOf('gazette-1'))?.corrections).toBeUndefined();
    expect((await stateOf(issueId)).corrections).toEqual([]);
  });
});
