import { randomUUID } from 'node:crypto';
import { publicPaths } from '@masthead/domain';
import { makeLookAtAccount } from './account/account-verbs.ts';
import { makeForgetTemplates } from './campaigns/forget-templates.ts';
import { makeReputationGuard } from './campaigns/guard-reputation.ts';
import { makeLetCanariesGo } from './campaigns/let-canaries-go.ts';
import {
  connectDatabase,
  ensureIndexes,
  makeAudience,
  makeBacklogReader,
  makeBatchStore,
  makeCampaignStore,
  makeDeskNotes,
  makeLeaseStore,
  makeLedgerWatch,
  makeNewsletterDirectory,
  makeRenditionStore,
  makeSentLedger,
  makeSettingStore,
  makeSlotStore,
  type PoolUse,
  type ReplicaUse,
  watchPool,
  watchReplicas,
} from './mongo/index.ts';
import { makeOutboxStore } from './mongo/outbox-store.ts';
import { makeTellEditors } from './notices/tell-editors.ts';
import { makeWatchCampaigns } from './notices/watch-campaigns.ts';
import { onlyAtHome } from './only-at-home.ts';
import { leaveOldMail } from './outbox/leave-old-mail.ts';
import {
  type BacklogReader,
  type Chore,
  type DueProcessor,
  type Failpoint,
  type House,
  type Log,
  type MailRenderer,
  silentWaker,
  type Trace,
  untraced,
  type WakeTopic,
} from './ports/index.ts';
import { makeProveTemplate } from './proof/prove-template.ts';
import { listenForWakes, makePacer, makeRedisWaker } from './queue/index.ts';
import { lookAt, type Reachable } from './reachable.ts';
import { openReaderSide } from './reader-side.ts';
import {
  type EndedCall,
  makeProviderAccount,
  makeProviderList,
  makeResendTransport,
  traceTransport,
  watchTransport,
} from './resend/index.ts';
import { makeRampGate } from './sending/ramp.ts';
import { makeSendingGate } from './sending/stop.ts';
import { makeStoppableMail, whileSending } from './sending/stoppable-mail.ts';
import { makeWatchSlots } from './slots/watch-slots.ts';
import { type CampaignRunner, makeCampaignRunner } from './submit/campaign-runner.ts';
import { makeMaintenance } from './submit/reconcile.ts';
import type { SecretKey } from './subscribers/keyring.ts';
import { type Timing, timing } from './timing.ts';

export interface WorkerOptions {
  readonly mongodbUri: string;
  readonly redisUrl: string | null;
  readonly redisPrefix: string;
  readonly environmentId: string;
  readonly tokenKeys: readonly SecretKey[];
  readonly siteUrl: string;
  readonly resend: { readonly apiKey: string; readonly baseUrl: string | undefined };
  readonly requestsPerSecond: number;
  readonly handOver: 'auto' | 'template' | 'inline';
  readonly timescale: number;
  /** Batches in flight at once. */
  readonly concurrency: number;
  readonly renderer: MailRenderer;
  readonly failpoint: Failpoint;
  readonly log: Log;
  /** Told of each submission when it has ended: for metrics. */
  readonly onCall?: (call: EndedCall) => void;
  /** Runs what it is given inside a span; nothing is traced otherwise. */
  readonly trace?: Trace;
  /** Null: editors get no notices. */
  readonly house?: House | null;
  /** For tests: a machine's clock may jump, and nothing that decides about a mail may follow it. */
  readonly clock?: () => Date;
  /** For tests: milliseconds since any beginning, never set back. */
  readonly elapsedMs?: () => number;
}

/** All that a worker process runs, wired; the app decides when. */
export interface DeliveryWorker {
  readonly timing: Timing;
  readonly campaigns: CampaignRunner;
  readonly processors: Readonly<Record<Exclude<WakeTopic, 'campaigns'>, DueProcessor>>;
  /** What one worker at a time does every reconcile period. */
  readonly maintenance: DueProcessor;
  /** Which services answer at the moment. */
  reachable(): Promise<Reachable>;
  /** What waits in the database, for metrics. */
  readonly backlog: BacklogReader;
  poolUse(): PoolUse;
  replicaUse(): ReplicaUse;
  /** Calls back for wakes from Redis until closed; nothing happens without Redis. */
  listen(on: Record<WakeTopic, () => void>): { close(): Promise<void> };
  /** The process has to go: whoever waits for a turn, or for a call that may be made again, waits no longer. */
  halt(): void;
  close(): Promise<void>;
}

