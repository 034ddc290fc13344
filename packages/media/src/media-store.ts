import type { Readable } from 'node:stream';

/** Where the files of uploaded pictures are kept. Paths are relative, with `/` between folders. */
export interface MediaStore {
  /** For a person: `the folder /data/media`, `the bucket masthead-media`. */
  readonly place: string;
  /** Bytes of a file; null when there is none. */
  size(path: string): Promise<number | null>;
  /** A file to be read to its end or destroyed; null when there is none. */
  open(path: string): Promise<MediaFile | null>;
  /** Every file, in the order of its path. */
  list(): Promise<readonly string[]>;
  /** Keeps a file that is not there yet. @throws when a folder has one of that name already */
  add(path: string, content: Readable): Promise<void>;
}

export interface MediaFile {
  /** Bytes. */
  readonly size: number;
  readonly content: Readable;
}
