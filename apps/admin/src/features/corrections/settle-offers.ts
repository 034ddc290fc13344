import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { issueCorrections } from './issue-corrections.ts';

export const SettleOffersRequest = z.strictObject({
  ids: z.array(z.string().min(1).max(64)).min(1).max(200),
  /** `taken`: this issue prints them. `dismissed`: none has to. `open`: offer them again. */
  to: z.enum(['taken', 'dismissed', 'open']),
});

/** Writes down what became of errata that were offered to a draft. */
export async function settleOffers(
  { payload }: PayloadRequest,
  issueId: string,
  { ids, to }: z.output<typeof SettleOffersRequest>,
): Promise<{ readonly settled: number }> {
  const { modifiedCount } = await issueCorrections(payload).updateMany(
    { _id: { $in: ids }, issueId: { $ne: issueId }, takenBackAt: null },
    {
      $set: {
        printedIn: to === 'taken' ? issueId : null,
        dismissedAt: to === 'dismissed' ? new Date() : null,
      },
    },
  );
  return { settled: modifiedCount };
}
