import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import { gazette, quietDraft } from './gazette-form.ts';
import type { Desk } from './open-desk.ts';

describe('an issue of the second newsletter', () => {
  let desk: Desk;
  let bulletin = '';

  beforeAll(async () => {
    desk = await openGazette();
    const { body } = await desk.ask('admin', 'POST', '/api/newsletters', {
      ...gazette,
      name: 'Bulletin',
      slug: 'bulletin',
      language: 'de',
      archiveMode: 'subscribers',
      sender: { name: 'Bulletin', address: 'desk@bulletin.test' },
    });
    bulletin = body.doc.id;
    await make({ newsletter: bulletin, number: 47 });
  }, 60_000);
  afterAll(() => desk?.close(), 30_000);

  const make = async (fields: object = {}) =>
    (await desk.ask('editor', 'POST', '/api/issues?draft=true', { tagline: 'Two of us', ...fields })).body
      .doc;
  const save = async (id: string, fields: object) =>
    (await desk.ask('editor', 'PATCH', `/api/issues/${id}?draft=true&autosave=true`, fields)).body.doc;

  test('a form that saved itself before the choice gets number, address and archive of the newsletter it is moved to', async () => {
    const made = await make();
    expect(made).toMatchObject({ number: 1, slug: 'gazette-1', archiveMode: 'public' });
    // As the form sends it: with all that it was given before.
    const { archiveMode, number, slug } = made;
    const moved = await save(made.id, { newsletter: bulletin, archiveMode, number, slug });
    expect(moved).toMatchObject({ number: 48, slug: 'bulletin-48', archiveMode: 'subscribers' });
    expect(await save(made.id, { number: 50 })).toMatchObject({ number: 50, slug: 'bulletin-50' });
    const typed = await save(made.id, { slug: 'a-special', archiveMode: 'unlisted' });
    expect(typed).toMatchObject({ slug: 'a-special', archiveMode: 'unlisted' });
    const [first] = (await desk.payload.find({ collection: 'newsletters', sort: 'createdAt', limit: 1 }))
      .docs;
    const back = await save(made.id, { newsletter: first?.id, number: 7 });
    expect(back).toMatchObject({ number: 7, slug: 'a-special', archiveMode: 'unlisted' });
  });

  test('an address from before, with the first newsletter’s name in it, follows the number', async () => {
    const { id } = await make({ newsletter: bulletin, slug: 'gazette-60', number: 60 });
    expect(await save(id, { number: 61 })).toMatchObject({ number: 61, slug: 'bulletin-61' });
  });

  test('a digest takes the name along and keeps having no number', async () => {
    const made = await make({ kind: 'digest' });
    const moved = await save(made.id, { newsletter: bulletin });
    expect(moved.slug).toBe(String(made.slug).replace(/^gazette-/, 'bulletin-'));
    expect(moved.number ?? null).toBeNull();
  });

  test('what was approved keeps number and address: mails may point to it', async () => {
    const { body } = await desk.ask('writer', 'POST', '/api/masthead/import', {
      draft: quietDraft({ tagline: 'Imported there' }),
      importKey: 'a-text-of-the-second-newsletter',
      newsletter: 'gazette',
    });
    const approved = await desk.ask('editor', 'POST', `/api/masthead/issues/${body.issueId}/approve`, {});
    expect(approved.status).toBe(200);
    const { number, slug } = await save(body.issueId, { newsletter: bulletin });
    expect({ number, slug }).toEqual({ number: body.number, slug: body.slug });
  });

  test('a test mail greets in the newsletter’s language', async () => {
    const { id } = await make({ newsletter: bulletin, sections: [{ blockType: 'divider' }] });
    const sent = await desk.ask('editor', 'POST', `/api/masthead/issues/${id}/test-send`, {});
    const row = await desk.payload.db.connection
      .collection<{ _id: string; mail: { text: string } }>('outbox')
      .findOne({ _id: sent.body.purposeKey });
    expect(row?.mail.text).toContain('Guten Tag editor');
  });
});
