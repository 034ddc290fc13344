import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import type { Desk, Who } from './open-desk.ts';

describe('several people at one issue', () => {
  let desk: Desk;
  let serial = 0;

  beforeAll(async () => {
    desk = await openGazette();
  }, 60_000);
  afterAll(() => desk?.close(), 30_000);

  const make = async (): Promise<string> => {
    serial += 1;
    const { body } = await desk.ask('admin', 'POST', '/api/issues?draft=true', {
      tagline: `Locks ${serial}`,
      sections: [{ blockType: 'divider' }],
    });
    return body.doc.id;
  };
  const save = (who: Who, id: string, data: object) =>
    desk.ask(who, 'PATCH', `/api/issues/${id}?draft=true&autosave=true`, data);
  const leave = (who: Who, id: string) => desk.ask(who, 'POST', `/api/masthead/issues/${id}/give-back`, {});
  const tagline = async (id: string) =>
    (await desk.payload.findByID({ collection: 'issues', id, draft: true })).tagline;

  test('who saved an issue keeps it: the second editor is told 423 and overwrites nothing, autosave included', async () => {
    const id = await make();
    expect((await save('writer', id, { tagline: 'By the writer' })).status).toBe(200);
    const second = await save('editor', id, { tagline: 'By the editor' });
    expect(second.status).toBe(423);
    expect(second.body.errors[0].message).toMatch(/locked/i);
    expect(await tagline(id)).toBe('By the writer');
    expect((await save('writer', id, { tagline: 'Still the writer' })).status).toBe(200);
  });

  test('who leaves gives it back at once; nobody can give back another’s', async () => {
    const id = await make();
    await save('writer', id, { tagline: 'By the writer' });
    await leave('editor', id);
    expect((await save('editor', id, { tagline: 'By the editor' })).status).toBe(423);
    await leave('writer', id);
    expect((await save('editor', id, { tagline: 'By the editor' })).status).toBe(200);
  });

  test('two who begin in the same moment: one is saved, one is told, nothing is mixed', async () => {
    const id = await make();
    const answers = await Promise.all([
      save('writer', id, { tagline: 'By the writer' }),
      save('editor', id, { tagline: 'By the editor' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 423]);
    const winner = answers.find(({ status }) => status === 200);
    expect(await tagline(id)).toBe(winner?.body.doc.tagline);
  });

  test('a form from before somebody else’s save is refused though the lock is over; a fresh one is saved', async () => {
    const id = await make();
    const opened = await desk.ask('editor', 'GET', `/api/issues/${id}?draft=true`);
    await save('writer', id, { tagline: 'By the writer' });
    await leave('writer', id);
    const stale = await save('editor', id, { tagline: 'Old form', updatedAt: opened.body.updatedAt });
    expect(stale.status).toBe(423);
    expect(stale.body.errors[0].message).toMatch(/^writer has saved this issue since you opened it/);
    expect(await tagline(id)).toBe('By the writer');
    const now = await desk.ask('editor', 'GET', `/api/issues/${id}?draft=true`);
    const fresh = await save('editor', id, { tagline: 'New form', updatedAt: now.body.updatedAt });
    expect([fresh.status, await tagline(id)]).toEqual([200, 'New form']);
  });

  test('eight saves of one editor at once are eight answers without an error', async () => {
    const id = await make();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => save('writer', id, { tagline: `Turn ${n}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  });

  test('eight saves of one entry at once, by three people, are eight answers without an error', async () => {
    const { body } = await desk.ask('writer', 'POST', '/api/stories', { title: 'Eight hands' });
    const people = ['writer', 'editor', 'admin'] as const;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        desk.ask(people[n % 3] ?? 'writer', 'PATCH', `/api/stories/${body.doc.id}`, {
          dateText: `May ${n + 1}`,
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  });

  test('the history says who did what, edits in one go as one line, newest first', async () => {
    const id = await make();
    await leave('admin', id);
    for (const turn of [1, 2, 3]) await save('writer', id, { tagline: `Turn ${turn}` });
    await desk.ask('writer', 'POST', `/api/masthead/issues/${id}/workflow`, { to: 'in review' });
    await desk.ask('editor', 'POST', `/api/masthead/issues/${id}/approve`, {});
    await desk.ask('editor', 'POST', `/api/masthead/issues/${id}/approve`, {});
    const refused = await desk.ask('writer', 'POST', `/api/masthead/issues/${id}/approve`, {});
    expect(refused.status).toBe(403);
    const { body } = await desk.ask('writer', 'GET', `/api/masthead/issues/${id}/events`);
    const lines = body.events.map(({ by, until, verb }: { by: string; until: unknown; verb: string }) => [
      verb,
      by,
      until !== null,
    ]);
    expect(lines).toEqual([
      ['approved', 'editor', false],
      ['approved', 'editor', false],
      ['asked for review', 'writer', false],
      ['edited', 'writer', true],
      ['made', 'admin', false],
    ]);
  });

  test('what differs from the approved rendition is told by words', async () => {
    const id = await make();
    expect((await desk.ask('writer', 'GET', `/api/masthead/issues/${id}/diff`)).status).toBe(409);
    await save('writer', id, { tagline: 'Gates open at nine', subject: 'Gates' });
    expect((await desk.ask('editor', 'POST', `/api/masthead/issues/${id}/approve`, {})).status).toBe(200);
    const same = await desk.ask('writer', 'GET', `/api/masthead/issues/${id}/diff`);
    expect(same.body).toMatchObject({ differs: false, looksOnly: false, approvedBy: 'editor@desk.test' });
    await save('writer', id, { tagline: 'Gates open at ten' });
    const { body } = await desk.ask('writer', 'GET', `/api/masthead/issues/${id}/diff`);
    expect(body.differs).toBe(true);
    const changed = body.text
      .filter(({ kind }: { kind: string }) => kind === 'added' || kind === 'removed')
      .map(({ kind, text }: { kind: string; text: string }) => [kind, text.trim()]);
    expect(changed).toEqual([
      ['removed', 'nine'],
      ['added', 'ten'],
    ]);
    expect(body.subject).toEqual([{ kind: 'same', text: 'Gates' }]);
  });
});
