import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

describe('what the desk looks after in past issues', () => {
  let desk: Desk;
  let issueId = '';
  const url = 'https://gone.example/page?utm_source=x';

  beforeAll(async () => {
    desk = await openGazette();
    const story = await desk.ask('writer', 'POST', '/api/stories', { title: 'A lock that counts', url });
    const sections = [{ blockType: 'stories', heading: 'Also', items: [{ entry: story.body.doc.id }] }];
    const made = await desk.ask('writer', 'POST', '/api/issues?draft=true', { tagline: 'Locks', sections });
    issueId = made.body.doc.id;
  }, 60_000);
  afterAll(() => desk?.close(), 30_000);

  const dead = async () => (await desk.ask('writer', 'GET', '/api/masthead/links/dead')).body.links;
  const look = async (status: object) => {
    const { db } = desk.payload.db.connection;
    await db
      ?.collection<{ _id: string }>('linkStatuses')
      .updateOne({ _id: url }, { $set: { status, checkedAt: new Date() } }, { upsert: true });
  };

  test('editors are told of a link that leads nowhere once the issue is out, with a copy to offer; not of a draft’s', async () => {
    await look({ state: 'dead', why: 'answers 404' });
    expect(await dead()).toEqual([]);
    const path = `/api/masthead/issues/${issueId}/publish-to-archive`;
    expect((await desk.ask('editor', 'POST', path, { date: '2026-05-08' })).status).toBe(200);
    expect(await dead()).toMatchObject([
      {
        url,
        why: 'answers 404',
        issues: [{ id: issueId, name: '№1' }],
        archivedCopy: `https://web.archive.org/web/20260508/${url}`,
      },
    ]);
    await look({ state: 'ok', code: 200 });
    expect(await dead()).toEqual([]);
  });

  test('strangers are told nothing of them', async () => {
    expect((await desk.ask('anonymous', 'GET', '/api/masthead/links/dead')).status).toBe(401);
  });
});
