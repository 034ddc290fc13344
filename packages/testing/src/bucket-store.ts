import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, spawnChild } from '@masthead/local';
import { eventually } from './eventually.ts';

/** An S3-compatible server with one empty bucket, in a process of its own, on loopback. */
export interface BucketStore {
  readonly bucket: string;
  readonly endpoint: string;
  readonly region: string;
  readonly key: { readonly id: string; readonly secret: string };
  /** The same for a process. */
  readonly env: Readonly<Record<string, string>>;
  /** No goodbye: it answers nobody any more. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const require = createRequire(import.meta.url);

/**
 * It knows no rights: whoever shows no key may read, and the secret of a key is not looked at. @throws when it does not answer within a minute, or ended
 */
export async function startBucketStore(bucket = 'masthead-media'): Promise<BucketStore> {
  const folder = await mkdtemp(join(tmpdir(), 'masthead-bucket-'));
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const where = ['--directory', join(folder, 'data'), '--address', '127.0.0.1', '--port', String(port)];
  const server = spawnChild({
    name: 's3rver',
    command: process.execPath,
    args: [require.resolve('s3rver/bin/s3rver.js'), ...where, '--silent', '--configure-bucket', bucket],
    env: { PATH: process.env.PATH },
    logFile: join(folder, 's3rver.log'),
  });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const answers = async () => {
    server.assertRunning();
    return (await fetch(`${endpoint}/${bucket}`)).ok;
  };
  await eventually(answers, { timeoutMs: 60_000 }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  // The one account it knows.
  const key = { id: 'S3RVER', secret: 'S3RVER' };
  const region = 'us-east-1';
  return {
    bucket,
    endpoint,
    region,
    key,
    env: {
      MEDIA_BUCKET: bucket,
      MEDIA_BUCKET_ENDPOINT: endpoint,
      MEDIA_BUCKET_REGION: region,
      MEDIA_BUCKET_KEY: `${key.id}:${key.secret}`,
    },
    kill: () => server.kill(),
    stop,
  };
}
