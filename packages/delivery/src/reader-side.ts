import { makeEventVerbs } from './events/accept-event.ts';
import { makeSuppressionMirroring } from './events/mirror-suppressions.ts';
import { makeEventProcessor } from './events/process-events.ts';
import type { Database } from './mongo/connect.ts';
import { makeEventLedger } from './mongo/event-ledger.ts';
import { makeOutboxStore } from './mongo/outbox-store.ts';
import { makeEventStore } from './mongo/provider-events.ts';
import { makeHistoryStore } from './mongo/reader-history.ts';
import { makeSettingStore } from './mongo/settings/index.ts';
import { makeSignupLedger } from './mongo/signup-ledger.ts';
import { makeSignupQueue } from './mongo/signup-queue.ts';
import { makeLatestIssue, makeSignupSettings } from './mongo/signup-settings.ts';
import { makeDeskActs } from './mongo/subscriber-acts.ts';
import { notingEngagement } from './mongo/subscriber-engagement.ts';
import { makeErasureStore } from './mongo/subscriber-erasure.ts';
import { makeImportStore } from './mongo/subscriber-imports.ts';
import { makeMoveStore } from './mongo/subscriber-moves.ts';
import { makeSegments } from './mongo/subscriber-segments.ts';
import { makeImportTarget } from './mongo/subscription-merge.ts';
import { makeSubscriptionStore } from './mongo/subscription-store.ts';
import { makeSubscriptionTable } from './mongo/subscription-table.ts';
import { makeSuppressionMirror } from './mongo/suppression-mirror.ts';
import { makeSuppressions } from './mongo/suppressions.ts';
import { makeTopicChoices } from './mongo/topic-choices.ts';
import { onlyAtHome } from './only-at-home.ts';
import { makeOutboxVerbs } from './outbox/outbox-verbs.ts';
import { makeOutboxProcessor } from './outbox/process-outbox.ts';
import { noFailpoints } from './ports/failpoints.ts';
import type {
  Chore,
  DueProcessor,
  EventVerbs,
  Failpoint,
  ImportVerbs,
  Log,
  MailRenderer,
  MailTransport,
  NewsletterDirectory,
  OutboxVerbs,
  ProviderList,
  ReaderDesk,
  ReaderHistory,
  Segments,
  SignupSettingsStore,
  StoredEvent,
  SubscriberList,
  SubscriberVerbs,
  SuppressionDesk,
  Suppressions,
  Tokens,
  TopicChoices,
  Waker,
} from './ports/index.ts';
import { makeWebhookReader } from './resend/webhook-reader.ts';
import { makeAddressKeys } from './subscribers/address-keys.ts';
import { eraseSubscriber, makeErasureChore } from './subscribers/erase-subscriber.ts';
import { makeImportVerbs } from './subscribers/import/import-verbs.ts';
import { makeImportProcessor } from './subscribers/import/process-imports.ts';
import { makeKeyring, type SecretKey } from './subscribers/keyring.ts';
import { makeSignupProcessor } from './subscribers/process-signup.ts';
import { makeReaderDesk } from './subscribers/reader-desk.ts';
import { makeReaderHistory } from './subscribers/reader-history.ts';
import { defaultSignupLimits, makeSignupBudget, type SignupLimits } from './subscribers/signup-budget.ts';
import { makeSubscriberList } from './subscribers/subscriber-list.ts';
import { makeSubscriberVerbs } from './subscribers/subscriber-verbs.ts';
import { makeSuppressionDesk } from './subscribers/suppression-desk.ts';
import { makeTokens, tokenLifetimeMs } from './subscribers/tokens.ts';
import type { Timing } from './timing.ts';

export interface ReaderSideOptions {
  readonly database: Pick<Database, 'db' | 'collections'>;
  readonly newsletters: NewsletterDirectory;
  readonly waker: Waker;
  readonly tokenKeys: readonly SecretKey[];
  readonly environmentId: string;
  /** Null: no event is believed. */
  readonly webhookSecret: string | null;
  readonly onEvent?: (event: StoredEvent) => void;
  readonly limits?: SignupLimits;
  readonly clock: () => Date;
  /** Milliseconds since any beginning, never set back. Default: the process's own. */
  readonly elapsedMs?: () => number;
  /** Default: none. */
  readonly failpoint?: Failpoint;
  readonly log: Log;
}

/** Readers, single mails and provider events, wired over one database. */
export interface ReaderSide {
  readonly tokens: Tokens;
  readonly suppressions: Suppressions;
  readonly suppressionDesk: SuppressionDesk;
  readonly history: ReaderHistory;
  readonly subscribers: SubscriberVerbs;
  readonly list: SubscriberList;
  readonly desk: ReaderDesk;
  readonly segments: Segments;
  readonly topicChoices: TopicChoices;
  readonly imports: ImportVerbs;
  readonly signupSettings: SignupSettingsStore;
  readonly outbox: OutboxVerbs;
  readonly events: EventVerbs;
  /**
   * Before anything is sent: without a key that suppressions are kept under, everybody under it would be mailed again.
   * @throws Error naming TOKEN_KEYS
   */
  checkKeys(): Promise<void>;
  /** What the worker runs. */
  processors(parts: {
    readonly renderer: MailRenderer;
    readonly transport: Pick<MailTransport, 'submitMail'>;
    /** Without a trailing slash. */
    readonly siteUrl: string;
    readonly timing: Timing;
    readonly failpoint: Failpoint;
    /** Null: the provider's suppression list is not mirrored. */
    readonly providerList?: ProviderList | null;
  }): {
    readonly signups: DueProcessor;
    readonly outbox: DueProcessor;
    readonly events: DueProcessor;
    readonly imports: DueProcessor;
    /** For one worker at a time: unconfirmed rows past their seven days; single mails that events have settled. */
    readonly chores: readonly Chore[];
  };
}

