import { setTimeout as sleep } from 'node:timers/promises';
import type { Timing } from '@masthead/delivery';
import type { CampaignView } from '@masthead/domain';
import { eventually } from '@masthead/testing';
import type { Installation } from '../harness/installation.ts';
import { harnessSite, type Stage } from '../harness/stage.ts';
import type { Services } from './services.ts';

/** What a scenario acts on, and what it notes for the verdict. */
export interface Scene {
  readonly stage: Stage;
  readonly services: Services;
  readonly times: number;
  readonly recipients: number;
  readonly timescale: number;
  readonly timing: Timing;
  readonly random: () => number;
  readonly notes: Notes;
  readonly say: (line: string) => void;
}

/** For further processes of the same installation. */
export function installationOf({ services, stage }: Scene, dataDir: string): Installation {
  const { mongodbUri, redisUrl } = services;
  return { ...harnessSite, mongodbUri, redisUrl, redisPrefix: stage.redisPrefix, dataDir };
}

/** What the harness did and was told. */
export interface Notes {
  /** Wall clock of every fault, and whether calls were under way at that moment. */
  readonly faults: { readonly at: number; readonly hit: boolean }[];
  /** From a fault until everything that was due was done, in milliseconds. */
  readonly recoveries: number[];
  readonly unsubscribes: { readonly address: string; readonly at: Date }[];
  readonly cancels: { readonly campaignId: string; readonly at: Date; readonly inFlight: number }[];
  readonly calledUnsent: string[];
  /** What a scenario itself found wrong. */
  readonly problems: string[];
  /** Deliveries that were `unknown` for a while, as they must be when nobody can know. */
  unknownMeanwhile: number;
  /** Every event is delivered and applied at the end. */
  eventsSettled: boolean;
}

export function emptyNotes(): Notes {
  return {
    faults: [],
    recoveries: [],
    unsubscribes: [],
    cancels: [],
    calledUnsent: [],
    problems: [],
    unknownMeanwhile: 0,
    eventsSettled: false,
  };
}

/** Not for measuring: against hanging for ever. */
const patienceMs = 90_000;

/** Every batch call takes so long, so that a fault finds some under way. */
export const callMs = 120;
export const slowCalls = { match: { path: '/emails/batch' }, fault: { kind: 'slow', delayMs: callMs } };

/** Schedules a campaign and waits until a part of it is accepted: a random one, or the given share. */
export async function sendPart(
  { stage, random, recipients }: Scene,
  { share = 0.1 + random() * 0.6, ...campaign }: Parameters<Stage['schedule']>[0] & { share?: number } = {},
): Promise<string> {
  const before = (await stage.provider.stats()).accepted;
  const id = await stage.schedule(campaign);
  const wanted = before + share * recipients;
  await eventually(async () => (await stage.provider.stats()).accepted >= wanted, {
    timeoutMs: patienceMs,
    everyMs: 15,
  });
  return id;
}

/** Does what hurts and notes when, and whether it met calls under way. */
export async function hurt({ stage, notes }: Scene, act: () => Promise<void> | void): Promise<number> {
  const { batches } = stage.database.collections;
  const hit = (await batches.countDocuments({ state: 'submitting' }, { limit: 1 })) > 0;
  const at = Date.now();
  notes.faults.push({ at, hit });
  await act();
  return at;
}

/** Waits until the campaign is submitted; `since`: the fault it had to get over. */
export async function untilOver(
  { stage, notes }: Scene,
  campaignId: string,
  since?: number,
  timeoutMs?: number,
): Promise<CampaignView> {
  const view = await untilView(stage, campaignId, ({ status }) => status === 'submitted', timeoutMs);
  if (since !== undefined) notes.recoveries.push(Date.now() - since);
  return view;
}

/** @throws with what the campaign is instead, when it takes too long. */
export async function untilView(
  stage: Stage,
  campaignId: string,
  isSo: (view: CampaignView) => boolean,
  timeoutMs = patienceMs,
): Promise<CampaignView> {
  let last: CampaignView | null = null;
  try {
    return await eventually(
      async () => {
        last = await stage.delivery.campaigns.get(campaignId);
        return last !== null && isSo(last) ? last : false;
      },
      { timeoutMs, everyMs: 50 },
    );
  } catch (error) {
    throw new Error(`the campaign did not get there: ${JSON.stringify(last)}`, { cause: error });
  }
}

/** SIGTERM to all workers; resolves when they are gone. */
export async function stopWorkers({ stage }: Scene): Promise<void> {
  const running = stage.workers.filter((worker) => !worker.hasExited());
  for (const worker of running) worker.kill('SIGTERM');
  await Promise.all(running.map(({ exited }) => exited));
}

/** Enqueues a single mail; answers how to wait for it. */
export async function enqueueMail({ stage }: Scene, name: string): Promise<() => Promise<unknown>> {
  const purposeKey = `test/${name}`;
  await stage.delivery.outbox.enqueue({
    purposeKey,
    kind: 'test',
    from: { name: 'Fixtures', address: 'hello@news.masthead-fixtures.org' },
    to: `${name}@singles.masthead-fixtures.org`,
    replyTo: null,
    subject: 'One thing',
    html: '<p>One</p>',
    text: 'One',
    headers: {},
  });
  const isSent = async () => (await stage.delivery.outbox.state(purposeKey)) === 'submitted';
  return () => eventually(isSent, { timeoutMs: patienceMs });
}

/** Times are part of what is acted: frozen for so long, away for so long. */
export const forSoLong = (ms: number): Promise<void> => sleep(ms);
