import type { Collection } from 'mongodb';
import type { Trouble } from '../../ports/ledger.ts';
import type { BatchDoc } from '../documents.ts';
import { serverTimePlus } from './server-time.ts';

type Batches = Collection<BatchDoc>;

/** Same key, same body, later; it stays frozen. Its holder is fenced off, too: a renewal still on its way must lease it to nobody. */
export async function tryBatchAgain(
  batches: Batches,
  id: string,
  epoch: number,
  what: { readonly delayMs: number; readonly inDoubt: boolean; readonly trouble: Trouble },
): Promise<boolean> {
  return change(batches, id, epoch, {
    epoch: { $add: ['$epoch', 1] },
    inDoubt: what.inDoubt,
    lastError: { $literal: what.trouble },
    tries: { $add: ['$tries', 1] },
    dueAt: serverTimePlus(what.delayMs),
  });
}

/** Proved unsent: a new key, so that a new last look may change the body. */
export async function thawBatch(
  batches: Batches,
  id: string,
  epoch: number,
  what: { readonly delayMs: number; readonly permissive: boolean; readonly trouble: Trouble },
): Promise<boolean> {
  return change(batches, id, epoch, {
    state: 'ready',
    attempt: { $add: ['$attempt', 1] },
    permissive: what.permissive,
    lastError: { $literal: what.trouble },
    firstAttemptAt: null,
    bodyHash: null,
    tries: 0,
    inDoubt: false,
    dueAt: serverTimePlus(what.delayMs),
  });
}

export async function giveBatchUp(
  batches: Batches,
  id: string,
  epoch: number,
  trouble: Trouble,
): Promise<boolean> {
  return change(batches, id, epoch, { state: 'unknown', lastError: { $literal: trouble } });
}

/** An unfrozen claim goes back as if it had not been. */
export async function releaseBatch(
  batches: Batches,
  id: string,
  epoch: number,
  delayMs: number,
): Promise<boolean> {
  const done = await batches.updateOne({ _id: id, epoch, state: 'submitting', firstAttemptAt: null }, [
    { $set: { state: 'ready', dueAt: serverTimePlus(delayMs) } },
  ]);
  return done.modifiedCount === 1;
}

async function change(batches: Batches, id: string, epoch: number, set: object): Promise<boolean> {
  const done = await batches.updateOne({ _id: id, epoch, state: 'submitting' }, [{ $set: set }]);
  return done.modifiedCount === 1;
}
