import type {
  CampaignVerbs,
  EventVerbs,
  Log,
  NewsletterDirectory,
  OutboxVerbs,
  RenditionStore,
  SubscriberList,
  SubscriberVerbs,
} from './ports/index.ts';

export interface DeliveryOptions {
  readonly mongodbUri: string;
  /** Null: nobody is woken, the worker's reconcile timer finds the work. */
  readonly redisUrl: string | null;
  readonly redisPrefix: string;
  readonly environmentId: string;
  /** As TOKEN_KEYS holds it: `kid:base64secret[,kid:secret]`, the first signs. */
  readonly tokenKeys: string;
  /** Without a trailing slash. */
  readonly siteUrl: string;
  readonly webhookSecret: string | null;
  readonly log: Log;
}

/** What admin and site hold: every verb of delivery, over one MongoDB client. */
export interface Delivery {
  readonly subscribers: SubscriberVerbs;
  readonly list: SubscriberList;
  readonly campaigns: CampaignVerbs;
  readonly renditions: RenditionStore;
  readonly outbox: OutboxVerbs;
  readonly events: EventVerbs;
  readonly newsletters: NewsletterDirectory;
  close(): Promise<void>;
}
