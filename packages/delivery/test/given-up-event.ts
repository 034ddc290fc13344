import { batchId } from '@masthead/domain';
import type { ProviderEventDoc } from '../src/mongo/provider-events.ts';

/** A complaint that was told of a campaign's first mail and matched nothing as long as it was tried. */
export function givenUpEvent(campaignId: string): ProviderEventDoc {
  return {
    _id: `msg_${campaignId}`,
    type: 'email.complained',
    at: new Date(),
    receivedAt: new Date(),
    emailId: null,
    place: { kind: 'delivery', batchId: batchId(campaignId, 0), index: 0 },
    meaning: { kind: 'state', state: 'complained', unsent: false },
    suppress: null,
    listedKey: null,
    odd: null,
    tries: 12,
    gaveUpAt: new Date(),
  };
}
