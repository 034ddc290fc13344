import type {
  Audience,
  BatchStore,
  CampaignStore,
  Failpoint,
  Log,
  NewsletterDirectory,
  RenditionStore,
  SettingStore,
  SlotStore,
  Waker,
} from '../ports/index.ts';
import type { EventStore } from '../ports/provider-events.ts';

/** What the verbs of a campaign work with. */
export interface CampaignDesk {
  readonly campaigns: CampaignStore;
  readonly batches: Pick<BatchStore, 'fence' | 'decideUnknown' | 'unsent'>;
  readonly audience: Pick<Audience, 'isEmpty' | 'countReached'>;
  readonly events: Pick<EventStore, 'tryAgain'>;
  readonly renditions: RenditionStore;
  readonly newsletters: NewsletterDirectory;
  readonly slots: Pick<SlotStore, 'skipped'>;
  readonly settings: Pick<SettingStore, 'get' | 'set'>;
  readonly waker: Waker;
  readonly failpoint: Failpoint;
  readonly log: Log;
  readonly clock: () => Date;
  readonly environmentId: string;
}
