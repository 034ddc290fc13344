import { randomBytes } from 'node:crypto';
import type { Payload } from 'payload';
import { env } from '../../env.ts';
import { databaseOf } from '../../read-model.ts';
import { newRecoveryCodes, newSecret, recoveryHash, stepOf, ticketHash } from './one-time-codes.ts';
import { open, seal } from './secret-box.ts';

const MOST_WRONG = 5;
const LOCK_MS = 15 * 60_000;
const TICKET_MS = 10 * 60_000;

interface TwoFactorDoc {
  /** The user's id. */
  readonly _id: string;
  /** Sealed; null until a first code has proved that the authenticator has it. */
  readonly secret: string | null;
  /** Sealed: handed out, not proved yet. */
  readonly pending: string | null;
  /** The last 30-second step a code was taken of: each code is good once. */
  readonly lastStep: number;
  /** SHA-256 of each code that is left. */
  readonly recovery: readonly string[];
  readonly wrong: number;
  readonly lastTryAt: Date | null;
  /** SHA-256 of what lets somebody whose password was right set up a code, and nothing else. */
  readonly ticketHash: string | null;
  readonly ticketUntil: Date | null;
}

export interface TwoFactorState {
  readonly isOn: boolean;
  readonly recoveryLeft: number;
}

export type CodeVerdict = 'code' | 'recovery' | 'wrong' | 'locked' | 'unreadable';

export async function twoFactorState(payload: Payload, userId: string): Promise<TwoFactorState> {
  const doc = await rows(payload).findOne({ _id: userId });
  return { isOn: isOn(doc), recoveryLeft: isOn(doc) ? (doc?.recovery.length ?? 0) : 0 };
}

/**
 * Judges a code at signing in. Each try is claimed before it is judged, so that many at once are no more than five;
 * after five wrong ones nothing is judged for a quarter of an hour since the last try.
 */
export async function judgeCode(
  payload: Payload,
  userId: string,
  code: string,
  now = new Date(),
): Promise<CodeVerdict> {
  const doc = await claimTry(payload, userId, now);
  if (doc === null) return 'locked';
  const secret = open(doc.secret ?? '', userId, env().PAYLOAD_SECRET);
  if (secret === null) return 'unreadable';
  const step = stepOf(code, secret, now);
  if (step !== null) return (await takeStep(payload, userId, step)) ? 'code' : 'wrong';
  const used = await rows(payload).updateOne(
    { _id: userId, recovery: recoveryHash(code) },
    { $pull: { recovery: recoveryHash(code) }, $set: { wrong: 0 } },
  );
  return used.modifiedCount === 1 ? 'recovery' : 'wrong';
}

/** Hands out a new secret in base32, to be proved by a code of it. Whatever was on stays on until then. */
export async function beginTwoFactor(payload: Payload, userId: string): Promise<string> {
  const secret = newSecret();
  await rows(payload).updateOne(
    { _id: userId },
    { $set: { pending: seal(secret, userId, env().PAYLOAD_SECRET) }, $setOnInsert: blank },
    { upsert: true },
  );
  return secret;
}

/** Turns it on when `code` is one of the secret handed out last; the recovery codes, shown this once, else why not. */
export async function proveTwoFactor(
  payload: Payload,
  userId: string,
  code: string,
  now = new Date(),
): Promise<readonly string[] | 'wrong' | 'locked'> {
  const doc = await claimTry(payload, userId, now);
  if (doc === null) return 'locked';
  const secret = open(doc.pending ?? '', userId, env().PAYLOAD_SECRET);
  const step = secret === null ? null : stepOf(code, secret, now);
  if (step === null) return 'wrong';
  const codes = newRecoveryCodes();
  const done = await rows(payload).updateOne(
    { _id: userId, pending: doc.pending },
    {
      $set: {
        secret: doc.pending,
        pending: null,
        lastStep: step,
        recovery: codes.map(recoveryHash),
        wrong: 0,
        ticketHash: null,
        ticketUntil: null,
      },
    },
  );
  return done.modifiedCount === 1 ? codes : 'wrong';
}

/** True when there was one. */
export async function removeTwoFactor(payload: Payload, userId: string): Promise<boolean> {
  return (await rows(payload).deleteOne({ _id: userId })).deletedCount === 1;
}

/** Lets whoever gave the right password set up a code within ten minutes, without a session. */
export async function issueTicket(payload: Payload, userId: string, now = new Date()): Promise<string> {
  const ticket = randomBytes(32).toString('base64url');
  await rows(payload).updateOne(
    { _id: userId },
    {
      $set: { ticketHash: ticketHash(ticket), ticketUntil: new Date(now.getTime() + TICKET_MS) },
      $setOnInsert: { ...blank, pending: null },
    },
    { upsert: true },
  );
  return ticket;
}

/** The user whose ticket this is, while it lasts and nothing is on yet; else null. */
export async function ownerOfTicket(
  payload: Payload,
  ticket: string,
  now = new Date(),
): Promise<string | null> {
  const doc = await rows(payload).findOne({
    ticketHash: ticketHash(ticket),
    ticketUntil: { $gt: now },
    secret: null,
  });
  return doc?._id ?? null;
}

const blank = { secret: null, lastStep: 0, recovery: [], wrong: 0, lastTryAt: null };

function isOn(doc: TwoFactorDoc | null): boolean {
  return doc !== null && doc.secret !== null;
}

async function claimTry(payload: Payload, _id: string, now: Date): Promise<TwoFactorDoc | null> {
  const within = await rows(payload).findOneAndUpdate(
    { _id, wrong: { $lt: MOST_WRONG } },
    { $inc: { wrong: 1 }, $set: { lastTryAt: now } },
    { returnDocument: 'after' },
  );
  if (within !== null) return within;
  // The lock is over: the first try after it starts the count anew, the others at the same moment find it so.
  return rows(payload).findOneAndUpdate(
    { _id, wrong: { $gte: MOST_WRONG }, lastTryAt: { $lte: new Date(now.getTime() - LOCK_MS) } },
    { $set: { wrong: 1, lastTryAt: now } },
    { returnDocument: 'after' },
  );
}

/** A code is good once: only a later step than the last one counts (RFC 6238 §5.2). */
async function takeStep(payload: Payload, _id: string, step: number): Promise<boolean> {
  const used = await rows(payload).updateOne(
    { _id, lastStep: { $lt: step } },
    { $set: { lastStep: step, wrong: 0 } },
  );
  return used.modifiedCount === 1;
}

function rows(payload: Payload) {
  return databaseOf(payload).collection<TwoFactorDoc>('twoFactors');
}
