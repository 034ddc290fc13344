import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import type { Desk, Who } from './open-desk.ts';

describe('what is approved is what was seen', () => {
  let desk: Desk;
  let serial = 0;

  beforeAll(async () => {
    desk = await openGazette();
  }, 60_000);
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => desk?.close(), 30_000);

  const make = async (): Promise<string> => {
    serial += 1;
    const { body } = await desk.ask('admin', 'POST', '/api/issues?draft=true', {
      tagline: `Seen ${serial}`,
      sections: [{ blockType: 'divider' }],
    });
    return body.doc.id;
  };
  const open = async (who: Who, id: string): Promise<string> =>
    (await desk.ask(who, 'GET', `/api/issues/${id}?draft=true`)).body.updatedAt;
  const save = (who: Who, id: string, data: object) =>
    desk.ask(who, 'PATCH', `/api/issues/${id}?draft=true&autosave=true`, data);
  const verb = (who: Who, id: string, name: string, body: object) =>
    desk.ask(who, 'POST', `/api/masthead/issues/${id}/${name}`, body);
  const newest = (id: string) => desk.payload.findByID({ collection: 'issues', id, draft: true });

  test.each(['approve', 'publish-to-archive'])(
    'words that were saved after the editor opened the issue are not frozen by %s, and the answer says what to do',
    async (name) => {
      const id = await make();
      const updatedAt = await open('editor', id);
      await save('writer', id, { tagline: 'Of five past ten' });
      const refused = await verb('editor', id, name, { updatedAt });
      expect([refused.status, refused.body.error.code]).toEqual([409, 'changed-since']);
      expect(refused.body.error.message).toBe('writer has saved this issue since you opened it here.');
      expect(refused.body.error.help).toContain('reload the page');
      expect(await newest(id)).toMatchObject({ workflow: 'draft', _status: 'draft' });
      const again = await verb('editor', id, name, { updatedAt: await open('editor', id) });
      expect(again.status).toBe(200);
      expect(await newest(id)).toMatchObject({ workflow: 'approved', tagline: 'Of five past ten' });
    },
  );

  test('one’s own words of another window are not seen in this one', async () => {
    const id = await make();
    const updatedAt = await open('editor', id);
    await save('editor', id, { tagline: 'Typed elsewhere' });
    const { body } = await verb('editor', id, 'approve', { updatedAt });
    expect(body.error.message).toMatch(/^You have saved this issue in another window/);
  });

  test('being asked for review changes no word: the form that asked still approves', async () => {
    const id = await make();
    const updatedAt = await open('editor', id);
    await verb('writer', id, 'workflow', { to: 'in review' });
    expect((await verb('editor', id, 'approve', { updatedAt })).status).toBe(200);
  });

  test('a machine that read nothing approves the newest; what is no version is refused', async () => {
    const id = await make();
    await save('writer', id, { tagline: 'The newest' });
    expect((await verb('editor', id, 'approve', { updatedAt: 'ten' })).status).toBe(400);
    expect((await verb('editor', id, 'approve', { updated_at: 'ten' })).status).toBe(400);
    expect((await verb('editor', id, 'approve', {})).status).toBe(200);
    expect(await newest(id)).toMatchObject({ workflow: 'approved', tagline: 'The newest' });
  });

  test('a save between the rendering and its approval is approved by nobody', async () => {
    const id = await make();
    const { delivery } = await import('../src/delivery.ts');
    const { renditions } = await delivery();
    const put = renditions.put.bind(renditions);
    jest.spyOn(renditions, 'put').mockImplementationOnce(async (rendition) => {
      await put(rendition);
      await desk.payload.update({
        collection: 'issues',
        id,
        draft: true,
        autosave: true,
        data: { tagline: 'In between' },
      });
    });
    const refused = await verb('editor', id, 'approve', {});
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'overtaken']);
    const issue = await newest(id);
    expect(issue).toMatchObject({ tagline: 'In between', workflow: 'draft', _status: 'draft' });
    expect(issue.renditionId ?? null).toBeNull();
    expect((await verb('editor', id, 'approve', {})).status).toBe(200);
    const stored = await renditions.get((await newest(id)).renditionId ?? '');
    expect(stored?.snapshot.issue.tagline).toBe('In between');
  });

  test('what is approved is handed back by nobody; a writer asks for review and takes nothing back', async () => {
    const id = await make();
    await verb('writer', id, 'workflow', { to: 'in review' });
    const back = await verb('writer', id, 'workflow', { to: 'draft' });
    expect([back.status, back.body.error.code]).toEqual([403, 'not-allowed']);
    expect((await verb('editor', id, 'workflow', { to: 'draft' })).body).toEqual({ workflow: 'draft' });
    await verb('editor', id, 'approve', {});
    for (const who of ['writer', 'editor', 'admin'] as const) {
      for (const to of ['draft', 'in review']) {
        const { body, status } = await verb(who, id, 'workflow', { to });
        expect([status, body.error?.code]).toEqual([409, 'approved']);
      }
    }
    expect((await newest(id)).workflow).toBe('approved');
    await save('writer', id, { tagline: 'Another word' });
    expect((await newest(id)).workflow).toBe('draft');
  });
});
