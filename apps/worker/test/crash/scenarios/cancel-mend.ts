import { hexId } from '../../../../../packages/delivery/test/seed.ts';
import type { Scenario } from '../scenario.ts';
import { hurt, sendPart, slowCalls, untilOver } from '../scene.ts';

/** A wrong link is found at 40 %: cancelled, mended, scheduled again. Who has the issue keeps it, all others get the mended one. */
export const cancelMend: Scenario = {
  name: 'cancel-mend',
  does: 'cancel at 40 %, mend, schedule again at once; every second time a worker is killed at the cancel',
  times: 20,
  recipients: 2_000,
  async run(scene) {
    const { notes, recipients, stage, times } = scene;
    await stage.provider.misbehave([slowCalls]);
    let doomed = await stage.startWorker();
    await stage.startWorker();
    for (let i = 0; i < times; i += 1) {
      const issueId = hexId();
      const campaign = await sendPart(scene, { share: 0.4, issueId });
      const since = await hurt(scene, async () => {
        if (i % 2 === 1) doomed.kill('SIGKILL');
        const { inFlight } = await stage.delivery.campaigns.cancel(campaign, 'harness', 'a wrong link');
        notes.cancels.push({ campaignId: campaign, at: new Date(), inFlight });
      });
      if (i % 2 === 1) doomed = await stage.startWorker();
      const mended = await stage.schedule({ issueId, subject: 'Mended' });
      const view = await untilOver(scene, mended, since);
      const first = await stage.delivery.campaigns.get(campaign);
      const sum = (view.recipients ?? 0) + (first?.counts.submitted ?? 0);
      if (sum !== recipients) notes.problems.push(`${sum} of ${recipients} have issue ${issueId}`);
    }
  },
};
