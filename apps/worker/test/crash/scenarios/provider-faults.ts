import { setTimeout as sleep } from 'node:timers/promises';
import type { NewsletterProfile } from '@masthead/domain';
import { makeRendition } from '../../../../../packages/delivery/test/rendition.ts';
import {
  addressOf,
  hexId,
  seedNewsletter,
  seedSubscribers,
} from '../../../../../packages/delivery/test/seed.ts';
import { type FiredFault, neverHappened, sumByKind } from '../fired-faults.ts';
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

/** What the sandbox keeps of the template is not what it was given: reading it back must show that. */
const mangled = { match: { method: 'POST', path: '/templates' }, fault: { kind: 'mangle-template' } };

export const providerFaults: Scenario = {
  name: 'provider-faults',
  does: 'a third of the calls and of the events spoiled in every way at once; one campaign whose template is mangled',
  times: 2,
  recipients: 100_000,
  events: true,
  throughout: true,
  async run(scene) {
    const { notes, recipients, stage, times } = scene;
    const small = await seedSmallList(scene);
    await seedFates(scene, 0, recipients);
    await stage.startWorker();
    await stage.startWorker();
    const met: FiredFault[] = [];
    for (let i = 0; i < times; i += 1) {
      const isMangled = i % 2 === 1;
      const rules = [...spoiled(0.3, scene), ...(isMangled ? [mangled] : []), ...eventFaults];
      await hurt(scene, () => stage.provider.misbehave(rules));
      const issueId = hexId();
      const render = async () => makeRendition(small, issueId, { items: 5 });
      const campaign = await stage.schedule({ issueId, ...(isMangled ? { render } : {}) });
      // A second in doubt is a second waited, some thousand times.
      const isOver = untilOver(scene, campaign, undefined, 90_000 + recipients * 8);
      await resumeWhenQuotaPauses(scene, campaign, isOver);
      if (isMangled) await mustHaveGoneInline(scene, issueId);
      // Other rules begin their counts anew.
      met.push(...(await stage.provider.stats()).faults);
    }
    tellWhatFired(scene, met);
    notes.eventsSettled = true;
  },
};

/** A fifth of the readers, of a newsletter of their own: nobody is of both lists. */
async function seedSmallList({ recipients, stage }: Scene): Promise<NewsletterProfile> {
  const { database, newsletter } = stage;
  const small = await seedNewsletter(database, newsletter.siteUrl);
  const count = Math.ceil(recipients / 5);
  await seedSubscribers(database, small.id, count, recipients);
  await seedFates({ stage }, recipients, count);
  return small;
}

async function mustHaveGoneInline({ notes, stage }: Scene, issueId: string): Promise<void> {
  const row = await stage.database.collections.campaigns.findOne({ issueId });
  const { mode, modeReason } = row?.frozen ?? {};
  if (mode !== 'inline' || !modeReason?.includes('differs'))
    notes.problems.push(`with a mangled template it went ${mode} (${modeReason})`);
}

/** Rules are asked one after the other, so each gets its share of what the ones before left. */
function spoiled(share: number, { random }: Scene): readonly object[] {
  const each = share / kinds.length;
  return kinds.map((fault, i) => ({
    match: { path: '/emails/batch', probability: each / (1 - each * i), seed: Math.floor(random() * 1e9) },
    fault,
  }));
}

async function seedFates({ stage }: Pick<Scene, 'stage'>, from: number, count: number): Promise<void> {
  const { subscriptions } = stage.database.collections;
  for (const [i, fate] of fates.entries()) {
    for (let n = from + i; n < from + count; n += Math.max(400, Math.ceil(count / 50)))
      await subscriptions.updateOne(
        { address: addressOf(n) },
        { $set: { address: `${fate}+${addressOf(n)}` } },
      );
  }
}

/** Which kinds were met, and how often: a mix that fired nothing would prove nothing. */
function tellWhatFired({ notes, say, recipients }: Scene, met: readonly FiredFault[]): void {
  const sums = sumByKind(met);
  say([...sums].map(([kind, fired]) => `${kind} ${fired}`).join(', '));
  // Of some thirty calls most kinds meet one or none.
  const chanced = recipients < 20_000 ? [] : [...kinds, ...eventFaults.map(({ event }) => event)];
  const expected = [mangled.fault, ...chanced].map(({ kind }) => kind);
  notes.problems.push(...neverHappened(expected, sums).map((kind) => `${kind} never happened`));
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
