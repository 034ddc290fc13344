import { z } from 'zod';
import type { Actor } from '../../access/roles.ts';
import { delivery } from '../../delivery.ts';
import { DeskError } from '../desk-error.ts';
import { findCampaign } from './send-state.ts';

/** `sent`: leave it at that. `unsent`: a retry may mail them, at the risk of a second mail. */
export const SettleRequest = z.strictObject({ as: z.enum(['sent', 'unsent']) });
export type SettleRequest = z.infer<typeof SettleRequest>;

/** Somebody decides what nobody can know; answers for how many recipients. @throws DeskError 404, 409 */
export async function settleUnknown(
  actor: Actor,
  campaignId: string,
  { as }: SettleRequest,
): Promise<{ readonly recipients: number }> {
  const { campaigns } = await delivery();
  await findCampaign(campaignId, campaigns);
  const { recipients } = await campaigns.settleUnknown(campaignId, as, actor.email);
  if (recipients > 0) return { recipients };
  throw new DeskError(
    409,
    'nothing-unknown',
    'No mail of this campaign is unknown.',
    'There is nothing to settle.',
  );
}
