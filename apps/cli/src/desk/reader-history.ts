import { DeliveryState } from '@masthead/domain';
import { z } from 'zod';

/** What the desk answers of one reader (delivery's `HistoryOfReader` and `AddressStanding`); instants are ISO strings. */
const instant = z.string().nullable();

export const ReaderHistory = z.object({
  /** Null: nobody of that address. */
  history: z
    .object({
      deliveries: z.array(
        z.object({
          campaignId: z.string(),
          issueId: z.string(),
          newsletterId: z.string(),
          subject: z.string().nullable(),
          state: DeliveryState,
          stateAt: instant,
          submittedAt: instant,
          softBouncedAt: instant,
          openedAt: instant,
          clickedAt: instant,
          providerId: z.string().nullable(),
        }),
      ),
      singles: z.array(
        z.object({
          kind: z.string(),
          state: z.string(),
          mailedAt: z.string(),
          became: DeliveryState.nullable(),
        }),
      ),
      /** Older ones: `before` of the next request. */
      next: z.string().nullable(),
    })
    .nullable(),
  standing: z.object({
    suppressed: z.object({ reason: z.string(), since: z.string(), source: z.string() }).nullable(),
    provider: z.object({ listed: instant, removed: instant }),
  }),
});
export type ReaderHistory = z.output<typeof ReaderHistory>;
