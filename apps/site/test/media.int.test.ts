import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mediaFolder } from '@masthead/media';
import { makeTestApp } from './make-test-app.ts';

const picture = randomBytes(300_000);
const smaller = randomBytes(30_000);
const hash = createHash('sha256').update(picture).digest('hex');
const other = createHash('sha256').update('other').digest('hex');
const secret = 'not for readers';

let folder = '';
let server: ReturnType<typeof serve>;
let origin = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-site-media-'));
  const mediaDir = join(folder, 'media');
  await mkdir(join(mediaDir, `${other}.webp`), { recursive: true });
  await writeFile(join(folder, `${other}.png`), secret);
  await writeFile(join(mediaDir, 'notes.txt'), secret);
  await writeFile(join(mediaDir, `${hash}-480.webp`), smaller);
  for (const ending of ['png', 'jpg', 'gif', 'svg', 'html'])
    await writeFile(join(mediaDir, `${hash}.${ending}`), picture);
  await symlink(join(folder, `${other}.png`), join(mediaDir, `${other}.png`));
  const app = makeTestApp({ media: mediaFolder(mediaDir) });
  server = await new Promise((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started));
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  if ('closeAllConnections' in server) server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

/** A request whose path no client tidies up. */
async function raw(path: string): Promise<{ status: number | undefined; body: string }> {
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, agent: false }, resolve).on('error', reject);
  });
  return { status: answer.statusCode, body: await text(answer) };
}

describe('the pictures of issues', () => {
  test.each([
    ['png', 'image/png'],
    ['jpg', 'image/jpeg'],
    ['gif', 'image/gif'],
  ])('a .%s is sent whole, as what it is, to be kept for ever and to do nothing', async (ending, type) => {
    const response = await fetch(`${origin}/media/${hash}.${ending}`);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(picture)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'content-length': String(picture.length),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    });
  });

  test('the same picture smaller is sent as what it is, and is not taken for the whole one', async () => {
    const response = await fetch(`${origin}/media/${hash}-480.webp`, {
      headers: { 'if-none-match': `"${hash}"` },
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(Buffer.from(await response.arrayBuffer()).equals(smaller)).toBe(true);
  });

  test('HEAD answers the same headers and nothing; who has it already is told so', async () => {
    const head = await fetch(`${origin}/media/${hash}.png`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      String(picture.length),
      '',
    ]);
    const again = await fetch(`${origin}/media/${hash}.png`, {
      headers: { 'if-none-match': head.headers.get('etag') ?? '' },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test.each([
    ['a picture nobody uploaded', `/media/${'0'.repeat(64)}.png`],
    ['a type the desk does not take', `/media/${hash}.svg`],
    ['a page', `/media/${hash}.html`],
    ['a name that is no hash', '/media/notes.txt'],
    ['a hash in capitals', `/media/${hash.toUpperCase()}.png`],
    ['a hash with something after it', `/media/${hash}-1.png`],
    ['a width nobody made', `/media/${hash}-800.webp`],
    ['a width and dots', `/media/${hash}-480/../notes.txt`],
    ['a name on two lines', `/media/${hash}.png%0a`],
    ['a name with a null', `/media/${hash}.png%00.jpg`],
    ['a folder', `/media/${other}.webp`],
    ['a link to elsewhere', `/media/${other}.png`],
    ['the folder itself', '/media/'],
    ['dots', `/media/../${other}.png`],
    ['dots in disguise', `/media/..%2f${other}.png`],
    ['dots in double disguise', `/media/%252e%252e%252f${other}.png`],
    ['backslashes', `/media/..%5c${other}.png`],
    ['broken percent signs', '/media/%e0%a4%a.png'],
  ])('%s is not found', async (_what, path) => {
    const { status, body } = await raw(path);
    expect(status).toBe(404);
    expect(body).not.toContain(secret);
  });

  test('a reader who leaves in the middle takes nothing down', async () => {
    const leaving = new AbortController();
    const response = await fetch(`${origin}/media/${hash}.png`, { signal: leaving.signal });
    leaving.abort();
    await expect(response.arrayBuffer()).rejects.toThrow();
    const next = await fetch(`${origin}/media/${hash}.png`);
    expect((await next.arrayBuffer()).byteLength).toBe(picture.length);
  });
});
