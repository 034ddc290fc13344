import type { LedgerDisagreement } from '@masthead/delivery';
import { bad, type Check, ok } from './finding.ts';

/** Do the two records of one thing say the same? The ledger's sums, and the public pages beside what is approved. */
export function agreementChecks(parts: {
  readonly disagreements: () => Promise<readonly LedgerDisagreement[]>;
  readonly compareReadModel: () => Promise<ReadModelComparison>;
  readonly rebuild: () => Promise<{ readonly issues: number }>;
}): readonly Check[] {
  return [
    {
      name: 'ledger',
      look: async () => {
        const [first, ...more] = await parts.disagreements();
        if (first === undefined) return ok('campaigns and their batches add up');
        const { campaignId, inBatches, recipients, unfinished } = first;
        const others = more.length === 0 ? '' : `, and ${more.length} more`;
        return bad(
          unfinished > 0
            ? `campaign ${campaignId} is over, but ${unfinished} of its batches are not${others}`
            : `campaign ${campaignId} counted ${recipients} recipients, its batches hold ${inBatches}${others}`,
          `Nothing is sent twice by it. Pause what runs, keep a backup as it is now, then look: masthead campaigns show ${campaignId}.`,
        );
      },
    },
    {
      name: 'read model',
      look: async () => {
        const { compared, total, wrong } = await parts.compareReadModel();
        if (wrong.length > 0)
          return bad(
            `${wrong.length} public pages are not as they should be: ${wrong.slice(0, 3).join(', ')}${wrong.length > 3 ? ' …' : ''}`,
            'masthead doctor --fix builds the read model again; pages stay up meanwhile.',
          );
        return ok(
          compared < total ? `the newest ${compared} of ${total} issues agree` : `${total} issues agree`,
        );
      },
      fix: async () => `built again: ${(await parts.rebuild()).issues} issues`,
    },
  ];
}

export interface ReadModelComparison {
  readonly total: number;
  /** Within the time an operator waits, the newest first. */
  readonly compared: number;
  /** Issues whose public page is missing, old, or of nothing. */
  readonly wrong: readonly string[];
}
