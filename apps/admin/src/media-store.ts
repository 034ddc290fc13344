import { type MediaStore, openMedia, settingsOf } from '@masthead/media';
import { env } from './env.ts';

let opened: Promise<MediaStore> | null = null;

/** Where the uploaded pictures are, opened once a process: a bucket is asked over connections that it keeps. */
export function mediaStore(): Promise<MediaStore> {
  opened ??= openMedia(settingsOf(env()));
  return opened;
}
