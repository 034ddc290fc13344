import type { Campaign, LedgerBreak, LedgerState } from '../ports/index.ts';

type Known = Pick<Campaign, 'createdAt' | 'scheduledFor' | 'startedAt' | 'vouchedAt'>;

/**
 * Does the ledger know what became of this campaign? After a restore, or a silence that may be one, it may have been
 * sent by the database whose copy this is (decision 0016). A person who lets it run vouches for it until the next break.
 * @returns why a person must look first, or null.
 */
export function ledgerGuard(
  campaign: Known,
  { restored, silence }: Pick<LedgerState, 'restored' | 'silence'>,
): string | null {
  if (restored !== null && campaign.createdAt < restored.seenAt && !vouched(campaign, restored))
    return `This database was put back from a copy; its last sign of life before that is of ${minute(restored.since)}. What was sent since then, and who unsubscribed, it does not know. Compare with the provider's list of mails: “Let it run” sends whatever this copy believes unsent.`;
  if (silence !== null && wasDueIn(campaign, silence) && !vouched(campaign, silence))
    return `No worker wrote into this database from ${minute(silence.since)} to ${minute(silence.seenAt)}. If they were merely down, let it run; if this is an old copy, mails of that time went out and it does not know of them.`;
  return null;
}

/** A worker gives a sign of life four times a minute. */
const signEveryMs = 60_000;

/** Under way when the silence fell, or meant to start in it; made in it, it is in no older copy. */
function wasDueIn({ createdAt, scheduledFor, startedAt }: Known, { since, seenAt }: LedgerBreak): boolean {
  if (createdAt.getTime() > since.getTime() + signEveryMs) return false;
  if (startedAt !== null) return startedAt <= since;
  return scheduledFor > since && scheduledFor <= seenAt;
}

function vouched({ vouchedAt }: Known, { seenAt }: LedgerBreak): boolean {
  return vouchedAt !== null && vouchedAt >= seenAt;
}

/** For editors in any zone: "2026-11-22 09:05 UTC". */
function minute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
