import { setTimeout as sleep } from 'node:timers/promises';
import { timing } from '@masthead/delivery';
import { eventually } from '@masthead/testing';
import { openStage, type Stage } from '../harness/stage.ts';
import { type LoggedCall, readEvidence } from './evidence.ts';
import { judge, type Verdict } from './judge.ts';
import { makeRandom } from './random.ts';
import type { Scenario } from './scenario.ts';
import { emptyNotes, type Notes, type Scene } from './scene.ts';
import { type Given, startServices } from './services.ts';

/** Services that are there already, and a corner of that Redis. */
export interface Ground extends Given {
  readonly redisPrefix: string;
}

export interface ScenarioPlan {
  readonly times: number;
  readonly recipients: number;
  readonly seed: number;
  readonly timescale: number;
  readonly say: (line: string) => void;
}

export interface ScenarioResult extends Verdict {
  readonly scenario: string;
  /** How often the fault was acted, and how often it met calls under way. */
  readonly times: number;
  readonly hits: number;
  readonly campaigns: number;
  readonly mails: number;
  readonly unknownMeanwhile: number;
  /** Longest from a fault to the next mail accepted, and until all that was due was done; seconds. Null: not measured. */
  readonly secondsToProgress: number | null;
  readonly secondsToRecover: number | null;
  readonly seconds: number;
}

/** A stage that is set, for a scenario or a test to act on. */
export interface OpenScene extends Scene {
  /** Judges by the sandbox's log and the ledger. */
  conclude(): Promise<ScenarioResult>;
  close(): Promise<void>;
}

/** Sets the stage, lets the scenario act, and judges. */
export async function runScenario(
  scenario: Scenario,
  plan: ScenarioPlan,
  given: Ground | null = null,
): Promise<ScenarioResult> {
  const scene = await openScene(scenario, plan, given);
  try {
    await scenario.run(scene).catch((error: unknown) => {
      const what = `broke off after ${scene.notes.faults.length}: ${error}`;
      scene.notes.problems.push(what);
      plan.say(what);
    });
    return await scene.conclude();
  } finally {
    await scene.close();
  }
}

export async function openScene(
  scenario: Scenario,
  plan: ScenarioPlan,
  given: Ground | null = null,
): Promise<OpenScene> {
  const startedAt = Date.now();
  const { nodes = 1, fragileRedis = false, redisCluster = false } = scenario;
  // MongoDB's own ten seconds, scaled as everything is; below a second elections are noise.
  const electionTimeoutMs = Math.max(1_000, 10_000 / plan.timescale);
  const services = await startServices({ nodes, fragileRedis, redisCluster, electionTimeoutMs }, given);
  try {
    const stage = await openStage({
      mongodbUri: services.mongodbUri,
      redisUrl: services.redisUrl,
      redisPrefix: given?.redisPrefix ?? '{crash}',
      recipients: plan.recipients,
      timescale: plan.timescale,
      events: scenario.events === true,
      sandboxEnv: scenario.sandboxEnv ?? {},
      workerEnv: scenario.workerEnv ?? {},
    });
    const notes = emptyNotes();
    return {
      ...plan,
      stage,
      services,
      notes,
      timing: timing(plan.timescale),
      random: makeRandom(plan.seed),
      conclude: () => conclude(scenario, stage, notes, startedAt),
      close: () => stage.close().finally(services.stop),
    };
  } catch (error) {
    await services.stop();
    throw error;
  }
}

