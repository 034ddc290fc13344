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

  describe('one account in two windows', () => {
    const older = 'window-of-the-older';
    const newer = 'window-of-the-newer';
    const open = async (id: string) =>
      (await desk.ask('writer', 'GET', `/api/issues/${id}?draft=true`)).body.updatedAt;
    const form = (window: string, updatedAt: string, words: string) => ({
      tagline: words,
      updatedAt,
      deskWindow: window,
    });

    test('the form that was opened first does not overwrite what the other has saved since, and is told what to do', async () => {
      const id = await make();
      await leave('admin', id);
      const seen = await open(id);
      expect((await save('writer', id, form(newer, seen, 'Typed in the newer'))).status).toBe(200);
      for (const stale of [form(older, seen, 'Typed in the older'), form(older, seen, 'And once more')]) {
        const { body, status } = await save('writer', id, stale);
        expect(status).toBe(409);
        expect(body.errors[0].message).toMatch(
          /^You have saved this issue in another window .* copy what you typed here, then reload/,
        );
        expect(await tagline(id)).toBe('Typed in the newer');
      }
      const again = await save('writer', id, form(older, await open(id), 'Read, then typed'));
      expect([again.status, await tagline(id)]).toEqual([200, 'Read, then typed']);
      // Now the other is the one from before.
      expect((await save('writer', id, form(newer, seen, 'Typed in the newer'))).status).toBe(409);
    });

    test('the form that goes on saves again and again, also when the answer to a save was lost; then it is approved', async () => {
      const id = await make();
      await leave('admin', id);
      const seen = await open(id);
      for (const words of ['One', 'Two', 'Three'])
        expect((await save('writer', id, form(newer, seen, words))).status).toBe(200);
      const { body, status } = await save('writer', id, form(newer, await open(id), 'Four'));
      expect([status, await tagline(id)]).toEqual([200, 'Four']);
      const approve = (updatedAt: string) =>
        desk.ask('editor', 'POST', `/api/masthead/issues/${id}/approve`, { updatedAt });
      expect((await approve(seen)).status).toBe(409);
      expect((await approve(body.doc.updatedAt)).status).toBe(200);
      // An approval saves no word: the form from before it goes on.
      expect((await save('writer', id, form(newer, body.doc.updatedAt, 'Five'))).status).toBe(200);
    });

    test('a script names no window and is not held to its own saves; a form is held to the script’s', async () => {
      const id = await make();
      await leave('admin', id);
      const seen = await open(id);
      for (const words of ['One', 'Two'])
        expect((await save('writer', id, { tagline: words, updatedAt: seen })).status).toBe(200);
      expect((await save('writer', id, form(older, seen, 'Typed'))).status).toBe(409);
      expect((await save('writer', id, { tagline: 'Without an instant' })).status).toBe(200);
    });

    test('the window’s name is stored in no issue and no version of one', async () => {
      const id = await make();
      await leave('admin', id);
      const words = 'Typed in a window with a name';
      await save('writer', id, form(older, await open(id), words));
      const stored = await Promise.all(
        ['issues', '_issues_versions'].map((name) =>
          desk.payload.db.connection.collection(name).find().toArray(),
        ),
      );
      expect(JSON.stringify(stored)).toContain(words);
      expect(JSON.stringify(stored)).not.toContain(older);
    });
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
