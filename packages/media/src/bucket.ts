import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type BucketSettings, clientConfig } from './client-config.ts';
import type { MediaStore } from './media-store.ts';

/** A private bucket: readers reach what is in it through the site alone. Every verb throws BucketTrouble. */
export interface Bucket extends MediaStore {
  /** Writes, reads and compares a small object of its own, and looks into the list. */
  prove(): Promise<void>;
  close(): void;
}

/** What kept a bucket from being used, by the name that the store or the network gives it: `NoSuchBucket`, `ECONNREFUSED`. */
export class BucketTrouble extends Error {
  readonly code: string;

  constructor(code: string, cause: unknown) {
    super(`the bucket cannot be used: ${code}`, { cause });
    this.name = 'BucketTrouble';
    this.code = code;
  }
}

/** The name no picture has: ours are hashes. */
const proof = '.masthead-proof';

/** Asks the store nothing yet. The SDK is loaded here and not above, so that whoever keeps media in a folder never has it. */
export async function openBucket(settings: BucketSettings): Promise<Bucket> {
  const { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } =
    await import('@aws-sdk/client-s3');
  const client = new S3Client(clientConfig(settings));
  const { bucket } = settings;
  const at = (path: string) => ({ Bucket: bucket, Key: path });

  const open: MediaStore['open'] = async (path) => {
    const answer = await nullIfMissing(named(client.send(new GetObjectCommand(at(path)))));
    if (answer?.Body === undefined) return null;
    return { size: answer.ContentLength ?? 0, content: answer.Body as Readable };
  };
  const put = (path: string, bytes: Uint8Array) =>
    named(client.send(new PutObjectCommand({ ...at(path), Body: bytes, ContentType: typeOf(path) })));
  const page = (after: string | undefined) =>
    named(client.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: after })));

  return {
    place: `the bucket ${bucket}`,
    size: async (path) => {
      const answer = await nullIfMissing(named(client.send(new HeadObjectCommand(at(path)))));
      return answer?.ContentLength ?? null;
    },
    open,
    list: async () => {
      const paths: string[] = [];
      let after: string | undefined;
      do {
        const { Contents: found = [], NextContinuationToken: next } = await page(after);
        for (const { Key: path } of found) if (path !== undefined && path !== proof) paths.push(path);
        after = next;
      } while (after !== undefined);
      return paths.sort();
    },
    // At once and not as it comes: a picture is 5 MB at most, and what is held can be sent again.
    add: async (path, content) => {
      await put(path, await buffer(content));
    },
    prove: async () => {
      const bytes = Buffer.from(`Masthead was here at ${new Date().toISOString()}`);
      await put(proof, bytes);
      const kept = await open(proof);
      if (kept === null || !bytes.equals(await named(buffer(kept.content))))
        throw new BucketTrouble('Differs', null);
      await page(undefined);
    },
    close: () => client.destroy(),
  };
}

/** That there is no such object is an answer; that there is no such bucket is not. */
async function nullIfMissing<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    const code = error instanceof BucketTrouble ? error.code : null;
    if (code === 'NoSuchKey' || code === 'NotFound') return null;
    throw error;
  }
}

/** Whatever goes wrong is trouble by its name. */
async function named<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw new BucketTrouble(codeOf(error), error);
  }
}

/** The network's name for it (`ECONNREFUSED`), else the store's (`AccessDenied`). */
function codeOf(error: unknown): string {
  const { cause, code, name } = error as { cause?: { code?: unknown }; code?: unknown; name?: unknown };
  const named = [code, cause?.code, name].find((one) => typeof one === 'string');
  return named === undefined ? 'Unknown' : String(named);
}

/** The desk asks the store what a file is: it must say the same whoever put it there. */
function typeOf(path: string): string {
  const types: Readonly<Record<string, string>> = {
    jpg: 'image/jpeg',
    png: 'image/png',
    webp: 'image/webp',
    gif: 'image/gif',
  };
  return types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
