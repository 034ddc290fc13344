import type { CampaignView } from '@masthead/domain';
import { addressOf } from '../../../../../packages/delivery/test/seed.ts';
import type { Scenario } from '../scenario.ts';
import { hurt, slowCalls, untilOver, untilView } from '../scene.ts';

const dayMs = 86_400_000;

/** The quota is used up on Friday and stays so until Monday; who leaves meanwhile gets nothing on Monday. */
export const quotaWeekend: Scenario = {
  name: 'quota-weekend',
  does: 'quota used up mid-send for a weekend (virtual clock), readers leave meanwhile, it resumes by itself',
  times: 5,
  recipients: 2_000,
  async run(scene) {
    const { notes, random, recipients, stage, times } = scene;
    await stage.startWorker();
    await stage.startWorker();
    await stage.provider.misbehave([slowCalls]);
    for (let i = 0; i < times; i += 1) {
      const share = 0.2 + random() * 0.6;
      const { quota } = await stage.provider.stats();
      await stage.provider.limit({ dailyQuota: quota.today + Math.ceil(share * recipients) });
      const campaign = await stage.schedule();
      for (let day = 0; day < 3; day += 1) {
        await untilView(stage, campaign, isOutOfQuota);
        if (day === 0) await hurt(scene, () => stage.provider.limit({ dailyQuota: 1 }));
        const address = addressOf(Math.floor(random() * recipients));
        notes.unsubscribes.push({ address, at: await stage.unsubscribe(address) });
        if (day === 2) await stage.provider.limit({ dailyQuota: 0 });
        await stage.passTime(dayMs);
      }
      await untilOver(scene, campaign, Date.now());
    }
  },
};

const isOutOfQuota = ({ inFlight, reason, status }: CampaignView) =>
  status === 'paused' && inFlight === 0 && reason?.includes('quota') === true;
