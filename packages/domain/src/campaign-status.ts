import type { Intent } from './batch.ts';
import type { CampaignStatus } from './campaign.ts';

/** All a status is derived from: what people want, what the clock did, what the batches are. */
export interface CampaignFacts {
  readonly intent: Intent;
  /** Held by an edit, or waiting for a person because a guard stopped it. */
  readonly held: boolean;
  readonly failed: boolean;
  readonly startedAt: Date | null;
  readonly preparedAt: Date | null;
  /** The first recipients have theirs, the rest is not let go yet. */
  readonly canaryWaits: boolean;
  /** Batches that are neither submitted nor cancelled. */
  readonly openBatches: number;
}

/** The one place where a campaign's status comes from; nothing stores it. */
export function deriveStatus(facts: CampaignFacts): CampaignStatus {
  if (facts.intent === 'cancel') return 'cancelled';
  const done = facts.preparedAt !== null && facts.openBatches === 0;
  // What the provider has taken stays taken, whatever was wanted afterwards.
  if (done) return 'submitted';
  if (facts.failed) return 'failed';
  if (facts.intent === 'pause') return 'paused';
  if (facts.held) return 'held';
  if (facts.startedAt === null) return 'scheduled';
  if (facts.canaryWaits) return 'waiting';
  return facts.preparedAt === null ? 'preparing' : 'submitting';
}
