import { openBucket } from './bucket.ts';
import type { BucketSettings } from './client-config.ts';
import { mediaFolder } from './media-folder.ts';
import type { MediaStore } from './media-store.ts';

/** A bucket where one is named, else the folder. */
export interface MediaSettings {
  readonly folder: string;
  readonly bucket: BucketSettings | null;
}

/** The variables of docs/operations.md, "Media in a bucket", as @masthead/config reads them. */
interface MediaEnv {
  readonly MEDIA_DIR: string;
  readonly MEDIA_BUCKET?: string | undefined;
  readonly MEDIA_BUCKET_ENDPOINT?: string | undefined;
  readonly MEDIA_BUCKET_REGION: string;
  readonly MEDIA_BUCKET_KEY?: BucketSettings['key'];
}

/** Where media are, off the environment of whichever process. */
export function settingsOf(env: MediaEnv): MediaSettings {
  const { MEDIA_BUCKET: bucket, MEDIA_BUCKET_ENDPOINT: endpoint, MEDIA_BUCKET_KEY: key } = env;
  return {
    folder: env.MEDIA_DIR,
    bucket: bucket === undefined ? null : { bucket, endpoint, key, region: env.MEDIA_BUCKET_REGION },
  };
}

export async function openMedia(settings: MediaSettings): Promise<MediaStore> {
  return settings.bucket === null ? mediaFolder(settings.folder) : openBucket(settings.bucket);
}
