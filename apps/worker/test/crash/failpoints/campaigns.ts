import { readFileSync } from 'node:fs';
import { eventually } from '@masthead/testing';
import { addressOf, hexId } from '../../../../../packages/delivery/test/seed.ts';
import { dumpDatabase, restoreDatabase } from '../../harness/dump.ts';
import type { Env, Proc } from '../../harness/processes.ts';
import { type Scene, stopWorkers, untilOver, untilView } from '../scene.ts';
import { type Lead, patient } from './led.ts';
import { ownList } from './own-list.ts';

const batchCalls = { path: '/emails/batch' };
const senderDomain = 'news.masthead-fixtures.org';

export const campaign: Lead = async (scene) => {
  const id = await scene.stage.schedule();
  return { isDone: () => untilOver(scene, id) };
};

const afterFault =
  (fault: object): Lead =>
  async (scene, name) => {
    await scene.stage.provider.misbehave([{ match: { ...batchCalls, count: 1 }, fault }]);
    return campaign(scene, name);
  };

/** A worker that dies at a point, so that those after it find what it left. */
async function dieBefore({ stage }: Scene, env: Env): Promise<void> {
  const first = await stage.startWorker(env);
  await eventually(() => first.hasExited(), patient);
}

/** A campaign that every worker lets stand as soon as it says so. */
export async function leftAt(scene: Scene, point: string): Promise<string> {
  const id = await scene.stage.schedule();
  await dieBefore(scene, { FAILPOINT: point });
  return id;
}

/** Refused under another key: all sending is stopped until somebody says that it goes on. */
export const wrongKey: Env = { RESEND_API_KEY: 're_of_somebody_else' };

export async function pausedFor({ stage }: Scene, id: string): Promise<void> {
  await untilView(stage, id, ({ status }) => status === 'paused');
}

/** Deleted, as it may not be; answers how to put it back. */
async function loseRendition({ stage: { database } }: Scene, id: string): Promise<() => Promise<unknown>> {
  const { campaigns } = database.collections;
  const lost = (await campaigns.find().toArray()).find(({ _id }) => _id.toHexString() === id);
  const renditions = database.db.collection('renditions');
  const row = await renditions.findOneAndDelete({ _id: lost?.renditionId as never });
  if (row === null) throw new Error(`no rendition of ${id}`);
  return () => renditions.insertOne(row);
}

/** Cancelled while the worker stands still in the middle of its work. */
const cancelledMeanwhile =
  (HOLDPOINT: string): Lead =>
  async ({ notes, stage }) => {
    const id = await stage.schedule();
    return {
      env: { HOLDPOINT },
      async meanwhile(worker) {
        await eventually(() => isHeld(worker), patient);
        const { inFlight } = await stage.delivery.campaigns.cancel(id, 'harness', 'a wrong link');
        notes.cancels.push({ campaignId: id, at: new Date(), inFlight });
        worker.kill('SIGCONT');
      },
      isDone: () => isCancelled(stage, id),
    };
  };

const isCancelled = (stage: Scene['stage'], id: string) =>
  untilView(
    stage,
    id,
    ({ counts, inFlight, status }) => status === 'cancelled' && inFlight + counts.pending === 0,
  );

/** State `T` of /proc (proc_pid_stat(5)). */
function isHeld({ pid }: Proc): boolean {
  return /\) T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** By the room of a failpoint that a worker passes with a campaign. */