async function conclude(
  { events, name, throughout }: Scenario,
  stage: Stage,
  notes: Notes,
  startedAt: number,
): Promise<ScenarioResult> {
  if (events === true && notes.eventsSettled)
    await settleEvents(stage).catch(() => notes.problems.push('the events were not all applied'));
  await singlesAnswered(stage).catch(() => notes.problems.push('a single mail stays under way'));
  const aheadMs = stage.now().getTime() - Date.now();
  const evidence = await readEvidence(stage.sandboxUrl, stage.database, stage.delivery);
  const { calls, campaigns } = evidence;
  const verdict = judge(evidence, {
    ...notes,
    // By the ledger's clock, whose past has grown older meanwhile.
    unsubscribes: notes.unsubscribes.map(({ address, at }) => ({
      address,
      at: new Date(at.getTime() - aheadMs),
    })),
    eventsSettled: notes.eventsSettled,
  });
  const unfinished = campaigns
    .filter(({ status }) => status !== 'submitted' && status !== 'cancelled')
    .map(({ id, status }) => `campaign ${id} is ${status} in the end`);
  const unknown = verdict.unknown === 0 ? [] : [`${verdict.unknown} unknown in the end`];
  const problems = [...verdict.problems, ...unfinished, ...unknown, ...notes.problems];
  return {
    ...verdict,
    problems,
    ok: problems.length === 0,
    scenario: name,
    times: notes.faults.length,
    hits: notes.faults.filter(({ hit }) => hit).length,
    campaigns: campaigns.length,
    mails: calls.reduce((sum, { messages }) => sum + messages.length, 0),
    unknownMeanwhile: notes.unknownMeanwhile,
    secondsToProgress: longest(
      throughout === true ? silences(calls) : notes.faults.flatMap(({ at }) => untilNextMail(calls, at)),
    ),
    secondsToRecover: longest(notes.recoveries),
    seconds: tenths(Date.now() - startedAt),
  };
}

/** Of a campaign that was under way: a fault that met nothing to do says nothing of recovery. */
function untilNextMail(calls: readonly LoggedCall[], faultAt: number): number[] {
  const next = calls.findIndex(({ wallAt }) => wallAt > faultAt);
  const isSame = next > 0 && campaignOf(calls[next]) === campaignOf(calls[next - 1]);
  return isSame ? [(calls[next]?.wallAt ?? 0) - faultAt] : [];
}

/** Between two calls of the same campaign. */
function silences(calls: readonly LoggedCall[]): number[] {
  return calls.flatMap((call, i) => {
    const before = calls[i - 1];
    return before !== undefined && campaignOf(before) === campaignOf(call)
      ? [call.wallAt - before.wallAt]
      : [];
  });
}

function campaignOf(call: LoggedCall | undefined): string | undefined {
  return call?.messages[0]?.tags.campaign;
}

/** Until the sandbox has posted all it has to tell and the ledger has taken it in, however long that takes, as long as it gets on. */
async function settleEvents({ provider, database }: Stage): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  let leastAt = Date.now();
  let stepMs = 600_000;
  for (;;) {
    const { events } = await provider.stats();
    const due = await database.collections.providerEvents.countDocuments({ dueAt: { $exists: true } });
    const left = (events?.waiting ?? 0) + due;
    if (left === 0) return;
    if (left < least) {
      least = left;
      leastAt = Date.now();
    }
    const standsMs = Date.now() - leastAt;
    if (standsMs > stallMs) throw new Error(`${left} events are not applied`);
    // What was not taken at once is posted again after minutes, then hours: the provider's clock goes ahead, in longer and longer steps.
    if (standsMs > 10_000) {
      await provider.advanceClock(stepMs);
      stepMs = Math.min(longestRungMs, stepMs * 1.5);
    }
    await sleep(500);
  }
}

/** Nothing more was told or applied for so long: it will not be. */
const stallMs = 120_000;
/** Of the provider's ladder of tries. */
const longestRungMs = 10 * 3_600_000;

function longest(durations: readonly number[]): number | null {
  return durations.length === 0 ? null : tenths(Math.max(...durations));
}

function tenths(ms: number): number {
  return Math.round(ms / 100) / 10;
}

/** The worker writes to editors of its own accord: a mail whose answer is being written down is no mail that got lost. */
async function singlesAnswered({ database }: Stage): Promise<void> {
  await eventually(
    async () => (await database.collections.outbox.countDocuments({ state: 'submitting' })) === 0,
    { timeoutMs: 30_000 },
  );
}
