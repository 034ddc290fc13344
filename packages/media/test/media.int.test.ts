import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type BucketStore, startBucketStore } from '@masthead/testing/bucket-store';
import { type MediaSettings, openBucket, openMedia } from '../src/index.ts';

jest.setTimeout(60_000);

let root: string;
let store: BucketStore;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'masthead-media-'));
  store = await startBucketStore();
}, 70_000);
afterAll(async () => {
  await store?.stop();
  await rm(root, { recursive: true, force: true });
});

const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, n) => n % 251));
const settings: Readonly<Record<string, () => MediaSettings>> = {
  'a folder': () => ({ folder: join(root, 'media'), bucket: null }),
  'a bucket': () => ({ folder: '/nowhere', bucket: store }),
};

describe.each(Object.entries(settings))('media in %s', (_name, at) => {
  it('come back as they were put there, whole, by their names', async () => {
    const media = await openMedia(at());
    expect(await media.list()).toEqual([]);
    await media.add('b.png', Readable.from([bytes.subarray(0, 1_000), bytes.subarray(1_000)]));
    await media.add('a/deep.webp', Readable.from([Buffer.from('small')]));
    expect(await media.list()).toEqual(['a/deep.webp', 'b.png']);
    expect(await media.size('b.png')).toBe(bytes.length);
    const file = await media.open('b.png');
    expect(file?.size).toBe(bytes.length);
    expect(bytes.equals(await buffer(file?.content ?? Readable.from([])))).toBe(true);
  });

  it('that are not there are null, and no error', async () => {
    const media = await openMedia(at());
    expect([await media.size('no.png'), await media.open('no.png')]).toEqual([null, null]);
    expect([await media.size('a'), await media.open('a')]).toEqual([null, null]);
  });
});

describe('a bucket', () => {
  it('of more files than one answer lists is listed whole', async () => {
    // Not the store's own pages, which it cannot turn: two answers as S3 gives them.
    const page = (name: string, next: string) =>
      `<ListBucketResult>${next}<Contents><Key>${name}</Key></Contents></ListBucketResult>`;
    const asked: (string | null)[] = [];
    const server = createServer((request, response) => {
      const token = new URL(request.url ?? '', 'http://s3.test').searchParams.get('continuation-token');
      asked.push(token);
      const next = '<IsTruncated>true</IsTruncated><NextContinuationToken>the+rest</NextContinuationToken>';
      response.setHeader('content-type', 'application/xml');
      response.end(token === null ? page('b.png', next) : page('a.png', ''));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const media = await openBucket({ ...store, endpoint });
    const listed = await media.list();
    media.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(listed).toEqual(['a.png', 'b.png']);
    expect(asked).toEqual([null, 'the+rest']);
  });

  it('is proved by writing and reading, and what proves it is no file of ours', async () => {
    const media = await openBucket(store);
    const before = await media.list();
    await media.prove();
    expect(await media.list()).toEqual(before);
    media.close();
  });

  it('that is not there, or opens to another key, is trouble by its name, never an empty place', async () => {
    const missing = await openBucket({ ...store, bucket: 'nobody-made-it' });
    const shut = await openBucket({ ...store, key: { id: 'nobody', secret: 'wrong' } });
    for (const [media, code] of [
      [missing, 'NoSuchBucket'],
      [shut, 'InvalidAccessKeyId'],
    ] as const) {
      await expect(media.prove()).rejects.toMatchObject({ name: 'BucketTrouble', code });
      await expect(media.open('b.png')).rejects.toMatchObject({ name: 'BucketTrouble', code });
      media.close();
    }
  });

  it('that does not answer is trouble, too', async () => {
    const own = await startBucketStore('gone-soon');
    await own.stop();
    const media = await openBucket(own);
    await expect(media.prove()).rejects.toMatchObject({
      name: 'BucketTrouble',
      cause: { message: expect.stringContaining('ECONNREFUSED') },
    });
    media.close();
  });
});
