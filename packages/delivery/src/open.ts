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
import type { SecretKey } from './subscribers/keyring.ts';

export interface DeliveryOptions {
  readonly mongodbUri: string;
  /** Null: nobody is woken, the worker's reconcile timer finds the work. */
  readonly redisUrl: string | null;
  readonly redisPrefix: string;
  readonly environmentId: string;
  /** The first signs, all are believed. */
  readonly tokenKeys: readonly SecretKey[];
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
