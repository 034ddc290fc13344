import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

describe('the theme of a newsletter', () => {
  let desk: Desk;
  let id = '';
  const save = (theme: object) => desk.ask('admin', 'PATCH', `/api/newsletters/${id}`, { theme });
  const published = async () =>
    desk.payload.db.connection.db
      ?.collection<{ _id: string; theme: { fonts: object; logo: object | null } }>('publicNewsletters')
      .findOne({ _id: id });

  beforeAll(async () => {
    desk = await openGazette();
    const { docs } = await desk.payload.find({ collection: 'newsletters' });
    id = docs[0]?.id ?? '';
  }, 60_000);
  afterAll(() => desk?.close());

  test('that cannot be read is not saved: the sentence says which pair and how much it has', async () => {
    const { status, body } = await save({ light: { accent: '#d9a89e' } });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toMatch(
      /The light theme’s accent on its paper has a contrast of 2\.0; 4\.5 is the least\./,
    );
    expect((await save({ dark: { ink: '#777777' } })).status).toBe(400);
    expect((await save({ light: { accent: '#7a2a1a' }, radiusPx: 0 })).status).toBe(200);
  });

  test('reaches the site and the mails with its fonts and its logo', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const file = new File([png], 'logo.png', { type: 'image/png' });
    const { body } = await desk.upload('admin', '/api/media', file, {
      kind: 'image',
      title: 'Logo',
      alt: 'Logo',
    });
    expect(
      (await save({ fonts: { text: 'book', labels: 'sans' }, logo: { light: body.doc.id } })).status,
    ).toBe(200);
    expect((await published())?.theme).toMatchObject({
      fonts: { text: 'book', labels: 'sans' },
      logo: {
        light: {
          url: expect.stringMatching(/^http:\/\/site\.test\/media\/.+\.png$/),
          alt: 'Gazette',
          width: 1,
        },
        dark: null,
      },
    });
  });
});
