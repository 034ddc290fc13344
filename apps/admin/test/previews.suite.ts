import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import { quietDraft } from './gazette-form.ts';
import type { Desk, Who } from './open-desk.ts';

describe('the preview of a draft', () => {
  let desk: Desk;
  let issueId = '';

  beforeAll(async () => {
    desk = await openGazette();
    const [newsletter] = (await desk.payload.find({ collection: 'newsletters' })).docs;
    const { delivery } = await import('../src/delivery.ts');
    const readers = [{ address: 'ada.winter@readers.example', name: 'Ada & Winter' }];
    await (await delivery()).list.addConfirmed(newsletter?.id ?? '', readers, 'test');
    const { body } = await desk.ask('writer', 'POST', '/api/masthead/import', {
      draft: quietDraft({ tagline: 'Small machines remember' }),
      importKey: 'a-text-of-the-previews',
    });
    issueId = body.issueId;
  }, 60_000);
  afterAll(() => desk?.close());

  const preview = (who: Who, asked: object) =>
    desk.ask(who, 'POST', `/api/masthead/issues/${issueId}/preview`, { form: {}, ...asked });

  test('greets nobody by a name, until it is asked whose mail it is', async () => {
    const { body } = await preview('writer', {});
    expect(body.to).toBe('a reader without a name');
    expect(body.text).toContain('Hello,\n');
    expect(body.html).toContain('Hello,');
    expect(body.html).not.toContain('{{{');
  });

  test('greets whoever asks for their own by their name', async () => {
    const { body } = await preview('writer', { as: { who: 'me' } });
    expect(body.to).toBe('writer');
    expect(body.text).toContain('Hello writer,');
    expect(body.html).toContain('Hello writer,');
  });

  test('is a chosen reader’s for an editor, in both parts, by the beginning of the address', async () => {
    const { body } = await preview('editor', { as: { who: 'reader', address: 'ADA.w' } });
    expect(body.to).toBe('Ada & Winter');
    expect(body.text).toContain('Hello Ada & Winter,');
    expect(body.html).toContain('Hello Ada &amp; Winter,');
  });

  test('as a reader is refused to a writer, who learns nothing of who reads', async () => {
    for (const address of ['ada.winter@readers.example', 'nobody@readers.example']) {
      const { body, status } = await preview('writer', { as: { who: 'reader', address } });
      expect([status, body.error.code]).toEqual([403, 'not-allowed']);
      expect(JSON.stringify(body)).not.toContain('Winter');
    }
  });

  test('as a reader whom the list does not hold says so', async () => {
    const { body, status } = await preview('admin', { as: { who: 'reader', address: 'nobody@' } });
    expect([status, body.error.code]).toEqual([404, 'no-reader']);
  });

  test('of the web page is the page, which greets nobody, and tells the size of the mail all the same', async () => {
    const [web, mail] = await Promise.all([preview('editor', { show: 'web' }), preview('editor', {})]);
    expect([web.body.show, mail.body.show]).toEqual(['web', 'email']);
    expect(web.body.html).toContain('<main');
    expect(web.body.html).toContain('Measure first.');
    expect(web.body.html).not.toContain('Hello,');
    expect([web.body.text, web.body.htmlBytes]).toEqual(['', mail.body.htmlBytes]);
  });

  test('has what is typed and not saved, in the mail, its text and the page', async () => {
    const form = { tagline: 'Typed a moment ago' };
    const [mail, web] = await Promise.all([
      preview('writer', { form }),
      preview('writer', { form, show: 'web' }),
    ]);
    for (const part of [mail.body.html, mail.body.text, web.body.html])
      expect(part).toContain('Typed a moment ago');
  });
});
