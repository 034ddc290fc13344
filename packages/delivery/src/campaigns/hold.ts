import type { CampaignVerbs } from '../ports/index.ts';
import type { CampaignDesk } from './desk.ts';

/** An edit after scheduling; a campaign that has started keeps its rendition and is not held. */
export function makeHold({ campaigns }: CampaignDesk): CampaignVerbs['hold'] {
  return (issueId, reason) => campaigns.hold(issueId, reason);
}
