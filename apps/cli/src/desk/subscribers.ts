import { SubscriptionState } from '@masthead/domain';
import { z } from 'zod';

/** What the desk answers of readers (apps/admin, features/subscribers); instants are ISO strings. */

export const ReaderStats = z.object({
  newsletters: z.array(
    z.object({
      newsletterId: z.string(),
      name: z.string(),
      slug: z.string(),
      counts: z.record(SubscriptionState, z.int()),
      weeks: z.array(z.object({ from: z.string(), joined: z.int(), left: z.int() })),
    }),
  ),
});
export type ReaderStats = z.output<typeof ReaderStats>;

export const Import = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['uploaded', 'checking', 'checked', 'importing', 'done', 'failed', 'cancelled']),
  columns: z.array(z.string()),
  mapping: z.record(z.string(), z.int()),
  bytes: z.int(),
  bytesRead: z.int(),
  rows: z.int(),
  counts: z.record(z.string(), z.int()),
  failure: z.string().nullable(),
});
export type Import = z.output<typeof Import>;

export const Added = z.object({ outcome: z.enum(['added', 'known']) });
export const Acted = z.looseObject({});
