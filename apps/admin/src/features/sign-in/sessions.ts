import Bowser from 'bowser';
import type { Payload } from 'payload';
import { madeOnce } from '../../made-once.ts';
import { databaseOf } from '../../read-model.ts';
import { DeskError } from '../desk-error.ts';

/** What Payload keeps of a session is its id and its times; where it was made, we keep beside it for as long. */
interface SessionDoc {
  /** Payload's session id, a UUID. */
  readonly _id: string;
  readonly userId: string;
  readonly agent: string;
  readonly network: string;
  readonly expiresAt: Date;
}

/** One place somebody is signed in at. */
export interface SessionShown {
  readonly id: string;
  /** ISO 8601. */
  readonly since: string;
  readonly until: string;
  /** "Firefox on Linux". */
  readonly device: string;
  readonly network: string;
  /** The one that asks. */
  readonly isThis: boolean;
}

export async function noteSession(
  payload: Payload,
  {
    token,
    ...place
  }: { readonly token: string; readonly userId: string; readonly agent: string; readonly network: string },
): Promise<void> {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  if (typeof claims !== 'object' || claims === null) return;
  const { sid, exp } = claims as { sid?: unknown; exp?: unknown };
  if (typeof sid !== 'string' || typeof exp !== 'number') return;
  await ensureIndex(payload);
  await places(payload).insertOne({ _id: sid, ...place, expiresAt: new Date(exp * 1000) });
}

/** The sessions of one account that are not over, newest first. */
export async function listSessions(
  payload: Payload,
  userId: string,
  thisOne: string | null,
): Promise<readonly SessionShown[]> {
  const now = Date.now();
  const open = (await sessionsOf(payload, userId)).filter(
    ({ expiresAt }) => new Date(expiresAt).getTime() > now,
  );
  const known = new Map(
    (await places(payload).find({ userId }).toArray()).map((place) => [place._id, place] as const),
  );
  return open
    .map(({ id, createdAt, expiresAt }) => ({
      id,
      since: new Date(createdAt ?? 0).toISOString(),
      until: new Date(expiresAt).toISOString(),
      device: deviceOf(known.get(id)?.agent ?? ''),
      network: known.get(id)?.network ?? 'unknown',
      isThis: id === thisOne,
    }))
    .sort((a, b) => (a.since < b.since ? 1 : -1));
}

/** Ends one session of one's own. @throws DeskError 404 when there is none of that id */
export async function endSession(payload: Payload, userId: string, id: string): Promise<void> {
  const had = (await sessionsOf(payload, userId)).some((session) => session.id === id);
  if (!had) throw new DeskError(404, 'no-session', 'There is no such session.', 'It may be over already.');
  await accounts(payload).updateOne({ _id: userId }, { $pull: { sessions: { id } } });
}

/** Ends all sessions of an account but `kept`; how many those were. */
export async function endOtherSessions(
  payload: Payload,
  userId: string,
  kept: string | null,
): Promise<number> {
  const others = (await sessionsOf(payload, userId)).filter(({ id }) => id !== kept);
  // Those that were there when somebody looked: one that is made at this moment stays.
  const ids = others.map(({ id }) => id);
  await accounts(payload).updateOne({ _id: userId }, { $pull: { sessions: { id: { $in: ids } } } });
  return ids.length;
}

interface KeptSession {
  readonly id: string;
  readonly createdAt?: string | Date;
  readonly expiresAt: string | Date;
}

async function sessionsOf(payload: Payload, userId: string): Promise<readonly KeptSession[]> {
  const user = await payload.db.findOne<{ readonly id: string; readonly sessions?: readonly KeptSession[] }>({
    collection: 'users',
    where: { id: { equals: userId } },
  });
  return user?.sessions ?? [];
}

function deviceOf(agent: string): string {
  if (agent === '') return 'an unknown device';
  const { browser, os } = Bowser.parse(agent);
  return [browser.name ?? 'a program', os.name === undefined ? '' : `on ${os.name}`].join(' ').trim();
}

/** Payload's own model of its accounts: one pull in place of a document read and written back. */
function accounts(payload: Payload) {
  const model = payload.db.collections.users;
  if (model === undefined) throw new Error('there is no collection of accounts');
  return model;
}

function places(payload: Payload) {
  return databaseOf(payload).collection<SessionDoc>('deskSessions');
}

const ensureIndex = madeOnce((payload) =>
  places(payload).createIndexes([
    { key: { expiresAt: 1 }, name: 'sessions_expire', expireAfterSeconds: 0 },
    { key: { userId: 1 }, name: 'sessions_of_account' },
  ]),
);
