import { Readable } from 'node:stream';
import { eventually } from '@masthead/testing';
import { seedNewsletter } from '../../../../../packages/delivery/test/seed.ts';
import { enqueueMail, type Scene, stopWorkers, untilOver } from '../scene.ts';
import { campaign } from './campaigns.ts';
import { type Lead, type Led, patient, slug } from './led.ts';
import { linkOf, ownList } from './own-list.ts';

/** The lease that a killed worker held is over: its time is not scaled. */
export async function endLease({ stage }: Scene, name: string): Promise<void> {
  await stage.database.collections.leases.updateOne({ _id: name }, { $set: { until: new Date(0) } });
}

/** Exactly one single mail came to the address. */
export const oneMail = ({ stage }: Scene, to: string): Promise<unknown> =>
  eventually(async () => (await stage.provider.messages({ to })).length === 1, patient);

/** A campaign to a list of its own with one reader of this fate. */
async function fatedCampaign(scene: Scene, fate: string): Promise<Led> {
  const { render } = await ownList(scene.stage, 3, fate, 1);
  const id = await scene.stage.schedule({ render });
  return { isDone: () => untilOver(scene, id) };
}

/** Two issues came back in the weeks before; the third makes the address worn out. */
async function wornOut(scene: Scene): Promise<Led> {
  const { stage } = scene;
  const { addresses, render } = await ownList(stage, 2, 'soft', 1);
  const [address = ''] = addresses;
  const subscriptions = stage.database.db.collection<{ readonly softBounces?: object }>('subscriptions');
  const bounces = async () =>
    Object.keys((await subscriptions.findOne({ address } as never))?.softBounces ?? {});
  await stage.startWorker();
  for (let issues = 1; issues <= 2; issues += 1) {
    await untilOver(scene, await stage.schedule({ render }));
    await eventually(async () => (await bounces()).length === issues, patient);
  }
  await stopWorkers(scene);
  const longAgo = new Date(Date.now() - 8 * 86_400_000);
  for (const issue of await bounces())
    await subscriptions.updateOne({ address } as never, { $set: { [`softBounces.${issue}`]: longAgo } });
  const id = await stage.schedule({ render });
  return {
    async isDone() {
      await untilOver(scene, id);
      await eventually(async () => {
        const { provider, suppressed } = await stage.delivery.suppressions.standing(address);
        return suppressed?.source === 'soft-bounces' && provider.listed !== null;
      }, patient);
    },
  };
}

const eventLeads: Readonly<Record<string, Lead>> = {
  'events.after-give-up': (scene) => fatedCampaign(scene, 'quota'),
  async 'events.after-leave'(scene) {
    const { addresses, render } = await ownList(scene.stage, 3, 'complain', 1);
    const [address = ''] = addresses;
    const id = await scene.stage.schedule({ render });
    return {
      async isDone() {
        await untilOver(scene, id);
        await eventually(async () => {
          const row = await scene.stage.database.collections.subscriptions.findOne({ address });
          return row?.state === 'unsubscribed';
        }, patient);
      },
    };
  },
  'events.after-soft-bounce': (scene) => fatedCampaign(scene, 'soft'),
  'events.after-worn-out': wornOut,
};

