import { gather } from '../gather.ts';
import { type AudienceMember, type Campaign, isRunning } from '../ports/index.ts';
import type { Engine } from './engine.ts';

type Looked = Pick<AudienceMember, 'subscriptionId' | 'address'>;

/** What a batch's last look sees: the campaign as it is now, and who of the batch has left since (indexes, ascending). */
export interface Seen {
  readonly campaign: Campaign | null;
  readonly gone: readonly number[];
}

/** One look for all batches that look at this moment; a look that began before a batch asked does not answer it. */
export function makeLastLook(
  { audience, campaigns }: Pick<Engine, 'audience' | 'campaigns'>,
  { id, newsletterId, cutOff }: Pick<Campaign, 'id' | 'newsletterId'> & { readonly cutOff: Date },
): (members: readonly Looked[]) => Promise<Seen> {
  return gather(async (batches: readonly (readonly Looked[])[]): Promise<readonly Seen[]> => {
    const [campaign, anySuppressed] = await Promise.all([
      campaigns.get(id),
      audience.anySuppressedSince(cutOff),
    ]);
    if (campaign === null || !isRunning(campaign)) return batches.map(() => ({ campaign, gone: [] }));
    const gone = await audience.gone(newsletterId, batches.flat(), anySuppressed);
    let from = 0;
    return batches.map(({ length }) => {
      const start = from;
      from += length;
      return { campaign, gone: gone.filter((i) => i >= start && i < from).map((i) => i - start) };
    });
  });
}
