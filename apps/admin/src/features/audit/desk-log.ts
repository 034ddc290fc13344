import { randomUUID } from 'node:crypto';
import { redactText } from '@masthead/config';
import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import { madeOnce } from '../../made-once.ts';
import { databaseOf } from '../../read-model.ts';
import type { sessionOf } from '../with-transaction.ts';
import type { DeskAct, LogLine } from './log-shape.ts';

/** A year and a month: last year's line is still there when this year's is asked about. */
const KEPT_SECONDS = 396 * 24 * 60 * 60;

interface LogDoc {
  readonly _id: string;
  readonly at: Date;
  readonly act: DeskAct;
  /** Null for nobody we know, and for the house itself. */
  readonly userId: string | null;
  readonly by: string | null;
  /** IPv4 address or IPv6 /64 of whoever asked. */
  readonly network: string | null;
  readonly detail: string | null;
}

export interface Act {
  readonly act: DeskAct;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly network?: string | null;
  /** Ids and counts. An address in it is blanked: the log outlives an erasure. */
  readonly detail?: string | null;
}

/**
 * Adds a line to the desk's log. What happened stands whether or not it can be written down, so this does not throw.
 * @param within the session of a transaction: what happens in it happens with the line or not at all
 * @throws within a transaction, what the database said
 */
export async function recordAct(
  payload: Payload,
  { act, by, network = null, detail = null }: Act,
  within: Awaited<ReturnType<typeof sessionOf>> = {},
): Promise<void> {
  try {
    await ensureLogIndexes(payload);
    await deskLog(payload).insertOne(
      {
        _id: randomUUID(),
        at: new Date(),
        act,
        userId: by?.id ?? null,
        // A person without a name is called by the address they sign in with.
        by: by === null ? null : redactText(by.name),
        network,
        detail: detail === null ? null : redactText(detail).slice(0, 500),
      },
      within,
    );
  } catch (error) {
    // MongoDB has ended the transaction: its own error tells whether it is to be tried again.
    if (within.session !== undefined) throw error;
    payload.logger.error({ err: error, act, msg: 'an act could not be written down' });
  }
}

const PAGE = 100;

/** Newest first, a hundred a page; `before` is the `at` of the last line seen. Erasures that readers did themselves are in it. */
export async function listLog(
  payload: Payload,
  { acts, before }: { readonly acts?: readonly DeskAct[]; readonly before?: Date } = {},
): Promise<readonly LogLine[]> {
  const until = before === undefined ? {} : { at: { $lt: before } };
  const rows = await deskLog(payload)
    .find({ ...until, ...(acts === undefined ? {} : { act: { $in: [...acts] } }) })
    .sort({ at: -1, _id: -1 })
    .limit(PAGE)
    .toArray();
  const lines = rows.map(
    ({ _id, at, act, by, network, detail }): LogLine => ({
      id: _id,
      at: at.toISOString(),
      act,
      by,
      network,
      detail,
    }),
  );
  const forgotten = acts === undefined || acts.includes('reader forgotten') ? await erasures(before) : [];
  return [...lines, ...forgotten].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, PAGE);
}

/** What an erasure leaves: a keyed hash among the suppressions, and when, whoever asked for it (0041). */
async function erasures(before: Date | undefined): Promise<LogLine[]> {
  const { suppressions } = await delivery();
  const rows = await suppressions.erased({ limit: PAGE, ...(before === undefined ? {} : { before }) });
  return rows.map(({ key, at }) => ({
    id: key,
    at: at.toISOString(),
    act: 'reader forgotten',
    by: null,
    network: null,
    detail: null,
  }));
}

function deskLog(payload: Payload) {
  return databaseOf(payload).collection<LogDoc>('deskLog');
}

/** Once when the desk starts: a transaction that writes a line must not begin before its collection is there. */
export const ensureLogIndexes = madeOnce((payload) =>
  deskLog(payload).createIndexes([
    { key: { at: -1 }, name: 'log_newest', expireAfterSeconds: KEPT_SECONDS },
    { key: { act: 1, at: -1 }, name: 'log_of_act' },
  ]),
);
