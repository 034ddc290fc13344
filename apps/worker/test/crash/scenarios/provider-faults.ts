import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf } from '../../../../../packages/delivery/test/seed.ts';
import type { Scenario } from '../scenario.ts';
import type { Scene } from '../scene.ts';
import { hurt, untilOver } from '../scene.ts';

/** All that the provider may do to a call (delivery design, "How it is proved"). */
const kinds = [
  { kind: 'accept-then-reset' },
  { kind: 'truncate' },
  { kind: 'hang', accept: true },
  { kind: 'hang', accept: false },
  { kind: 'slow', delayMs: 1_000 },
  { kind: '429', retryAfterSeconds: 1 },
  { kind: '500-before' },
  { kind: '500-after' },
  { kind: '503' },
  { kind: 'quota' },
  { kind: 'text-not-substituted' },
] as const;

/** … and to the order in which it reports. */
const eventFaults = [
  { probability: 0.1, event: { kind: 'duplicate' } },
  { probability: 0.1, event: { kind: 'reorder', spreadMs: 2_000 } },
  { probability: 0.05, event: { kind: 'delay', delayMs: 3_000 } },
  { probability: 0.1, event: { kind: 'early' } },
];

/** Local parts by which the sandbox decides what becomes of a mail; few enough for no guard to stop the campaign. */
const fates = ['bounce', 'soft', 'delay', 'suppressed', 'failed', 'silent'];

export const providerFaults: Scenario = {
  name: 'provider-faults',
  does: 'a third of the calls and of the events spoiled in every way at once; one campaign whose template is mangled',
  times: 1,
  recipients: 100_000,
  events: true,
  throughout: true,
  async run(scene) {
    const { notes, stage, times } = scene;
    await seedFates(scene);
    await stage.startWorker();
    await stage.startWorker();
    for (let i = 0; i < times; i += 1) {
      const mangle = { match: { method: 'POST', path: '/templates' }, fault: { kind: 'mangle-template' } };
      const rules = [...spoiled(0.3, scene), ...(i % 2 === 1 ? [mangle] : []), ...eventFaults];
      await hurt(scene, () => stage.provider.misbehave(rules));
      const campaign = await stage.schedule();
      // A second in doubt is a second waited, some thousand times.
      const isOver = untilOver(scene, campaign, undefined, 90_000 + scene.recipients * 8);
      await resumeWhenQuotaPauses(scene, campaign, isOver);
    }
    await tellWhatFired(scene);
    notes.eventsSettled = true;
  },
};

/** Rules are asked one after the other, so each gets its share of what the ones before left. */
function spoiled(share: number, { random }: Scene): readonly object[] {
  const each = share / kinds.length;
  return kinds.map((fault, i) => ({
    match: { path: '/emails/batch', probability: each / (1 - each * i), seed: Math.floor(random() * 1e9) },
    fault,
  }));
}

async function seedFates({ recipients, stage }: Scene): Promise<void> {
  const { subscriptions } = stage.database.collections;
  for (const [i, fate] of fates.entries()) {
    for (let n = i; n < recipients; n += Math.max(400, Math.ceil(recipients / 50)))
      await subscriptions.updateOne(
        { address: addressOf(n) },
        { $set: { address: `${fate}+${addressOf(n)}` } },
      );
  }
}

/** Which kinds were met, and how often: a mix that fired nothing would prove nothing. */
async function tellWhatFired({ notes, say, stage, recipients }: Scene): Promise<void> {
  const { faults } = await stage.provider.stats();
  say(faults.map(({ kind, fired }) => `${kind} ${fired}`).join(', '));
  if (recipients < 20_000) return;
  for (const { kind, fired } of faults) if (fired === 0) notes.problems.push(`${kind} never happened`);
}

/** A quota that opens again: a person says so, as at the first of the month. */
async function resumeWhenQuotaPauses(
  { stage }: Scene,
  campaign: string,
  isOver: Promise<unknown>,
): Promise<void> {
  let over = false;
  const done = isOver.finally(() => {
    over = true;
  });
  while (!over) {
    const view = await stage.delivery.campaigns.get(campaign);
    if (view?.status === 'paused') await stage.delivery.campaigns.resume(campaign, 'harness');
    await Promise.race([sleep(250), done.catch(() => undefined)]);
  }
  await done;
}
