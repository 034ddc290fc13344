import type { Envelope } from '../mail/message.ts';
import type { CallRecord, MailStore } from './mail-store.ts';
import type { MailReader } from './read-mails.ts';

export interface MailQuery {
  /** Part of an address, any case. */
  readonly to?: string;
  /** Part of the subject, any case. */
  readonly subject?: string;
}

/** Log bytes looked through at a time. */
const SLICE = 4 << 20;

/**
 * Mails newest first, `skip` left out, at most `limit`. Recipients are looked for in the log's own bytes, so a search
 * over 100,000 mails opens only the calls that can hold a match.
 */
export async function searchMails(
  store: MailStore,
  reader: MailReader,
  query: MailQuery,
  page: { readonly skip: number; readonly limit: number },
): Promise<{ readonly mails: readonly Envelope[]; readonly more: boolean }> {
  const to = query.to?.toLowerCase() ?? '';
  const subject = query.subject?.toLowerCase() ?? '';
  const mails: Envelope[] = [];
  let skip = page.skip;
  for await (const record of candidates(store, to)) {
    if (to === '' && subject === '' && skip >= record.count) {
      skip -= record.count;
      continue;
    }
    for (const envelope of [...(await reader.envelopesOf(record.call))].reverse()) {
      if (!matches(envelope, to, subject)) continue;
      if (skip > 0) skip -= 1;
      else if (mails.length === page.limit) return { mails, more: true };
      else mails.push(envelope);
    }
  }
  return { mails, more: false };
}

function matches(envelope: Envelope, to: string, subject: string): boolean {
  return (
    (to === '' || envelope.to.some((address) => address.toLowerCase().includes(to))) &&
    (subject === '' || envelope.subject.toLowerCase().includes(subject))
  );
}

/** Calls, newest first, whose log line holds the letters looked for. */
async function* candidates(store: MailStore, to: string): AsyncIterable<CallRecord> {
  for (let end = store.calls.length; end > 0; ) {
    const { start, records } = sliceBefore(store.calls, end);
    end = start;
    const [first] = records;
    const last = records.at(-1);
    if (to === '' || first === undefined || last === undefined) {
      yield* records.reverse();
      continue;
    }
    const from = first.log.offset;
    const text = await store.log.read({ offset: from, length: last.log.offset + last.log.length - from });
    for (const record of records.reverse()) {
      const at = record.log.offset - from;
      if (
        text
          .toString('utf8', at, at + record.log.length)
          .toLowerCase()
          .includes(to)
      )
        yield record;
    }
  }
}

/** The committed calls before `end` whose lines fit into one slice of the log; oldest first. */
function sliceBefore(calls: readonly CallRecord[], end: number): { start: number; records: CallRecord[] } {
  const records: CallRecord[] = [];
  let bytes = 0;
  let start = end;
  while (start > 0 && (records.length === 0 || bytes < SLICE)) {
    start -= 1;
    const record = calls[start];
    if (record === undefined || !record.committed) continue;
    records.push(record);
    bytes += record.log.length;
  }
  return { start, records: records.reverse() };
}