export const campaignLeads: Readonly<Record<string, Lead>> = {
  start: campaign,
  template: campaign,
  async prepare(scene, name) {
    return name === 'prepare.after-fence'
      ? cancelledMeanwhile('prepare.after-insert')(scene, name)
      : campaign(scene, name);
  },
  async submit(scene, name) {
    return name === 'submit.after-release'
      ? cancelledMeanwhile('submit.after-claim')(scene, name)
      : campaign(scene, name);
  },
  finish: campaign,
  // Its wait ends by itself.
  async canary(scene) {
    const id = await scene.stage.schedule({ canary: { recipients: 120, minutes: 1 } });
    return { isDone: () => untilOver(scene, id) };
  },
  thaw: afterFault({ kind: '429', retryAfterSeconds: 0 }),
  doubt: afterFault({ kind: 'accept-then-reset' }),
  async refused(scene, name) {
    const { stage } = scene;
    const led = await afterFault({ kind: 'quota' })(scene, name);
    return {
      async isDone() {
        const [paused] = await stage.delivery.campaigns.list({ status: 'paused', limit: 1 });
        if (paused === undefined) throw new Error('the quota paused nothing');
        await stage.delivery.campaigns.resume(paused.id, 'harness');
        await led.isDone();
      },
    };
  },
  // The cap is used up by the campaigns before it.
  async ramp(scene) {
    const { campaigns, sending } = scene.stage.delivery;
    await campaign(scene, 'ramp.after-pause').then(async ({ isDone }) => {
      const worker = await scene.stage.startWorker();
      await isDone();
      worker.kill('SIGTERM');
      await worker.exited;
    });
    await sending.setRamp(senderDomain, [100], 'harness');
    const id = await scene.stage.schedule();
    return {
      async isDone() {
        await pausedFor(scene, id);
        await sending.liftRamp(senderDomain, 'harness');
        // A worker remembers a cap for some seconds.
        await eventually(async () => {
          const { status } = await untilView(scene.stage, id, () => true);
          if (status === 'paused') await campaigns.resume(id, 'harness');
          return status === 'submitted';
        }, patient);
      },
    };
  },
  async stop(scene) {
    const id = await scene.stage.schedule();
    return {
      env: wrongKey,
      async isDone() {
        await pausedFor(scene, id);
        await scene.stage.delivery.sending.resume('harness');
        await untilOver(scene, id);
      },
    };
  },
  async lack(scene) {
    const id = await leftAt(scene, 'submit.after-claim');
    const putBack = await loseRendition(scene, id);
    return {
      async isDone() {
        await pausedFor(scene, id);
        await putBack();
        await scene.stage.delivery.campaigns.resume(id, 'harness');
        await untilOver(scene, id);
      },
    };
  },
  async cancelled(scene, name) {
    const { notes, stage } = scene;
    const id = await leftAt(scene, 'submit.after-freeze');
    if (name === 'cancelled.after-abandon')
      await restoreDatabase(stage.database, await dumpDatabase(stage.database));
    const { inFlight } = await stage.delivery.campaigns.cancel(id, 'harness', 'a wrong link');
    notes.cancels.push({ campaignId: id, at: new Date(), inFlight });
    return {
      async isDone() {
        if (name !== 'cancelled.after-abandon') return isCancelled(stage, id);
        const isLeft = ({ counts, status }: { counts: { unknown: number }; status: string }) =>
          status === 'cancelled' && counts.unknown > 0;
        const { counts } = await untilView(stage, id, isLeft);
        // A person has looked: no call was made.
        notes.unknownMeanwhile += counts.unknown;
        notes.calledUnsent.push(id);
        await stage.delivery.campaigns.settleUnknown(id, 'unsent', 'harness');
        await isCancelled(stage, id);
        // For those after this it is one database again: `passTime` would make their campaigns older than the copy.
        const { settings } = stage.database.collections;
        await settings.updateOne({ _id: 'ledger' }, { $set: { 'value.restored': null } });
      },
    };
  },
  async unknown(scene, name) {
    const id = await leftUnknown(scene);
    return {
      async isDone() {
        await settledUnsent(scene, id, () =>
          scene.stage.delivery.campaigns.settleUnknown(id, 'unsent', name),
        );
      },
    };
  },
  async permissive(scene, name) {
    const { subscriptions } = scene.stage.database.collections;
    await subscriptions.updateOne({ address: addressOf(7) }, { $set: { address: 'nobody@example.com' } });
    const { isDone } = await campaign(scene, name);
    return {
      async isDone() {
        await isDone();
        await subscriptions.updateOne({ address: 'nobody@example.com' }, { $set: { address: addressOf(7) } });
      },
    };
  },
  // Of a list of its own: whoever bounced gets nothing more. The first wait for what becomes of them.
  async reputation({ stage }) {
    const { render } = await ownList(stage, 150, 'bounce', 30);
    const id = await stage.schedule({ canary: { recipients: 100, minutes: 60 }, render });
    return {
      async isDone() {
        await untilView(stage, id, ({ status }) => status === 'paused');
        await stage.delivery.campaigns.resume(id, 'harness');
        await stage.delivery.campaigns.sendRest(id, 'harness');
        await untilView(stage, id, ({ status }) => status === 'submitted');
      },
    };
  },
  // Its template at the provider is of no use to anybody any more.
  async forget(scene) {
    const { campaigns } = scene.stage.database.collections;
    const id = await scene.stage.schedule();
    await scene.stage.startWorker();
    await untilOver(scene, id);
    await stopWorkers(scene);
    const longAgo = new Date(Date.now() - 8 * 86_400_000);
    await campaigns.updateMany({ finishedAt: { $ne: null } }, { $set: { finishedAt: longAgo } });
    const kept = {
      templates: { $exists: true },
      finishedAt: longAgo,
      templateForgotten: { $ne: true as const },
    };
    return { isDone: () => eventually(async () => (await campaigns.countDocuments(kept)) === 0, patient) };
  },
  async news(scene) {
    const { database, delivery } = scene.stage;
    const editors = ['ada', 'ben'].map((id) => ({ id, address: `${id}@desk.masthead-fixtures.org` }));
    await delivery.notes.putEditors(editors);
    const issueId = hexId();
    const id = await scene.stage.schedule({ issueId });
    return {
      async isDone() {
        await untilOver(scene, id);
        const told = { issueId, told: 'report' };
        await eventually(
          async () => (await database.collections.campaigns.countDocuments(told)) === 1,
          patient,
        );
        const mails = await database.collections.outbox.countDocuments({
          _id: { $in: editors.map((editor) => `notice/campaign/${id}/report/${editor.id}`) },
        });
        if (mails !== editors.length) throw new Error(`${mails} of ${editors.length} editors were told`);
        await delivery.notes.putEditors([]);
      },
    };
  },
  tell: (scene, name) => campaignLeads.news?.(scene, name) ?? campaign(scene, name),
  // Near, and nothing stands in it.
  async slots({ stage: { database, delivery, newsletter } }) {
    await delivery.notes.putEditors([{ id: 'ada', address: 'ada@desk.masthead-fixtures.org' }]);
    const { publicNewsletters } = database.collections;
    const before = await publicNewsletters.findOne({ _id: newsletter.id });
    const at = new Date(Date.now() + 90 * 60_000);
    const slot = { weekday: at.getUTCDay() === 0 ? 7 : at.getUTCDay(), time: at.toISOString().slice(11, 16) };
    await publicNewsletters.updateOne(
      { _id: newsletter.id },
      { $set: { timeZone: 'UTC', slot: slot as never } },
    );
    const told = { told: '2h' as never };
    return {
      async isDone() {
        const slots = database.db.collection('slots');
        await eventually(async () => (await slots.countDocuments(told)) === 1, patient);
        await publicNewsletters.updateOne(
          { _id: newsletter.id },
          { $set: { timeZone: before?.timeZone ?? 'UTC', slot: (before?.slot ?? null) as never } },
        );
        await delivery.notes.putEditors([]);
      },
    };
  },
};

/** No call of it was answered for more than a day. */
export async function leftUnknown(scene: Scene): Promise<string> {
  const { recipients, stage } = scene;
  await stage.provider.misbehave([{ match: batchCalls, fault: { kind: '500-before' } }]);
  const id = await stage.schedule();
  const first = await stage.startWorker();
  await untilView(stage, id, ({ inFlight }) => inFlight === recipients);
  first.kill('SIGTERM');
  await first.exited;
  await stage.passTime(25 * 3_600_000);
  return id;
}

async function settledUnsent(scene: Scene, id: string, settle: () => Promise<unknown>): Promise<void> {
  const { notes, recipients, stage } = scene;
  await untilView(stage, id, ({ counts }) => counts.unknown === recipients);
  notes.unknownMeanwhile += recipients;
  await settle();
  notes.calledUnsent.push(id);
  await untilView(stage, id, ({ status }) => status === 'submitted');
}