/** By the room of a failpoint that a worker passes with single mails, readers and what the provider tells. */
export const readerLeads: Readonly<Record<string, Lead>> = {
  outbox: async (scene, name) => ({ isDone: await enqueueMail(scene, slug(name)) }),
  events: (scene, name) => (eventLeads[name] ?? campaign)(scene, name),
  async proof(scene, name) {
    const { proof } = scene.stage.delivery;
    const to = `${slug(name)}@proofs.masthead-fixtures.org`;
    // Of the worker that proved the last one.
    await endLease(scene, 'template-proof');
    const id = await proof.request(to);
    return {
      async isDone() {
        await endLease(scene, 'template-proof');
        await eventually(async () => {
          const latest = await proof.latest();
          return latest?.requestId === id && latest.templateKept !== true;
        }, patient);
        const latest = await proof.latest();
        if (latest?.outcome !== 'proved') throw new Error(`not proved: ${latest?.why}`);
        await oneMail(scene, to);
      },
    };
  },
  async account(scene) {
    const { account } = scene.stage.delivery;
    const id = await account.request();
    return {
      async isDone() {
        await endLease(scene, 'provider-account');
        await eventually(async () => (await account.latest())?.requestId === id, patient);
      },
    };
  },
  async signup(scene, name) {
    const address = `${slug(name)}@signups.masthead-fixtures.org`;
    await scene.stage.delivery.subscribers.requestSignup({
      address,
      name: null,
      newsletterIds: [scene.stage.newsletter.id],
      frequency: 'every',
      source: 'harness',
      formVersion: '1',
      ip: null,
    });
    return { isDone: () => oneMail(scene, address) };
  },
  async wish(scene, name) {
    const { addresses } = await ownList(scene.stage, 1);
    const to = `${slug(name)}@moves.masthead-fixtures.org`;
    const link = await linkOf(scene.stage, 'preferences', addresses[0] ?? '');
    await scene.stage.delivery.subscribers.requestMove(link, to, null);
    return { isDone: () => oneMail(scene, to) };
  },
  // One to be put on the provider's list, one to be taken off it, and all of it to be read.
  async mirror({ stage }, name) {
    const { suppressions } = stage.delivery;
    const [on, off] = ['on', 'off'].map((way) => `${slug(name)}-${way}@elsewhere.example`) as [
      string,
      string,
    ];
    await suppressions.suppress(on, 'harness');
    await suppressions.suppress(off, 'harness');
    await suppressions.lift(off, 'harness');
    await stage.database.collections.settings.deleteOne({ _id: 'suppression-mirror' });
    return {
      async isDone() {
        await eventually(async () => {
          const { list } = await suppressions.provider();
          const { provider } = await suppressions.standing(on);
          return list.wholeAt !== null && list.waiting === 0 && provider.listed !== null;
        }, patient);
        const { provider, suppressed } = await suppressions.standing(off);
        if (provider.listed !== null || suppressed !== null) throw new Error(`${off} is still suppressed`);
      },
    };
  },
  // Into another newsletter: whoever is imported is not of the audience that the verdict counts.
  async import({ stage }, name) {
    const { imports } = stage.delivery;
    const { id: newsletterId } = await seedNewsletter(stage.database, stage.newsletter.siteUrl);
    const people = [1, 2, 3].map((n) => `${slug(name)}-${n}@imports.masthead-fixtures.org`);
    const file = Buffer.from(['email', ...people, ''].join('\n'));
    const { id, mapping } = await imports.upload(
      { name: 'list.csv', actor: 'harness' },
      Readable.from([file]),
    );
    await imports.start(id, { newsletterId, mapping, consentSource: 'harness', dryRun: false });
    return {
      async isDone() {
        await eventually(async () => {
          const { confirmed } = await stage.delivery.list.counts(newsletterId);
          return confirmed === people.length && (await imports.get(id))?.finishedAt !== null;
        }, patient);
        await fileDropped(stage, id);
      },
    };
  },
};

/** Addresses lie in it: a day later the file of an import is gone, whatever was killed meanwhile. */
export async function fileDropped({ database }: Scene['stage'], id?: string): Promise<void> {
  const files = database.db.collection('importFiles.files');
  const its = id === undefined ? {} : { filename: `${id}.csv` };
  const longAgo = new Date(Date.now() - 25 * 3_600_000);
  await files.updateMany(its, { $set: { uploadDate: longAgo } });
  await database.db.collection('imports').updateMany({}, { $set: { createdAt: longAgo } });
  await eventually(async () => (await files.countDocuments(its)) === 0, patient);
}
