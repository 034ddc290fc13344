import { slotLabel } from '@masthead/domain';
import type { Payload } from 'payload';
import { z } from 'zod';
import { delivery } from '../../delivery.ts';

/** A weekly slot that went by without an issue, as the desk and the command line show it. */
export interface SkippedRow {
  readonly newsletterId: string;
  readonly newsletterName: string;
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  /** "Friday 27 November, 09:00" in the newsletter's zone. */
  readonly label: string;
  readonly timeZone: string;
  readonly found: 'nothing' | 'held' | 'stopped';
}

/** `?limit=20` */
export const SkippedQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(20) });

/** The latest first; recorded by the worker. */
export async function skippedSlots(
  payload: Payload,
  query: { readonly newsletterId?: string; readonly limit: number },
): Promise<readonly SkippedRow[]> {
  const { campaigns } = await delivery();
  const [slots, { docs }] = await Promise.all([
    campaigns.skippedSlots(query),
    payload.find({
      collection: 'newsletters',
      depth: 0,
      pagination: false,
      select: { name: true, timeZone: true },
    }),
  ]);
  const names = new Map(docs.map((doc) => [doc.id, doc]));
  return slots.map(({ at, date, found, newsletterId }) => {
    const { name = 'A newsletter that is gone', timeZone = 'UTC' } = names.get(newsletterId) ?? {};
    return { newsletterId, newsletterName: name, date, label: slotLabel(at, timeZone), timeZone, found };
  });
}