/** A file that nobody goes on with holds addresses: not for longer than an erasure may take. */
const importFilesKeptMs = 24 * 3_600_000;

export function openReaderSide(options: ReaderSideOptions): ReaderSide {
  const { database, newsletters, waker, environmentId, clock, failpoint = noFailpoints, log } = options;
  const { db } = database;
  const keyring = makeKeyring(options.tokenKeys);
  const tokens = makeTokens(keyring);
  const addressKeys = makeAddressKeys(keyring);
  const suppressions = makeSuppressions(db, addressKeys, clock);
  const store = makeSubscriptionStore(db);
  const queue = makeSignupQueue(db);
  const budget = makeSignupBudget({
    ledger: makeSignupLedger(db),
    keyring,
    limits: options.limits ?? defaultSignupLimits,
    clock,
  });
  const imports = makeImportStore(db, failpoint);
  const moves = makeMoveStore(db, addressKeys.current, failpoint);
  const signupSettings = makeSignupSettings(db);
  const erasure = {
    erasures: makeErasureStore(db, failpoint),
    suppressions,
    addressKeys,
    clock,
    failpoint,
    log,
  };
  const history = makeHistoryStore(db);
  const erase = (subscriberId: string) => eraseSubscriber(subscriberId, erasure);
  const outboxStore = makeOutboxStore(db);
  const outbox = makeOutboxVerbs({ store: outboxStore, waker, environmentId });
  const eventStore = makeEventStore(db);
  const settings = makeSettingStore(database);
  const mirror = makeSuppressionMirror(db);
  const atHome = (processor: DueProcessor) => onlyAtHome(processor, settings, environmentId, log);
  const mirroring = (list: ProviderList) =>
    atHome(
      makeSuppressionMirroring({
        list,
        mirror,
        suppressions,
        settings,
        keys: addressKeys,
        clock,
        failpoint,
        log,
      }),
    );
  const suppressionDesk = makeSuppressionDesk({
    suppressions,
    mirror,
    keys: addressKeys,
    events: eventStore,
    settings,
    clock,
    failpoint,
    log,
  });
  const list = makeSubscriberList({ table: makeSubscriptionTable(db), suppressions, clock });
  const acts = makeDeskActs(db);
  return {
    tokens,
    suppressions,
    suppressionDesk,
    history: makeReaderHistory(history),
    desk: makeReaderDesk({
      store,
      list,
      suppressions,
      suppressionDesk,
      history,
      acts,
      addressKeys,
      erase,
      clock,
      failpoint,
    }),
    segments: makeSegments(db),
    topicChoices: makeTopicChoices(db),
    outbox,
    subscribers: makeSubscriberVerbs({
      tokens,
      store,
      queue,
      newsletters,
      budget,
      waker,
      clock,
      moves,
      signupSettings,
      suppressions,
      log,
      failpoint,
      erase,
      historyOf: (subscriberId) => history.deliveries(subscriberId, { limit: 1000 }),
    }),
    signupSettings,
    list,
    imports: makeImportVerbs({ imports, waker, clock, failpoint }),
    events: makeEventVerbs({
      reader: options.webhookSecret === null ? null : makeWebhookReader(options.webhookSecret),
      store: eventStore,
      addressKey: addressKeys.current,
      ...(options.onEvent === undefined ? {} : { onEvent: options.onEvent }),
      waker,
      clock,
      log,
    }),
    async checkKeys() {
      const missing = (await suppressions.keyIds()).filter((kid) => !keyring.keyIds.includes(kid));
      if (missing.length === 0) return;
      throw new Error(
        `TOKEN_KEYS lacks ${missing.join(', ')}: suppressions are kept under it, and their addresses would be mailed again`,
      );
    },
    processors: ({ renderer, transport, siteUrl, timing, failpoint, providerList = null }) => ({
      signups: atHome(
        makeSignupProcessor({
          queue,
          store,
          budget,
          suppressions,
          newsletters,
          moves,
          signupSettings,
          latestIssue: makeLatestIssue(db),
          tokens,
          renderer,
          outbox,
          siteUrl,
          leaseMs: timing.leaseMs,
          clock,
          log,
          failpoint,
        }),
      ),
      outbox: atHome(
        makeOutboxProcessor({
          store: outboxStore,
          suppressions,
          transport,
          waker,
          environmentId,
          timing,
          log,
          failpoint,
        }),
      ),
      events: makeEventProcessor({
        store: eventStore,
        ledger: notingEngagement(makeEventLedger(db), db),
        suppressions,
        mirror,
        addressKey: addressKeys.current,
        subscriptions: store,
        ...(options.elapsedMs === undefined ? {} : { elapsedMs: options.elapsedMs }),
        log,
        failpoint,
      }),
      imports: makeImportProcessor({
        imports,
        target: makeImportTarget(db),
        suppressions,
        leaseMs: timing.leaseMs,
        clock,
        log,
        failpoint,
      }),
      chores: [
        {
          name: 'files of imports',
          runDue: () => imports.forget(new Date(clock().getTime() - importFilesKeptMs)),
        },
        { name: 'erasures', ...makeErasureChore(erasure) },
        { name: 'signups never confirmed', runDue: () => store.expire(clock()) },
        {
          name: 'wishes to move',
          runDue: () => moves.forget(new Date(clock().getTime() - tokenLifetimeMs.move)),
        },
        { name: 'single mails in doubt', runDue: () => outboxStore.settleFromEvents() },
        ...(providerList === null ? [] : [{ name: 'suppression mirror', ...mirroring(providerList) }]),
      ],
    }),
  };
}
