import type { Scenario } from '../scenario.ts';
import { forSoLong, hurt, type Scene, sendPart, slowCalls, untilOver } from '../scene.ts';

/** A worker that sleeps through its lease: another takes over, and the sleeper, awake again, changes nothing. */
export const freeze: Scenario = {
  name: 'freeze',
  does: 'SIGSTOP of one of two workers until its leases have run out, SIGCONT after another took over',
  times: 50,
  recipients: 2_000,
  async run(scene) {
    const { stage, timing, times, notes } = scene;
    await stage.provider.misbehave([slowCalls]);
    const workers = [await stage.startWorker(), await stage.startWorker()];
    for (let i = 0; i < times; i += 1) {
      const campaign = await sendPart(scene);
      const victim = workers[i % workers.length];
      const since = await hurt(scene, () => victim?.kill('SIGSTOP'));
      await untilOver(scene, campaign, since);
      await forSoLong(Math.max(0, since + timing.leaseMs * 1.2 - Date.now()));
      const before = await ledgerOf(scene, campaign);
      victim?.kill('SIGCONT');
      // By the end of another campaign its late writes were made, or refused.
      await untilOver(scene, await stage.schedule());
      const after = await ledgerOf(scene, campaign);
      for (const [n, row] of after.entries())
        if (row !== before[n])
          notes.problems.push(`a worker that had slept made of ${before[n]} this: ${row}`);
    }
  },
};

/** Everything that a late write could change. */
async function ledgerOf({ stage }: Scene, campaign: string): Promise<string[]> {
  const rows = await stage.database.collections.batches
    .find({ _id: { $gte: `${campaign}.`, $lt: `${campaign}/` } }, { projection: { marks: 0 } })
    .sort({ _id: 1 })
    .toArray();
  return rows.map(({ state, epoch, attempt, tries, ids, dueAt, submittedAt, lastError, _id }) =>
    JSON.stringify({
      _id,
      state,
      epoch,
      attempt,
      tries,
      ids: ids?.length,
      first: ids?.[0],
      dueAt,
      submittedAt,
      lastError,
    }),
  );
}
