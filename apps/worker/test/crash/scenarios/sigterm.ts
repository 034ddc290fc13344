import { eventually } from '@masthead/testing';
import type { Scenario } from '../scenario.ts';
import { callMs, enqueueMail, hurt, type Scene, sendPart, slowCalls, untilOver } from '../scene.ts';

/** What a worker waits for when it is told to go, in turn. */
type Wait = 'calls' | 'turns' | 'a call that hangs';
const waits: readonly Wait[] = ['calls', 'turns', 'a call that hangs'];

/**
 * Longer than a worker may take to go. Not scaled, nor are the times of the worker that meets it: by its own a call and
 * the wait for a turn would be over before.
 */
const retryAfterSeconds = 10;
const unscaled = { TIMESCALE: '1' };

/** As a deploy ends a worker. Every third time one batch hangs, so that waiting for it is no way out. */
export const sigterm: Scenario = {
  name: 'sigterm',
  does: 'SIGTERM mid-send; in turn: nothing else, a single mail told `retry-after` and a hanging `/suppressions`, a batch that hangs. Out within 25 s (divided by TIMESCALE), no lease left',
  times: 50,
  recipients: 2_000,
  async run(scene) {
    const { notes, stage, timescale, times } = scene;
    for (let i = 0; i < times; i += 1) {
      const wait = waits[i % waits.length] ?? 'calls';
      await stage.provider.misbehave(faultsFor(wait, i));
      // Somebody is suppressed by hand: the provider's list has to hear of it.
      if (wait === 'turns')
        await stage.delivery.suppressions.suppress(`left-${i}@elsewhere.example`, 'harness');
      const worker = await stage.startWorker(wait === 'turns' ? unscaled : {});
      const campaign = await sendPart(scene, { share: 0.25 + scene.random() * 0.4 });
      if (wait === 'turns') await meetBothWaits(scene, i);
      const since = await hurt(scene, () => worker.kill('SIGTERM'));
      const how = await worker.exited;
      const ms = Date.now() - since;
      if (how !== 0) notes.problems.push(`ended with ${how} after ${ms} ms, waiting for ${wait}`);
      // The time a process takes to die does not shrink with TIMESCALE; a call of the harness takes callMs.
      if (ms > 25_000 / timescale + callMs + 500)
        notes.problems.push(`took ${ms} ms to end, waiting for ${wait}`);
      notes.problems.push(...(await orphans(scene)));
      await stage.provider.misbehave([slowCalls]);
      const next = await stage.startWorker();
      await untilOver(scene, campaign, since);
      next.kill('SIGTERM');
      await next.exited;
    }
  },
};

function faultsFor(wait: Wait, i: number): object[] {
  switch (wait) {
    case 'calls':
      return [slowCalls];
    case 'turns':
      return [
        { match: { path: '/suppressions*' }, fault: { kind: 'hang', accept: false } },
        { match: { path: '/emails' }, fault: { kind: '429', retryAfterSeconds } },
        slowCalls,
      ];
    case 'a call that hangs':
      return [
        { match: { path: '/emails/batch', nth: 4 }, fault: { kind: 'hang', accept: i % 2 === 0 } },
        slowCalls,
      ];
  }
}

/** The list of suppressions is asked for and not answered, and a second mail waits for its turn behind one that was told to come later. */
async function meetBothWaits(scene: Scene, i: number): Promise<void> {
  const { database, provider } = scene.stage;
  const { outbox } = database.collections;
  const fired = async (kind: string) =>
    (await provider.stats()).faults.some((fault) => fault.kind === kind && fault.fired > 0);
  await eventually(() => fired('hang'));
  await enqueueMail(scene, `first-${i}`);
  await eventually(() => fired('429'));
  await enqueueMail(scene, `second-${i}`);
  await eventually(
    async () => (await outbox.countDocuments({ _id: `test/second-${i}`, state: 'submitting' })) === 1,
  );
}

/** Leases that nobody holds any more and everybody has to wait for. */
async function orphans({ stage, timing }: Scene): Promise<string[]> {
  const { batches, campaigns, leases, outbox } = stage.database.collections;
  // What was written down as in doubt stays `submitting` and is asked about again soon; a lease was just renewed.
  const patience = { $cond: ['$inDoubt', timing.leaseMs / 2, 0] };
  const held = {
    state: 'submitting' as const,
    $expr: { $gt: ['$dueAt', { $add: ['$$NOW', patience] }] },
  };
  const soon = { $expr: { $gt: ['$until', '$$NOW'] } };
  const found = {
    batches: await batches.countDocuments(held),
    'single mails': await outbox.countDocuments(held),
    campaigns: await campaigns.countDocuments({ 'prepareLease.owner': { $exists: true } }),
    'maintenance leases': await leases.countDocuments(soon),
  };
  return Object.entries(found).flatMap(([what, n]) => (n === 0 ? [] : [`${n} ${what} left leased`]));
}
