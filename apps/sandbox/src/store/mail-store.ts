import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { IncomingMessage, LoggedMessage } from '../mail/message.ts';
import { AppendFile, type Place } from './append-file.ts';
import { readSpooled, type Spool, spoolOf } from './spool.ts';

export type CallPath = '/emails' | '/emails/batch';

/** One accepted call, as it stands in log.ndjson: the oracle's word. Times are milliseconds. */
export interface LoggedCall {
  readonly call: number;
  /** Virtual clock. */
  readonly at: number;
  /** Wall clock. */
  readonly wallAt: number;
  readonly path: CallPath;
  readonly key: string | null;
  /** SHA-256 (hex) of the request's body, byte for byte. */
  readonly hash: string;
  readonly messages: readonly LoggedMessage[];
  /** Permissive batches: what was refused. `messages` are the others, in order. */
  readonly errors?: readonly { readonly index: number; readonly message: string }[];
  readonly first: number;
  readonly spool: Spool;
  /** Template id → version that was published then. */
  readonly templates?: Readonly<Record<string, string>>;
  /** The fault "text part not substituted" was on. */
  readonly textRaw?: true;
  /** Whether webhooks are owed for it. */
  readonly events?: true;
}

export type NewCall = Omit<LoggedCall, 'call' | 'wallAt' | 'first' | 'spool' | 'messages'> & {
  readonly messages: readonly Omit<LoggedMessage, 'id'>[];
};

/** What memory keeps of a call: some 200 bytes, whatever it holds. */
export interface CallRecord {
  readonly call: number;
  readonly first: number;
  readonly count: number;
  readonly at: number;
  readonly log: Place;
  committed: boolean;
}

/**
 * The log (fsynced before the answer) and, beside it, what the messages said (the spool, for the inbox only).
 * A message's id carries its number, so finding one needs no index.
 */
export class MailStore {
  readonly log: AppendFile;
  readonly spool: AppendFile;
  readonly #spoolOf: ReturnType<typeof spoolOf>;
  calls: CallRecord[] = [];
  messageCount = 0;

  private constructor(log: AppendFile, spool: AppendFile) {
    this.log = log;
    this.spool = spool;
    this.#spoolOf = spoolOf(spool);
  }

  static async open(dir: string): Promise<MailStore> {
    return new MailStore(
      await AppendFile.open(join(dir, 'log.ndjson'), { sync: true }),
      await AppendFile.open(join(dir, 'spool.bin'), { sync: false }),
    );
  }

  /** Writes one accepted call; resolves when its line is on disk. `accepted[i]` belongs to `call.messages[i]`. */
  async add(
    call: NewCall,
    wallAt: number,
    body: Buffer,
    accepted: readonly IncomingMessage[],
  ): Promise<LoggedCall> {
    const first = this.messageCount;
    const spool = this.#spoolOf.put(body, accepted);
    const ids = newIds(first, accepted.length);
    const messages = call.messages.map((message, index) => ({ id: ids[index] ?? '', ...message }));
    const logged: LoggedCall = {
      ...call,
      call: this.calls.length,
      wallAt,
      first,
      spool: spool.spool,
      messages,
    };
    const line = this.log.append(`${JSON.stringify(logged)}\n`);
    const record = recordOf(logged, line, false);
    this.messageCount += accepted.length;
    this.calls.push(record);
    await Promise.all([spool.done, line.done]);
    record.committed = true;
    return logged;
  }

  /** Takes up a line found at start. */
  adopt(logged: LoggedCall, place: Place): void {
    this.calls.push(recordOf(logged, place, true));
    this.messageCount = logged.first + logged.messages.length;
  }

  /** The log's own line of a call. */
  async readCall(call: number): Promise<LoggedCall | null> {
    const record = this.calls[call];
    if (record === undefined || !record.committed) return null;
    return JSON.parse((await this.log.read(record.log)).toString('utf8')) as LoggedCall;
  }

  /** What the messages of a call said (of packed ones, the body of number `only`); empty when a crash lost them. */
  async readMessages(logged: LoggedCall, only: number | null): Promise<readonly IncomingMessage[]> {
    return await readSpooled(this.spool, logged.spool, refusedOf(logged), only);
  }

  callOfMessage(number: number): CallRecord | null {
    let low = 0;
    let high = this.calls.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const record = this.calls[middle];
      if (record === undefined) return null;
      if (number < record.first) high = middle - 1;
      else if (number >= record.first + record.count) low = middle + 1;
      else return record;
    }
    return null;
  }

  async reset(): Promise<void> {
    await this.log.truncate(0);
    await this.spool.truncate(0);
    this.#spoolOf.forget();
    this.calls = [];
    this.messageCount = 0;
  }

  async close(): Promise<void> {
    await this.spool.close();
    await this.log.close();
  }
}

/** The number in a message's id, or null when it is none of ours. */
export function numberInId(id: string): number | null {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/.test(id)
    ? Number.parseInt(id.slice(24), 16)
    : null;
}

/** UUIDs of version 4's form: random in front (one draw a call), the message's number behind. */
function newIds(first: number, count: number): string[] {
  const random = randomBytes(10).toString('hex');
  const front = `${random.slice(0, 8)}-${random.slice(8, 12)}-4${random.slice(12, 15)}-8${random.slice(15, 18)}-`;
  return Array.from({ length: count }, (_, index) => front + (first + index).toString(16).padStart(12, '0'));
}

function recordOf(logged: LoggedCall, log: Place, committed: boolean): CallRecord {
  return {
    call: logged.call,
    first: logged.first,
    count: logged.messages.length,
    at: logged.at,
    log: { offset: log.offset, length: log.length },
    committed,
  };
}

function refusedOf(logged: LoggedCall): ReadonlySet<number> {
  return new Set((logged.errors ?? []).map((error) => error.index));
}
