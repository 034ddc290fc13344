import { makeAccountVerbs } from './account/account-verbs.ts';
import { makeCampaignVerbs } from './campaigns/verbs.ts';
import {
  connectDatabase,
  ensureIndexes,
  makeAudience,
  makeBacklogReader,
  makeBatchStore,
  makeCampaignStore,
  makeDeskNotes,
  makeInstallationReader,
  makeLedgerAgreement,
  makeLedgerWatch,
  makeNewsletterDirectory,
  makeRenditionStore,
  makeSentLedger,
  makeSettingStore,
  makeSlotStore,
  type PoolUse,
  watchPool,
} from './mongo/index.ts';
import { makeEventStore } from './mongo/provider-events.ts';
import type {
  AccountVerbs,
  Backlog,
  CampaignVerbs,
  DeskNotes,
  EventVerbs,
  Failpoint,
  ImportVerbs,
  InstallationFacts,
  LedgerDisagreement,
  Log,
  NewsletterDirectory,
  OutboxVerbs,
  ProofVerbs,
  ReaderDesk,
  ReaderHistory,
  RenditionStore,
  Segments,
  SendingVerbs,
  SignupSettingsStore,
  StoredEvent,
  SubscriberList,
  SubscriberVerbs,
  SuppressionDesk,
  TopicChoices,
} from './ports/index.ts';
import { noFailpoints, silentWaker } from './ports/index.ts';
import { makeProofVerbs } from './proof/proof-verbs.ts';
import { makeRedisWaker } from './queue/index.ts';
import { lookAt, type Reachable } from './reachable.ts';
import { openReaderSide } from './reader-side.ts';
import { makeSendingVerbs } from './sending/verbs.ts';
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
  /** Told of each provider event that was stored: for metrics. */
  readonly onEvent?: (event: StoredEvent) => void;
  /** False where the database's user may not: the site. Admin and worker make them. */
  readonly makesIndexes?: boolean;
  /** For the crash harness; nothing that ships passes one. */
  readonly failpoint?: Failpoint;
  readonly log: Log;
}

/** What admin and site hold: every verb of delivery, over one MongoDB client. */
export interface Delivery {
  readonly subscribers: SubscriberVerbs;
  readonly list: SubscriberList;
  readonly suppressions: SuppressionDesk;
  readonly history: ReaderHistory;
  readonly desk: ReaderDesk;
  readonly segments: Segments;
  readonly topicChoices: TopicChoices;
  readonly imports: ImportVerbs;
  readonly signupSettings: SignupSettingsStore;
  readonly campaigns: CampaignVerbs;
  readonly sending: SendingVerbs;
  readonly renditions: RenditionStore;
  readonly outbox: OutboxVerbs;
  readonly events: EventVerbs;
  readonly newsletters: NewsletterDirectory;
  /** What the desk tells the worker of itself. */
  readonly notes: DeskNotes;
  readonly proof: ProofVerbs;
  /** What a worker saw of the account at the provider. */
  readonly account: AccountVerbs;
  reachable(): Promise<Reachable>;
  poolUse(): PoolUse;
  /** @throws when MongoDB does not answer */
  installation(): Promise<InstallationFacts>;
  /** What waits in the database. @throws when MongoDB does not answer */
  backlog(): Promise<Backlog>;
  /** Campaigns whose sums do not add up; none when all is well. @throws when MongoDB does not answer */
  disagreements(): Promise<readonly LedgerDisagreement[]>;
  /** Makes the indexes that are missing; repeating it is harmless. */
  ensureIndexes(): Promise<void>;
  close(): Promise<void>;
}

/** Connects, creates missing indexes (unless told not to) and wires the verbs. Redis may be away: work then waits for the worker's timer. */
export async function openDelivery(options: DeliveryOptions): Promise<Delivery> {
  const { environmentId, failpoint = noFailpoints, log } = options;
  const clock = () => new Date();
  const database = await connectDatabase(options.mongodbUri, { appName: 'masthead-delivery' });
  const poolUse = watchPool(database.client);
  if (options.makesIndexes !== false) await ensureIndexes(database);
  // Whoever comes up first after a restore leaves the mark: what is asked for from then on is not of the copy.
  await makeLedgerWatch(database).look({ alive: false });
  const redisWaker =
    options.redisUrl === null
      ? null
      : makeRedisWaker({ redisUrl: options.redisUrl, prefix: options.redisPrefix, log });
  const waker = redisWaker ?? silentWaker;
  const newsletters = makeNewsletterDirectory(database);
  const renditions = makeRenditionStore(database);
  const readers = openReaderSide({
    database,
    newsletters,
    waker,
    tokenKeys: options.tokenKeys,
    environmentId,
    webhookSecret: options.webhookSecret,
    ...(options.onEvent === undefined ? {} : { onEvent: options.onEvent }),
    clock,
    failpoint,
    log,
  });
  const settings = makeSettingStore(database);
  const readInstallation = makeInstallationReader(database);
  const campaignStore = makeCampaignStore(database);
  const campaigns = makeCampaignVerbs({
    campaigns: campaignStore,
    batches: makeBatchStore(database, failpoint),
    audience: makeAudience(database, readers.suppressions),
    events: makeEventStore(database.db),
    renditions,
    newsletters,
    slots: makeSlotStore(database),
    settings,
    waker,
    failpoint,
    log,
    clock,
    environmentId,
  });
  const sending = makeSendingVerbs({
    settings,
    campaigns: campaignStore,
    ledger: makeSentLedger(database),
    waker,
    failpoint,
    log,
  });
  return {
    subscribers: readers.subscribers,
    list: readers.list,
    suppressions: readers.suppressionDesk,
    history: readers.history,
    desk: readers.desk,
    segments: readers.segments,
    topicChoices: readers.topicChoices,
    imports: readers.imports,
    signupSettings: readers.signupSettings,
    outbox: readers.outbox,
    events: readers.events,
    campaigns,
    sending,
    renditions,
    newsletters,
    notes: makeDeskNotes(database),
    proof: makeProofVerbs(settings, waker),
    account: makeAccountVerbs(settings, waker),
    backlog: makeBacklogReader(database).read,
    disagreements: makeLedgerAgreement(database),
    ensureIndexes: () => ensureIndexes(database),
    poolUse,
    reachable: () => lookAt(database.db, redisWaker),
    installation: async () => {
      const [facts, redis] = await Promise.all([
        readInstallation(),
        redisWaker?.facts().catch(() => null) ?? null,
      ]);
      return { ...facts, redis };
    },
    async close() {
      await redisWaker?.close();
      await database.close();
    },
  };
}
