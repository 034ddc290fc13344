import type { Scenario } from '../scenario.ts';
import { hurt, type Scene, sendPart, slowCalls, stopWorkers, untilOver } from '../scene.ts';

const approved = 'As approved';

/** A deploy in the middle of a send brings other templates, another hand-over and another sender; the campaign keeps its own. */
export const otherRenderer: Scenario = {
  name: 'other-renderer',
  does: 'deploy mid-send of a worker with other templates and hand-over, the newsletter renamed: the rendition stays',
  times: 10,
  recipients: 900,
  async run(scene) {
    const { stage, times } = scene;
    const { publicNewsletters } = stage.database.collections;
    const { name, sender } = stage.newsletter;
    await stage.provider.misbehave([slowCalls]);
    for (let i = 0; i < times; i += 1) {
      const HANDOVER = i % 2 === 0 ? 'template' : 'inline';
      await stage.startWorker({ HANDOVER });
      const subject = `${approved} ${i}`;
      const campaign = await sendPart(scene, { subject });
      const since = await hurt(scene, () => stopWorkers(scene));
      const renamed = { name: 'Renamed', sender: { ...sender, name: 'Renamed' } };
      await publicNewsletters.updateOne({}, { $set: renamed });
      await stage.startWorker({ HANDOVER: HANDOVER === 'template' ? 'inline' : 'template' }, 'other');
      await untilOver(scene, campaign, since);
      await stopWorkers(scene);
      await publicNewsletters.updateOne({}, { $set: { name, sender } });
      await compare(scene, subject);
    }
  },
};

/** But for what is personal, every mail of the issue says the same. */
async function compare({ notes, recipients, stage }: Scene, subject: string): Promise<void> {
  const mails = await stage.provider.messages({ subject });
  const versions = new Set(
    mails.map(({ from, html, text }) => JSON.stringify([from, impersonal(html), impersonal(text)])),
  );
  if (mails.length !== recipients) notes.problems.push(`${mails.length} of ${recipients} say “${subject}”`);
  if (versions.size !== 1) notes.problems.push(`“${subject}” went out in ${versions.size} versions`);
}

/** Without links of their own and greetings. */
function impersonal(part: string | null): string {
  return (part ?? '').replaceAll(/v1\.k1\.[\w.-]+/g, 'TOKEN').replaceAll(/Hello(?: Reader \d+)?,/g, 'Hello');
}