export async function openDeliveryWorker(options: WorkerOptions): Promise<DeliveryWorker> {
  const { environmentId, failpoint, log, redisPrefix: prefix, redisUrl } = options;
  const { clock = () => new Date(), elapsedMs = () => performance.now() } = options;
  const owner = randomUUID();
  const times = timing(options.timescale);
  const database = await connectDatabase(options.mongodbUri, { appName: 'masthead-worker' });
  const poolUse = watchPool(database.client);
  const replicaUse = watchReplicas(database.client);
  await ensureIndexes(database);
  const redisWaker = redisUrl === null ? null : makeRedisWaker({ redisUrl, prefix, log });
  const waker = redisWaker ?? silentWaker;
  const pacer = makePacer({ perSecond: options.requestsPerSecond, redisUrl, prefix, owner, log });
  const stopping = new AbortController();
  const { signal } = stopping;
  const provider = makeResendTransport({
    signal,
    failpoint,
    apiKey: options.resend.apiKey,
    baseUrl: options.resend.baseUrl,
    timing: times,
    pacer,
    connections: options.concurrency,
  });
  const { trace } = options;
  const traced = trace === undefined ? provider : traceTransport(provider, trace);
  const transport = options.onCall === undefined ? traced : watchTransport(traced, options.onCall);
  const newsletters = makeNewsletterDirectory(database);
  const readers = openReaderSide({
    database,
    newsletters,
    waker,
    tokenKeys: options.tokenKeys,
    environmentId,
    webhookSecret: null,
    clock,
    elapsedMs,
    failpoint,
    log,
  });
  await readers.checkKeys();
  const batches = makeBatchStore(database);
  const ledger = makeLedgerWatch(database);
  const settings = makeSettingStore(database);
  const atHome = (processor: DueProcessor) => onlyAtHome(processor, settings, environmentId, log);
  const campaignStore = makeCampaignStore(database);
  const sending = makeSendingGate({ settings, campaigns: campaignStore, clock, failpoint, log });
  const campaigns = makeCampaignRunner({
    campaigns: campaignStore,
    batches,
    ledger,
    audience: makeAudience(database, readers.suppressions),
    renditions: makeRenditionStore(database),
    newsletters,
    settings,
    tokens: readers.tokens,
    transport,
    pacer,
    sending,
    ramp: makeRampGate({ settings, ledger: makeSentLedger(database), clock, elapsedMs }),
    failpoint,
    clock,
    timing: times,
    log,
    trace: trace ?? untraced,
    environmentId,
    handOver: options.handOver,
    owner,
    concurrency: options.concurrency,
  });
  const { chores, ...processors } = readers.processors({
    renderer: options.renderer,
    transport: makeStoppableMail(transport, sending, times.backoffMaxMs),
    siteUrl: options.siteUrl,
    timing: times,
    failpoint,
    providerList: makeProviderList({
      signal,
      apiKey: options.resend.apiKey,
      baseUrl: options.resend.baseUrl,
      timing: times,
      pacer,
    }),
  });
  const account = makeLookAtAccount({
    settings,
    leases: makeLeaseStore(database),
    account: makeProviderAccount({
      signal,
      apiKey: options.resend.apiKey,
      baseUrl: options.resend.baseUrl,
      webhookUrl: `${options.siteUrl}${publicPaths.webhook}`,
      clock,
      timing: times,
      pacer,
    }),
    owner,
    clock,
    failpoint,
    log,
  });
  const { house } = options;
  /** A conformance send is a single mail, too: somebody waits for it. */
  const proving = (processor: DueProcessor): DueProcessor => {
    if (!house) return processor;
    const leases = makeLeaseStore(database);
    const { sender } = house;
    const proof = atHome(
      makeProveTemplate({
        settings,
        leases,
        transport,
        pacer,
        sender,
        environmentId,
        owner,
        signal,
        clock,
        failpoint,
        log,
      }),
    );
    return sideBySide(proof, processor);
  };
  const renditions = makeRenditionStore(database);
  const editorial = (house: House): Chore[] => {
    const notes = makeDeskNotes(database);
    const { adminUrl } = house;
    const tell = makeTellEditors({ notes, outbox: readers.outbox, house, failpoint });
    const slots = makeWatchSlots({
      slots: makeSlotStore(database),
      newsletters,
      notes,
      ledger,
      tell,
      adminUrl,
      failpoint,
      log,
    });
    const news = makeWatchCampaigns({
      campaigns: campaignStore,
      newsletters,
      renditions,
      tell,
      adminUrl,
      failpoint,
    });
    return [
      { name: 'slots', ...atHome(slots) },
      { name: 'notices of campaigns', ...atHome(news) },
    ];
  };
  const reputation = makeReputationGuard({ campaigns: campaignStore, batches, failpoint, log });
  const canaries = makeLetCanariesGo({
    campaigns: campaignStore,
    lookFirst: [processors.events, reputation],
    waker,
    failpoint,
    log,
  });
  const maintenance = makeMaintenance({
    batches,
    leases: makeLeaseStore(database),
    owner,
    leaseMs: times.reconcileMs * 2,
    chores: [
      { name: 'sign of life', ...atHome({ runDue: () => ledger.look({ alive: true }).then(() => 0) }) },
      ...chores,
      { name: 'reputation', ...reputation },
      { name: 'canaries', ...atHome(canaries) },
      { name: 'old templates', ...makeForgetTemplates(campaignStore, transport, failpoint) },
      ...(house ? editorial(house) : []),
    ],
    log,
  });
  return {
    timing: times,
    campaigns,
    processors: {
      ...processors,
      outbox: sideBySide(
        account,
        leaveOldMail(whileSending(proving(processors.outbox), sending), {
          ledger,
          store: makeOutboxStore(database.db),
          log,
        }),
      ),
    },
    maintenance,
    backlog: makeBacklogReader(database),
    poolUse,
    replicaUse,
    reachable: () => lookAt(database.db, redisWaker),
    listen: (on) =>
      redisUrl === null ? { close: async () => undefined } : listenForWakes({ redisUrl, prefix, log, on }),
    halt: () => stopping.abort(),
    async close() {
      await redisWaker?.close();
      pacer.close();
      await transport.close();
      await maintenance
        .release()
        .catch((error: unknown) => log.warn({ error }, 'could not give the maintenance back'));
      await database.close();
    },
  };
}

/** Neither waits for the other: what is asked of the provider must not hold up a mail. */
function sideBySide(first: DueProcessor, second: DueProcessor): DueProcessor {
  return {
    runDue: async () => {
      const done = await Promise.all([first.runDue(), second.runDue()]);
      return done[0] + done[1];
    },
    halt: () => {
      first.halt?.();
      second.halt?.();
    },
  };
}
