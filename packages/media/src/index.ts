export { type Bucket, BucketTrouble, openBucket } from './bucket.ts';
export { type BucketSettings, clientConfig } from './client-config.ts';
export { copyMissing, MediaDiffer } from './copy-missing.ts';
export { mediaFolder } from './media-folder.ts';
export type { MediaFile, MediaStore } from './media-store.ts';
export { type MediaSettings, openMedia, settingsOf } from './open-media.ts';
