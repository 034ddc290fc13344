import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { env } from '../src/env.ts';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

describe('the theme of a newsletter', () => {
  let desk: Desk;
  let id = '';
  const save = (theme: object) => desk.ask('admin', 'PATCH', `/api/newsletters/${id}`, { theme });
  /** A letter of one colour on nothing, as logos are drawn. */
  const upload = async (colour: string, ground = 'none'): Promise<string> => {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="${ground}"/><path d="M4 4h4v12h-4z" fill="${colour}"/></svg>`;
    const png = await sharp(Buffer.from(drawing)).png().toBuffer();
    const file = new File([new Uint8Array(png)], 'logo.png', { type: 'image/png' });
    const { body } = await desk.upload('admin', '/api/media', file, {
      kind: 'image',
      title: `Logo ${colour}`,
      alt: 'Logo',
    });
    return body.doc.id;
  };
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

  test('whose logo cannot be seen on its paper is not saved', async () => {
    const [dark, light] = [await upload('#101010'), await upload('#f4f4f4')];
    const onDark = await save({ logo: { light: dark } });
    expect(onDark.status).toBe(400);
    expect(JSON.stringify(onDark.body)).toMatch(
      /The logo on the dark theme’s paper has a contrast of 1\.0; 3 is the least\./,
    );
    const swapped = await save({ logo: { light, dark } });
    expect(JSON.stringify(swapped.body)).toMatch(/light theme’s paper.*dark theme’s paper/);
    expect((await save({ logo: { light: dark, dark: light } })).status).toBe(200);
  });

  test('whose logo stands on nothing gets a picture of it on its paper, once; one with a ground needs none', async () => {
    const [bare, whole] = [await upload('#123456'), await upload('#123456', '#ffffff')];
    const onPaper = async (theme: object) => {
      const { body } = await save(theme);
      return body.doc.theme.logo.onPaper;
    };
    const laid = await onPaper({ logo: { light: bare, dark: whole } });
    const { data, info } = await sharp(join(env().MEDIA_DIR, laid.filename))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.channels, info.width, data.toString('hex', 0, 3)]).toEqual([3, 40, 'fbfaf7']);
    expect((await onPaper({ radiusPx: 5 })).id).toBe(laid.id);
    expect((await onPaper({ light: { paper: '#ffffff' } })).id).not.toBe(laid.id);
    expect((await onPaper({ light: { paper: '#fbfaf7' } })).id).toBe(laid.id);
    expect(await onPaper({ logo: { light: whole } })).toBeNull();
  });

  test('reaches the site and the mails with its fonts and its logo', async () => {
    const [light, dark] = [await upload('#14202b'), await upload('#e6edf2')];
    expect((await save({ fonts: { text: 'book', labels: 'sans' }, logo: { light, dark } })).status).toBe(200);
    expect((await published())?.theme).toMatchObject({
      fonts: { text: 'book', labels: 'sans' },
      logo: {
        light: {
          url: expect.stringMatching(/^http:\/\/site\.test\/media\/.+\.png$/),
          alt: 'Gazette',
          width: 40,
        },
        dark: { alt: 'Gazette' },
        onPaper: { alt: 'Gazette', width: 40 },
      },
    });
  });
});
