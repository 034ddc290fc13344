import type {
  Audience,
  BatchStore,
  CampaignStore,
  Failpoint,
  LedgerWatch,
  Log,
  MailTransport,
  NewsletterDirectory,
  Pacer,
  RampGate,
  RenditionStore,
  SendingGate,
  SettingStore,
  Tokens,
  Trace,
} from '../ports/index.ts';
import type { Timing } from '../timing.ts';

/** All that sending a campaign needs; wired once, in the worker's composition root. */
export interface Engine {
  readonly campaigns: CampaignStore;
  readonly batches: BatchStore;
  readonly ledger: LedgerWatch;
  readonly audience: Audience;
  readonly renditions: RenditionStore;
  readonly newsletters: NewsletterDirectory;
  readonly settings: SettingStore;
  readonly tokens: Tokens;
  readonly transport: MailTransport;
  readonly pacer: Pacer;
  readonly ramp: RampGate;
  readonly sending: SendingGate;
  readonly failpoint: Failpoint;
  readonly clock: () => Date;
  readonly timing: Timing;
  readonly log: Log;
  readonly trace: Trace;
  readonly environmentId: string;
  readonly handOver: 'auto' | 'template' | 'inline';
  /** Names this process in leases; unique per start. */
  readonly owner: string;
  /** Batches in flight at once, over all campaigns of this process. */
  readonly concurrency: number;
}
