import { Readable } from 'node:stream';
import { type FailpointName, failpointNames } from '@masthead/delivery/ports';
import { eventually } from '@masthead/testing';
import { addressOf, seedNewsletter } from '../../../../../packages/delivery/test/seed.ts';
import type { Scenario } from '../scenario.ts';
import { enqueueMail, hurt, type Scene, untilOver, untilView } from '../scene.ts';

/** Brings about what leads a worker past the points of a room; answers how to wait until all of it is done. */
type Provocation = (scene: Scene, name: FailpointName) => Promise<() => Promise<unknown>>;

const batchCalls = { path: '/emails/batch' };
const campaign: Provocation = async (scene) => {
  const id = await scene.stage.schedule();
  return () => untilOver(scene, id);
};
const afterFault =
  (fault: object): Provocation =>
  async (scene, name) => {
    await scene.stage.provider.misbehave([{ match: { ...batchCalls, count: 1 }, fault }]);
    return campaign(scene, name);
  };

/** By the room of a failpoint. One without an entry fails, as does a point that is never reached. */
export const provocations: Readonly<Record<string, Provocation>> = {
  start: campaign,
  prepare: campaign,
  submit: campaign,
  finish: campaign,
  // Its wait ends by itself.
  async canary(scene) {
    const id = await scene.stage.schedule({ canary: { recipients: 120, minutes: 1 } });
    return () => untilOver(scene, id);
  },
  thaw: afterFault({ kind: '429', retryAfterSeconds: 0 }),
  doubt: afterFault({ kind: 'accept-then-reset' }),
  async refused(scene, name) {
    const { stage } = scene;
    const isOver = await afterFault({ kind: 'quota' })(scene, name);
    return async () => {
      const [paused] = await stage.delivery.campaigns.list({ status: 'paused', limit: 1 });
      if (paused === undefined) throw new Error('the quota paused nothing');
      await stage.delivery.campaigns.resume(paused.id, 'harness');
      await isOver();
    };
  },
  async unknown({ notes, recipients, stage }, name) {
    await stage.provider.misbehave([{ match: batchCalls, fault: { kind: '500-before' } }]);
    const id = await stage.schedule();
    const first = await stage.startWorker();
    await untilView(stage, id, ({ inFlight }) => inFlight === recipients);
    first.kill('SIGTERM');
    await first.exited;
    await stage.passTime(25 * 3_600_000);
    return async () => {
      await untilView(stage, id, ({ counts }) => counts.unknown === recipients);
      notes.unknownMeanwhile += recipients;
      await stage.delivery.campaigns.settleUnknown(id, 'unsent', name);
      notes.calledUnsent.push(id);
      await untilView(stage, id, ({ status }) => status === 'submitted');
    };
  },
  async permissive(scene, name) {
    const { subscriptions } = scene.stage.database.collections;
    await subscriptions.updateOne({ address: addressOf(7) }, { $set: { address: 'nobody@example.com' } });
    const isOver = await campaign(scene, name);
    return async () => {
      await isOver();
      await subscriptions.updateOne({ address: 'nobody@example.com' }, { $set: { address: addressOf(7) } });
    };
  },
  outbox: (scene, name) => enqueueMail(scene, name.replace('.', '-')),
  async signup(scene, name) {
    const address = `${name.replace('.', '-')}@signups.masthead-fixtures.org`;
    await scene.stage.delivery.subscribers.requestSignup({
      address,
      name: null,
      newsletterIds: [scene.stage.newsletter.id],
      frequency: 'every',
      source: 'harness',
      formVersion: '1',
      ip: null,
    });
    return () =>
      eventually(async () => (await scene.stage.provider.messages({ to: address })).length === 1, {
        timeoutMs: 60_000,
      });
  },
  events: campaign,
  // Into another newsletter: whoever is imported is not of the audience that the verdict counts.
  async import({ stage }, name) {
    const { imports } = stage.delivery;
    const { id: newsletterId } = await seedNewsletter(stage.database, stage.newsletter.siteUrl);
    const people = [1, 2, 3].map((n) => `${name.replace('.', '-')}-${n}@imports.masthead-fixtures.org`);
    const file = Buffer.from(['email', ...people, ''].join('\n'));
    const { id, mapping } = await imports.upload(
      { name: 'list.csv', actor: 'harness' },
      Readable.from([file]),
    );
    await imports.start(id, { newsletterId, mapping, consentSource: 'harness', dryRun: false });
    return () =>
      eventually(
        async () => {
          const { confirmed } = await stage.delivery.list.counts(newsletterId);
          return confirmed === people.length && (await imports.get(id))?.finishedAt !== null;
        },
        { timeoutMs: 60_000 },
      );
  },
};

/** Dies at the point, is started again, and all there is to do gets done. */
export async function dieAt(scene: Scene, name: FailpointName): Promise<void> {
  const { notes, stage } = scene;
  const provoke = provocations[name.slice(0, name.indexOf('.'))];
  if (provoke === undefined) throw new Error(`nothing here leads a worker past ${name}`);
  const isDone = await provoke(scene, name);
  const doomed = await stage.startWorker({ FAILPOINT: name });
  // A point that is never reached must not leave a worker behind for those that follow.
  const died = await eventually(() => doomed.hasExited(), { timeoutMs: 30_000 }).catch(() => false);
  const since = await hurt(scene, () => doomed.kill('SIGKILL'));
  await doomed.exited;
  if (!died) notes.problems.push(`${name} was never reached`);
  const second = await stage.startWorker();
  await isDone();
  notes.recoveries.push(Date.now() - since);
  second.kill('SIGTERM');
  if ((await second.exited) !== 0) notes.problems.push(`${name}: the second worker ended badly`);
  await stage.provider.misbehave([]);
}

export const failpoints: Scenario = {
  name: 'failpoints',
  does: '`kill -9` at every failpoint, before and after each step, then a restart',
  times: failpointNames.length,
  recipients: 250,
  events: true,
  async run(scene) {
    for (const name of failpointNames.slice(0, scene.times)) await dieAt(scene, name);
    // Whatever was still to be told after the last kill.
    await scene.stage.startWorker();
    scene.notes.eventsSettled = true;
  },
};
