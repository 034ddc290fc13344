import type { Scenario } from '../scenario.ts';
import { callMs, hurt, type Scene, sendPart, slowCalls, untilOver } from '../scene.ts';

/** As a deploy ends a worker. Every third time one call hangs, so that waiting for it is no way out. */
export const sigterm: Scenario = {
  name: 'sigterm',
  does: 'SIGTERM mid-send, every third time with a call that hangs: out within 25 s (divided by TIMESCALE), no lease left',
  times: 50,
  recipients: 2_000,
  async run(scene) {
    const { notes, stage, timescale, times } = scene;
    let worker = await stage.startWorker();
    for (let i = 0; i < times; i += 1) {
      const hang = { match: { path: '/emails/batch', nth: 4 }, fault: { kind: 'hang', accept: i % 2 === 0 } };
      await stage.provider.misbehave(i % 3 === 2 ? [hang, slowCalls] : [slowCalls]);
      const campaign = await sendPart(scene, { share: 0.25 + scene.random() * 0.4 });
      const since = await hurt(scene, () => worker.kill('SIGTERM'));
      const how = await worker.exited;
      const ms = Date.now() - since;
      if (how !== 0) notes.problems.push(`ended with ${how} after ${ms} ms`);
      // The time a process takes to die does not shrink with TIMESCALE; a call of the harness takes callMs.
      if (ms > 25_000 / timescale + callMs + 500) notes.problems.push(`took ${ms} ms to end`);
      notes.problems.push(...(await orphans(scene)));
      worker = await stage.startWorker();
      await untilOver(scene, campaign, since);
    }
  },
};

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
