import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeReadModel } from '@masthead/archive';
import { eventually } from '@masthead/testing';
import { openGazette } from './gazette.ts';
import type { Desk, Who } from './open-desk.ts';

describe('a reviewer without an account', () => {
  let desk: Desk;
  let serial = 0;

  beforeAll(async () => {
    desk = await openGazette();
  }, 60_000);
  afterAll(() => desk?.close(), 30_000);

  const make = async (): Promise<string> => {
    serial += 1;
    const { body } = await desk.ask('writer', 'POST', '/api/issues?draft=true', {
      tagline: `Locks ${serial}`,
      sections: [{ blockType: 'takeaways', heading: 'In short', items: [{ claim: 'Locks get cheaper.' }] }],
    });
    return body.doc.id;
  };
  const link = async (who: Who, id: string, body: object) =>
    desk.ask(who, 'POST', `/api/masthead/issues/${id}/preview-links`, body);
  const open = async (url: string) => {
    const { db } = desk.payload.db.connection;
    if (db === undefined) throw new Error('not connected');
    const found = await makeReadModel(db).preview(url.split('/').at(-1) ?? '', new Date());
    if (found?.state !== 'open') throw new Error('the link is not open');
    return found;
  };
  const said = {
    name: 'Rita',
    text: 'Is the number right?',
    sectionId: null,
    approves: false,
    at: new Date(),
  };
  const commentsOf = async (id: string) =>
    (await desk.ask('writer', 'GET', `/api/masthead/issues/${id}/comments`)).body.comments;
  const workflowOf = async (id: string) =>
    (await desk.payload.findByID({ collection: 'issues', id, draft: true })).workflow;

  test('says something about a section on a link, and the desk has it as a comment', async () => {
    const id = await make();
    const { body } = await link('writer', id, {});
    const found = await open(body.url);
    const sectionId = found.link.snapshot.sections[0]?.id ?? '';
    expect(await found.say({ ...said, sectionId })).toBe('kept');
    const [comment] = await eventually(async () => {
      const comments = await commentsOf(id);
      return comments.length === 1 && comments;
    });
    expect(comment).toMatchObject({
      by: 'Rita',
      fromLink: true,
      sectionId,
      text: said.text,
      settledBy: null,
    });
    expect((await open(body.url)).remarks.map(({ name, text }) => [name, text])).toEqual([
      ['Rita', said.text],
    ]);
    const settle = `/api/masthead/issues/${id}/comments/${comment.id}/settle`;
    expect((await desk.ask('writer', 'POST', settle, { settled: true })).status).toBe(200);
    expect((await commentsOf(id))[0].settledBy).toBe('writer');
  });

  test('approves where an editor allowed it, exactly what was seen', async () => {
    const id = await make();
    expect((await link('writer', id, { mayApprove: true })).status).toBe(403);
    const { body } = await link('editor', id, { mayApprove: true });
    await (await open(body.url)).say({ ...said, text: '', approves: true });
    await eventually(async () => (await workflowOf(id)) === 'approved');
    const issue = await desk.payload.findByID({ collection: 'issues', id, draft: true });
    expect(issue.approvedBy).toBe('Rita (preview link)');
    await eventually(async () => (await commentsOf(id))[0]?.text === 'Approved.');
  });

  test('a yes to words that were changed meanwhile approves nothing and says so', async () => {
    const id = await make();
    const { body } = await link('editor', id, { mayApprove: true });
    await desk.ask('writer', 'PATCH', `/api/issues/${id}?draft=true`, { tagline: 'Other words' });
    await (await open(body.url)).say({ ...said, text: 'Fine.', approves: true });
    await eventually(async () => /^Fine\.\n\nThe issue was changed/.test((await commentsOf(id))[0]?.text));
    expect(await workflowOf(id)).toBe('draft');
  });

  test('a yes on a link that does not allow it is a remark', async () => {
    const id = await make();
    const { body } = await link('editor', id, {});
    await (await open(body.url)).say({ ...said, approves: true });
    await eventually(async () => (await commentsOf(id)).length === 1);
    expect(await workflowOf(id)).toBe('draft');
  });

  test('nobody can fill the house through one link, and a shut link hears nothing', async () => {
    const id = await make();
    const { body } = await link('editor', id, {});
    const found = await open(body.url);
    for (let n = 0; n < 200; n += 1) expect(await found.say(said)).toBe('kept');
    expect(await found.say(said)).toBe('full');
    await desk.ask('editor', 'POST', `/api/masthead/issues/${id}/preview-links/${body.id}/revoke`, {});
    await expect(open(body.url)).rejects.toThrow('the link is not open');
  });
});
