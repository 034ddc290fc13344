import { type FileHandle, open } from 'node:fs/promises';

export interface Place {
  readonly offset: number;
  readonly length: number;
}

/**
 * A file that only grows, with group commit: everything appended while a write is under way goes out together in the
 * next one, with a single fsync. `offset` is known at once; `done` resolves when the bytes are on disk.
 */
export class AppendFile {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #sync: boolean;
  #end: number;
  #pending: Uint8Array[] = [];
  #group: Group | null = null;
  #running: Promise<void> | null = null;
  #written: number;
  /** Set by a failed write: the places given out since are wrong, so nothing more is promised on this file. */
  #failure: unknown = null;

  private constructor(path: string, file: FileHandle, end: number, sync: boolean) {
    this.path = path;
    this.#file = file;
    this.#end = end;
    this.#written = end;
    this.#sync = sync;
  }

  static async open(path: string, options: { sync: boolean }): Promise<AppendFile> {
    const file = await open(path, 'a+', 0o600).then(async (created) => {
      await created.close();
      return await open(path, 'r+');
    });
    const { size } = await file.stat();
    return new AppendFile(path, file, size, options.sync);
  }

  get size(): number {
    return this.#end;
  }

  append(data: string | Uint8Array): Place & { readonly done: Promise<void> } {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    if (this.#failure !== null) {
      const done = Promise.reject(this.#failure);
      done.catch(() => undefined);
      return { offset: this.#end, length: bytes.length, done };
    }
    const offset = this.#end;
    this.#end += bytes.length;
    this.#pending.push(bytes);
    this.#group ??= newGroup();
    const { done } = this.#group;
    this.#running ??= this.#flush();
    return { offset, length: bytes.length, done };
  }

  async read({ offset, length }: Place): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(length);
    let got = 0;
    while (got < length) {
      const { bytesRead } = await this.#file.read(buffer, got, length - got, offset + got);
      if (bytesRead === 0) break;
      got += bytesRead;
    }
    return buffer.subarray(0, got);
  }

  /** Forgets everything from `size` on: a last line cut off by a crash, or all of it. */
  async truncate(size: number): Promise<void> {
    await this.settled();
    await this.#file.truncate(size);
    this.#end = size;
    this.#written = size;
  }

  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async close(): Promise<void> {
    await this.settled();
    await this.#file.close();
  }

  async #flush(): Promise<void> {
    // Let the other requests of this turn of the event loop join the group.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#group !== null) {
      const group = this.#group;
      const bytes = this.#pending.length === 1 ? this.#pending[0] : Buffer.concat(this.#pending);
      this.#group = null;
      this.#pending = [];
      try {
        if (this.#failure !== null) throw this.#failure;
        if (bytes !== undefined) await this.#write(bytes);
        group.resolve();
      } catch (error) {
        this.#failure = error;
        group.reject(error);
      }
    }
    this.#running = null;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    let at = 0;
    while (at < bytes.length) {
      const { bytesWritten } = await this.#file.write(bytes, at, bytes.length - at, this.#written);
      at += bytesWritten;
      this.#written += bytesWritten;
    }
    if (this.#sync) await this.#file.datasync();
  }
}

interface Group {
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

function newGroup(): Group {
  let resolve: () => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const done = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Whoever appended awaits `done`; a state line nobody waits for must not end the process.
  done.catch(() => undefined);
  return { done, resolve, reject };
}
