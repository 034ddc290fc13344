import { eventually } from '@masthead/testing';
import type { Scenario } from '../scenario.ts';
import { hurt, type Scene, stopWorkers, untilOver, untilView } from '../scene.ts';

const hourMs = 3_600_000;
const batchCalls = { path: '/emails/batch' };

/** Nobody answers for a day: what cannot be known is shown as unknown and not sent again, until an event or a person tells. */
export const ambiguous: Scenario = {
  name: 'ambiguous',
  does: 'no call answered for 25 h (virtual clock): unknown; settled by late events, or by an operator and sent again',
  times: 6,
  recipients: 800,
  events: true,
  async run(scene) {
    const { notes, stage, times } = scene;
    for (let i = 0; i < times; i += 1) {
      await (i % 2 === 0 ? takenUnseen(scene) : neverTaken(scene));
      await stopWorkers(scene);
    }
    await stage.startWorker();
    await stage.provider.misbehave([]);
    notes.eventsSettled = true;
  },
};

/** The provider took them all and never said so; its events come 26 hours later. */
async function takenUnseen(scene: Scene): Promise<void> {
  const { stage } = scene;
  await stage.provider.misbehave([
    { match: batchCalls, fault: { kind: 'accept-then-reset' } },
    { event: { kind: 'delay', delayMs: 26 * hourMs } },
  ]);
  const campaign = await untilUnknown(scene);
  const since = Date.now();
  await stage.passTime(2 * hourMs);
  await untilOver(scene, campaign, since);
}

/** It never took them; an operator who has seen its log says so. */
async function neverTaken(scene: Scene): Promise<void> {
  const { notes, stage } = scene;
  await stage.provider.misbehave([{ match: batchCalls, fault: { kind: '500-before' } }]);
  const campaign = await untilUnknown(scene);
  await stage.provider.misbehave([]);
  await stage.delivery.campaigns.settleUnknown(campaign, 'unsent', 'harness');
  notes.calledUnsent.push(campaign);
  const since = Date.now();
  // Over for good: until then its issue has a live campaign.
  await untilView(stage, campaign, ({ finishedAt }) => finishedAt !== null);
  const again = await stage.delivery.campaigns.retryFailed(campaign, 'harness');
  if (again.ok) await untilOver(scene, again.campaignId, since);
  else notes.problems.push(`could not be sent again: ${again.help}`);
}

/** Sends into silence for 25 hours. */
async function untilUnknown(scene: Scene): Promise<string> {
  const { notes, recipients, stage } = scene;
  await stage.startWorker();
  await stage.startWorker();
  const campaign = await stage.schedule();
  await untilView(stage, campaign, ({ inFlight }) => inFlight === recipients);
  // Frozen is not called yet: each has to have had its silence.
  const { batches } = stage.database.collections;
  const untold = { state: 'submitting', inDoubt: false } as const;
  await eventually(async () => (await batches.countDocuments(untold)) === 0, { timeoutMs: 60_000 });
  // No call may be on its way while the provider forgets its keys: a real one does not take a day, a worker that slept so long makes none.
  await stopWorkers(scene);
  await hurt(scene, () => stage.passTime(25 * hourMs));
  await stage.startWorker();
  const { counts } = await untilView(stage, campaign, ({ counts }) => counts.unknown === recipients);
  notes.unknownMeanwhile += counts.unknown;
  return campaign;
}
