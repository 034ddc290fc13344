import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { imageRef } from '../src/features/resolve-snapshot/image-ref.ts';
import { type Desk, openDesk } from './open-desk.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('uploads', () => {
  let desk: Desk;
  let png: Buffer;
  beforeAll(async () => {
    desk = await openDesk();
    png = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#8a2d1c' } })
      .png()
      .toBuffer();
  }, 60_000);
  afterAll(() => desk?.close());

  const upload = (bytes: Uint8Array | string, name: string, type: string) =>
    desk.upload('writer', '/api/media', new File([new Uint8Array(Buffer.from(bytes))], name, { type }), {
      kind: 'image',
      title: 'A chart',
      alt: 'A red field',
    });

  test('an image is kept under its content hash, with its true type and size', async () => {
    const { status, body } = await upload(png, '../../etc/chart.png', 'image/png');
    expect(status).toBe(201);
    const hash = createHash('sha256').update(png).digest('hex');
    expect(body.doc).toMatchObject({ filename: `${hash}.png`, mimeType: 'image/png', width: 40, height: 20 });
  });

  test('a wide image is kept smaller as well, in WebP under the same hash; never larger than it is', async () => {
    const wide = await sharp({ create: { width: 1000, height: 500, channels: 3, background: '#8a2d1c' } })
      .jpeg()
      .toBuffer();
    const { status, body } = await upload(wide, 'wide.jpg', 'image/jpeg');
    expect(status).toBe(201);
    const hash = createHash('sha256').update(wide).digest('hex');
    const { w480, w800, w1360 } = body.doc.sizes;
    expect(w480).toMatchObject({
      filename: `${hash}-480.webp`,
      mimeType: 'image/webp',
      width: 480,
      height: 240,
    });
    expect(w800).toMatchObject({ filename: `${hash}-800.webp`, width: 800, height: 400 });
    expect(w1360?.filename ?? null).toBeNull();
    const media = await desk.payload.findByID({ collection: 'media', id: body.doc.id });
    expect(imageRef(media.id, new Map([[media.id, media]]), 'https://news.example')).toEqual({
      url: `https://news.example/media/${hash}.jpg`,
      alt: 'A red field',
      width: 1000,
      height: 500,
      smaller: [
        { url: `https://news.example/media/${hash}-480.webp`, width: 480 },
        { url: `https://news.example/media/${hash}-800.webp`, width: 800 },
      ],
    });
    await desk.payload.db.deleteOne({ collection: 'media', where: { id: { equals: media.id } } });
  });

  test('an image that lies about its type is named by its bytes', async () => {
    const jpeg = await sharp(png).jpeg().toBuffer();
    const { status, body } = await upload(jpeg, 'photo.png', 'image/png');
    expect([status, body.doc?.mimeType]).toEqual([201, 'image/jpeg']);
    expect(body.doc.filename).toMatch(/\.jpg$/);
  });

  test('the same image again is refused by the name of the entry that has it', async () => {
    const { status, body } = await upload(png, 'again.png', 'image/png');
    expect([status, body.errors[0].message]).toEqual([400, expect.stringContaining('“A chart”')]);
  });

  test('a stored image keeps its file: another is not put in its place', async () => {
    const { docs } = await desk.payload.find({ collection: 'media', limit: 1 });
    const gif = await sharp(png).gif().toBuffer();
    const file = new File([new Uint8Array(gif)], 'new.gif', { type: 'image/gif' });
    const { status } = await desk.upload('writer', `/api/media/${docs[0]?.id}`, file, {}, 'PATCH');
    expect(status).toBe(400);
    const after = await desk.payload.findByID({ collection: 'media', id: docs[0]?.id ?? '' });
    expect(after.filename).toBe(docs[0]?.filename);
    const words = await desk.ask('writer', 'PATCH', `/api/media/${docs[0]?.id}`, { alt: 'A redder field' });
    expect(words.status).toBe(200);
  });

  test.each([
    ['an SVG', svg, 'logo.svg', 'image/svg+xml'],
    ['an SVG called PNG', svg, 'logo.png', 'image/png'],
    ['a page called PNG', '<!doctype html><script>alert(1)</script>', 'page.png', 'image/png'],
    ['nothing', '', 'empty.png', 'image/png'],
    ['a PNG of 50,000 × 50,000', hugePng(), 'huge.png', 'image/png'],
    [
      'a GIF of forty small moving pictures that unpack to 40 megapixels',
      gifBomb(40),
      'bomb.gif',
      'image/gif',
    ],
    ['six megabytes', Buffer.alloc(6 * 1024 * 1024, 1), 'big.png', 'image/png'],
  ])('%s is refused', async (_what, bytes, name, type) => {
    const { status } = await upload(bytes, name, type);
    expect([400, 413]).toContain(status);
    expect(
      (await desk.payload.count({ collection: 'media', where: { title: { equals: 'A chart' } } })).totalDocs,
    ).toBe(2);
  });

  test('a GIF that is a script as well is kept as a GIF, by whatever name and type it comes', async () => {
    const bytes = Buffer.concat([
      gifBomb(1),
      Buffer.from('=1;alert(document.domain)//<script>alert(1)</script>'),
    ]);
    const { status, body } = await upload(bytes, 'harmless.html', 'text/html');
    // What is kept can be served as a picture alone (apps/site, media.int.test.ts).
    expect({ status, type: body.doc?.mimeType }).toEqual({ status: 201, type: 'image/gif' });
    expect(body.doc.filename).toMatch(/^[0-9a-f]{64}\.gif$/);
  });

  test('an image without words for it is refused, a talk needs neither file nor words', async () => {
    const file = new File([new Uint8Array(png)], 'chart.png', { type: 'image/png' });
    const silent = await desk.upload('writer', '/api/media', file, { kind: 'image', title: 'Mute' });
    expect(silent.status).toBe(400);
    const talk = await desk.ask('writer', 'POST', '/api/media', { kind: 'talk', title: 'A talk' });
    expect(talk.status).toBe(201);
  });

  test('no file is handed to somebody who is not logged in', async () => {
    const { docs } = await desk.payload.find({ collection: 'media', where: { filename: { exists: true } } });
    const { status } = await desk.ask('anonymous', 'GET', `/api/media/file/${docs[0]?.filename}`);
    expect(status).toBe(403);
  });
});

/** `frames` pictures of a dot on a canvas of 1000 × 1000, each of which a viewer unpacks whole. */
function gifBomb(frames: number): Buffer {
  const side = [0xe8, 0x03];
  const head = [...Buffer.from('GIF89a'), ...side, ...side, 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
  const dot = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0x02, 0x02, 0x44, 0x01, 0x00];
  return Buffer.from([...head, ...Array.from({ length: frames }, () => dot).flat(), 0x3b]);
}

/** A header that promises 2.5 gigapixels, and hardly any bytes. */
function hugePng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), data])));
    return Buffer.concat([length, Buffer.from(type), data, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(50_000, 0);
  header.writeUInt32BE(50_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(1000));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
