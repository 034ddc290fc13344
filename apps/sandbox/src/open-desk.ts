import { join } from 'node:path';
import { DomainList } from './api/domain-list.ts';
import { IdempotencyMemory } from './api/idempotency.ts';
import { KeyRing } from './api/key-ring.ts';
import { SuppressionList } from './api/suppression-list.ts';
import { suppress } from './api/suppressions.ts';
import { TemplateShelf } from './api/template-shelf.ts';
import { assertNever } from './assert-never.ts';
import { makeClock } from './clock.ts';
import type { Desk } from './desk.ts';
import { EventDispatcher } from './events/dispatcher.ts';
import { makeEventPoster } from './events/post-event.ts';
import { secretBytes } from './events/sign.ts';
import { Faults } from './faults/rules.ts';
import { Quota } from './limits/quota.ts';
import { RequestWindow } from './limits/request-window.ts';
import { bareAddress } from './mail/recipient-fate.ts';
import type { SandboxOptions } from './options.ts';
import { AppendFile } from './store/append-file.ts';
import { type LoggedCall, MailStore } from './store/mail-store.ts';
import { type MailReader, makeMailReader } from './store/read-mails.ts';
import { replayLog, replayState } from './store/replay.ts';
import { openStateFile, type StateChange } from './store/state-file.ts';

type DeskOptions = SandboxOptions & {
  readonly apiKey: string;
  readonly webhookSecret: string;
  readonly dataDir: string;
};

const WEBHOOK_CONNECTIONS = 64;
const WEBHOOK_TIMEOUT_MS = 15_000;

/** Wires the parts and brings back what the data folder holds. */
export async function openDesk(
  options: DeskOptions,
): Promise<{ desk: Desk; reader: MailReader; closeDesk: () => Promise<void> }> {
  const wallClock = options.wallClock ?? Date.now;
  const clock = makeClock(wallClock);
  const store = await MailStore.open(options.dataDir);
  const stateFile = await openStateFile(options.dataDir);
  const settledFile = await AppendFile.open(join(options.dataDir, 'events-settled.txt'), { sync: false });
  const templates = new TemplateShelf();
  const suppressions = new SuppressionList();
  const keys = new KeyRing({
    id: '00000000-0000-4000-8000-000000000001',
    name: 'environment',
    token: options.apiKey,
    permission: 'full_access',
    createdAt: 0,
  });
  const domains = new DomainList(
    (options.domains ?? []).map((name, index) => ({ id: `sandbox-domain-${index}`, name, createdAt: 0 })),
  );
  const quota = new Quota({ daily: options.dailyQuota ?? 0, monthly: options.monthlyQuota ?? 0 });
  const idempotency = new IdempotencyMemory();
  const faults = new Faults();
  const reader = makeMailReader(store, templates);

  function apply(change: StateChange): void {
    switch (change.type) {
      case 'template.saved':
      case 'template.removed':
        templates.apply(change);
        return;
      case 'suppression.added':
      case 'suppression.removed':
        suppressions.apply(change);
        return;
      case 'key.added':
      case 'key.removed':
        keys.apply(change);
        return;
      case 'domain.added':
        domains.add({ id: change.id, name: change.name, createdAt: change.at });
        return;
      case 'domain.removed':
        domains.remove(change.id);
        return;
      case 'clock.moved':
        if (change.offset > clock.offset()) clock.advance(change.offset - clock.offset());
        return;
      default:
        assertNever(change);
    }
  }

  const owed: LoggedCall[] = [];
  const settled = await readSettled(settledFile);
  await replayState(stateFile, apply);
  await replayLog(store, (call) => {
    if (call.key !== null) idempotency.settle(call.key, call.hash, call.call, call.at);
    quota.use(call.messages.length, call.at);
    if (call.events === true && !settled.has(call.call)) owed.push(call);
  });

  const events =
    options.webhookUrl === undefined
      ? null
      : new EventDispatcher({
          clock,
          wallClock,
          faults,
          poster: makeEventPoster(new URL(options.webhookUrl), WEBHOOK_CONNECTIONS, WEBHOOK_TIMEOUT_MS),
          secret: secretBytes(options.webhookSecret),
          timescale: options.timescale ?? 1,
          connections: WEBHOOK_CONNECTIONS,
          envelopesOf: reader.envelopesOf,
          onSettled: (call) => void settledFile.append(`${call}\n`),
        });

  const desk: Desk = {
    clock,
    wallClock,
    store,
    idempotency,
    quota,
    templates,
    suppressions,
    keys,
    domains,
    webhook:
      options.webhookUrl === undefined
        ? null
        : { endpoint: options.webhookUrl, secret: options.webhookSecret },
    window: new RequestWindow({
      requests: options.requestsPerSecond ?? 0,
      window: options.window ?? 'fixed',
      windowMs: 1000,
    }),
    faults,
    events,
    eventsOn: events !== null,
    isVerifiedDomain: (name) => domains.isVerified(name),
    envelopesOf: reader.envelopesOf,
    findMessage: reader.findMessage,
    async change(change) {
      apply(change);
      await stateFile.write(change);
    },
    async onAccepted(call) {
      await suppressByFate(desk, call);
      await events?.addCall(call);
    },
    async reset() {
      events?.reset();
      await store.reset();
      await stateFile.truncate(0);
      await settledFile.truncate(0);
      for (const part of [templates, suppressions, keys, domains, idempotency]) part.clear();
      quota.reset();
      faults.replace({ rules: [] });
      desk.window.resetCount();
      reader.forget();
    },
  };
  for (const call of owed) await events?.addCall(call);

  return {
    desk,
    reader,
    async closeDesk() {
      events?.close();
      await store.close();
      await stateFile.close();
      await settledFile.close();
    },
  };
}

/** A hard bounce or a complaint puts the address on the team's suppression list. */
async function suppressByFate(desk: Desk, call: LoggedCall): Promise<void> {
  for (const { id, to, fate } of call.messages) {
    if (fate !== 'bounced' && fate !== 'complained') continue;
    const origin = fate === 'bounced' ? 'bounce' : 'complaint';
    for (const address of to) await suppress(desk, bareAddress(address), origin, id);
  }
}

/** Calls whose events were all delivered before the last stop; their own text file, one number a line. */
async function readSettled(file: AppendFile): Promise<ReadonlySet<number>> {
  const text = (await file.read({ offset: 0, length: file.size })).toString('latin1');
  return new Set(text.split('\n').slice(0, -1).map(Number));
}
