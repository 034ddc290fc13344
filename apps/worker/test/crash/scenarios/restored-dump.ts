import { setTimeout as sleep } from 'node:timers/promises';
import { dumpDatabase, restoreDatabase } from '../../harness/dump.ts';
import type { Scenario } from '../scenario.ts';
import { hurt, type Scene, sendPart, slowCalls, stopWorkers, untilOver, untilView } from '../scene.ts';

const dayMs = 86_400_000;

/** A dump of the middle of a send is put back after everything went out: nothing is mailed until a person says so, and then nobody twice. */
export const restoredDump: Scenario = {
  name: 'restored-dump',
  does: 'a dump taken mid-send is put back after all was sent; a person lets it run at once, or cancels it two days later',
  times: 10,
  recipients: 3_000,
  async run(scene) {
    const { notes, stage, times } = scene;
    await stage.provider.misbehave([slowCalls]);
    for (let i = 0; i < times; i += 1) {
      await stage.startWorker();
      // Early enough for something to be left when the calls under way are done.
      const campaign = await sendPart(scene, { share: 0.1 + scene.random() * 0.3 });
      await stopWorkers(scene);
      const dump = await dumpDatabase(stage.database);
      await stage.startWorker();
      await untilOver(scene, campaign);
      await stopWorkers(scene);
      const truth = await dumpDatabase(stage.database);
      const { accepted } = await stage.provider.stats();
      await hurt(scene, () => restoreDatabase(stage.database, dump));
      await stage.startWorker();
      await waitsForSomebody(scene, campaign, accepted);
      if (i % 2 === 0) {
        // The provider still knows the keys: it names the mails that went out instead of sending them again.
        await stage.delivery.campaigns.resume(campaign, 'harness');
        await untilOver(scene, campaign);
        await stopWorkers(scene);
      } else {
        await stage.provider.advanceClock(2 * dayMs);
        await waitsForSomebody(scene, campaign, accepted);
        await stage.delivery.campaigns.cancel(campaign, 'harness', 'all of it had gone out');
        await stopWorkers(scene);
        // A cancelled copy knows less than what happened; the verdict is about what happened.
        await restoreDatabase(stage.database, truth);
      }
      const after = (await stage.provider.stats()).accepted;
      if (after !== accepted) notes.problems.push(`${after - accepted} mailed by a restored database`);
    }
  },
};

/** Held for that reason, and given every chance to do wrong: several reconcile periods. */
async function waitsForSomebody({ notes, stage, timing }: Scene, campaign: string, accepted: number) {
  const { reason } = await untilView(stage, campaign, ({ status }) => status === 'held');
  if (reason?.includes('copy') !== true) notes.problems.push(`held for “${reason}”`);
  await sleep(timing.reconcileMs * 3);
  const { accepted: now } = await stage.provider.stats();
  if (now !== accepted) notes.problems.push(`${now - accepted} mailed before anybody said so`);
}
