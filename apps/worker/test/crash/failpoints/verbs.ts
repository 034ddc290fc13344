import { Readable } from 'node:stream';
import { eventually } from '@masthead/testing';
import { makeSubscriptionStore } from '../../../../../packages/delivery/src/mongo/subscription-store.ts';
import { hexId, seedNewsletter } from '../../../../../packages/delivery/test/seed.ts';
import { type Scene, stopWorkers, untilOver, untilView } from '../scene.ts';
import { leftAt, leftUnknown, pausedFor, wrongKey } from './campaigns.ts';
import { type Lead, type Led, patient, slug } from './led.ts';
import { linkOf, ownList } from './own-list.ts';
import { fileDropped, oneMail } from './readers.ts';

const by = { actor: 'harness', reason: 'asked by mail' } as const;
const senderDomain = 'news.masthead-fixtures.org';

/** All sending was stopped, and the key is mended. */
async function stopped(scene: Scene): Promise<string> {
  const id = await scene.stage.schedule();
  await scene.stage.startWorker(wrongKey);
  await pausedFor(scene, id);
  await stopWorkers(scene);
  return id;
}

async function resumed(scene: Scene, name: string): Promise<Led> {
  const { stage } = scene;
  if (name === 'resume.after-stop') {
    const id = await stopped(scene);
    return { verb: ['resume', id, 'harness'], isDone: () => untilOver(scene, id) };
  }
  // So late that somebody has to say that it should still go.
  const id = await stage.schedule({ at: new Date(Date.now() - 7 * 3_600_000) });
  await stage.startWorker();
  await untilView(stage, id, ({ status }) => status === 'held');
  await stopWorkers(scene);
  return { verb: ['resume', id, 'harness'], isDone: () => untilOver(scene, id) };
}

const rowOf = ({ stage }: Scene, address: string) =>
  stage.database.collections.subscriptions.findOne({ address });

async function isState(scene: Scene, address: string, state: string): Promise<void> {
  const row = await rowOf(scene, address);
  if (row?.state !== state) throw new Error(`${address} is ${row?.state}`);
}

/** The list of the provider has heard of the address, one way or the other. */
const mirrored = ({ stage }: Scene, address: string, isOn: boolean) =>
  eventually(async () => {
    const { list } = await stage.delivery.suppressions.provider();
    const { provider, suppressed } = await stage.delivery.suppressions.standing(address);
    return list.waiting === 0 && (provider.listed !== null) === isOn && (suppressed !== null) === isOn;
  }, patient);

/** A reader of two newsletters, by the address. */
async function readerOfTwo(scene: Scene): Promise<{ readonly address: string; readonly other: string }> {
  const { addresses } = await ownList(scene.stage, 1);
  const [address = ''] = addresses;
  const { id: other } = await seedNewsletter(scene.stage.database, scene.stage.newsletter.siteUrl);
  await scene.stage.delivery.list.addConfirmed(other, [{ address, name: null }], 'harness');
  return { address, other };
}

async function statesOf({ stage }: Scene, address: string): Promise<readonly string[]> {
  const rows = await stage.database.collections.subscriptions.find({ address }).toArray();
  return rows.map(({ state }) => state);
}

async function all(scene: Scene, address: string, state: string): Promise<void> {
  const states = await statesOf(scene, address);
  if (states.length !== 2 || states.some((each) => each !== state))
    throw new Error(`${address} is ${states.join(' and ')}`);
}

/** By the room of a failpoint that a verb passes; called again it does what is left, or a worker does. */
export const verbLeads: Readonly<Record<string, Lead>> = {
  // At once scheduled anew: who has the issue keeps it, all others get it from the second.
  async cancel(scene) {
    const { notes, recipients, stage } = scene;
    const issueId = hexId();
    const id = await stage.schedule({ issueId });
    const first = await stage.startWorker({ FAILPOINT: 'submit.after-record' });
    await eventually(() => first.hasExited(), patient);
    return {
      verb: ['cancel', id, 'harness', 'a wrong link'],
      async isDone() {
        const again = await stage.schedule({ issueId, subject: 'Mended' });
        const { recipients: second } = await untilOver(scene, again);
        const view = await untilView(
          stage,
          id,
          ({ inFlight, status }) => status === 'cancelled' && inFlight === 0,
        );
        const { skipped = 0, ...had } = view.counts;
        const sum = (second ?? 0) + Object.values(had).reduce((one, other) => one + other, 0);
        if (sum !== recipients) notes.problems.push(`${sum} of ${recipients} have issue ${issueId}`);
      },
    };
  },
  async pause(scene) {
    const { stage } = scene;
    const id = await leftAt(scene, 'submit.after-claim');
    return {
      verb: ['pause', id, 'harness', 'wait'],
      async isDone() {
        // What the dead worker had claimed, and had not handed over, is handed over by nobody.
        const { database, delivery } = stage;
        await eventually(async () => {
          const due = { state: 'submitting' as const, firstAttemptAt: null, dueAt: { $gt: new Date() } };
          return (await database.collections.batches.countDocuments(due)) === 0;
        }, patient);
        const { counts } = await untilView(stage, id, ({ status }) => status === 'paused');
        if (counts.submitted > 0) throw new Error(`${counts.submitted} were mailed by a paused campaign`);
        await delivery.campaigns.resume(id, 'harness');
        await untilOver(scene, id);
      },
    };
  },
  resume: resumed,
  async lift(scene) {
    const id = await stopped(scene);
    return { verb: ['resumeSending', 'harness'], isDone: () => untilOver(scene, id) };
  },
  async uncap(scene) {
    const { sending } = scene.stage.delivery;
    await scene.stage.startWorker();
    await untilOver(scene, await scene.stage.schedule());
    await stopWorkers(scene);
    await sending.setRamp(senderDomain, [100], 'harness');
    const id = await scene.stage.schedule();
    await scene.stage.startWorker();
    await pausedFor(scene, id);
    await stopWorkers(scene);
    return { verb: ['liftRamp', senderDomain, 'harness'], isDone: () => untilOver(scene, id) };
  },
  async settle(scene) {
    const { notes, recipients, stage } = scene;
    const id = await leftUnknown(scene);
    await stage.startWorker();
    await untilView(stage, id, ({ counts }) => counts.unknown === recipients);
    await stopWorkers(scene);
    notes.unknownMeanwhile += recipients;
    notes.calledUnsent.push(id);
    return {
      verb: ['settleUnknown', id, 'unsent', 'harness'],
      isDone: () =>
        untilView(stage, id, ({ counts, status }) => status === 'submitted' && counts.unknown === 0),
    };
  },
  async suppress(scene, name) {
    const address = `${slug(name)}@elsewhere.example`;
    return { verb: ['suppress', address, 'harness'], isDone: () => mirrored(scene, address, true) };
  },
  async restore(scene, name) {
    const address = `${slug(name)}@elsewhere.example`;
    await scene.stage.delivery.suppressions.suppress(address, 'harness');
    await scene.stage.startWorker();
    await mirrored(scene, address, true);
    await stopWorkers(scene);
    return { verb: ['restoreReader', address, by], isDone: () => mirrored(scene, address, false) };
  },
  async act(scene) {
    const { addresses } = await ownList(scene.stage, 1);
    const [address = ''] = addresses;
    return {
      verb: ['suppressReader', address, by],
      async isDone() {
        const row = await rowOf(scene, address);
        const sheet = await scene.stage.delivery.desk.sheet(row?._id.toHexString() ?? '');
        if (sheet?.suppression === null || sheet?.acts.length !== 1) throw new Error('the act is not noted');
      },
    };
  },
  async erase(scene) {
    const { database, delivery } = scene.stage;
    const { address } = await readerOfTwo(scene);
    return {
      verb: ['eraseReader', address, by],
      async isDone() {
        await eventually(
          async () => (await database.db.collection('erasures').countDocuments()) === 0,
          patient,
        );
        const left = await Promise.all(
          ['subscribers', 'subscriptions'].map((name) =>
            database.db.collection(name).countDocuments({ address }),
          ),
        );
        const { suppressed } = await delivery.suppressions.standing(address);
        if (left.some((n) => n > 0) || suppressed?.reason !== 'erased')
          throw new Error(`${address} is not forgotten`);
      },
    };
  },
  async confirm(scene, name) {
    const { database, delivery, newsletter, stage } = { ...scene.stage, stage: scene.stage };
    const { id: newsletterId } = await seedNewsletter(database, newsletter.siteUrl);
    await delivery.signupSettings.put(newsletterId, {
      welcome: true,
      goodbye: false,
      origins: [],
      topics: [],
    });
    const address = `${slug(name)}@signups.masthead-fixtures.org`;
    const at = new Date();
    const soon = new Date(at.getTime() + 86_400_000);
    await makeSubscriptionStore(database.db).ask({
      identity: address,
      mailbox: address,
      newsletterIds: [newsletterId],
      asked: {
        requestId: hexId(),
        at,
        source: 'harness',
        formVersion: '1',
        ip: null,
        name: null,
        frequency: 'every',
      },
      staleBefore: at,
      expiresAt: soon,
    });
    return {
      verb: ['confirm', await linkOf(stage, 'confirm', address), null],
      async isDone() {
        await isState(scene, address, 'confirmed');
        await oneMail(scene, address);
      },
    };
  },
  async unsubscribe(scene) {
    const { addresses } = await ownList(scene.stage, 1);
    const [address = ''] = addresses;
    const link = await linkOf(scene.stage, 'unsubscribe', address);
    return {
      verb: ['unsubscribe', link, { via: 'one-click', reason: null }],
      isDone: () => isState(scene, address, 'unsubscribed'),
    };
  },
  async 'leave-all'(scene) {
    const { address } = await readerOfTwo(scene);
    const link = await linkOf(scene.stage, 'unsubscribe', address);
    return { verb: ['unsubscribeFromAll', link, null], isDone: () => all(scene, address, 'unsubscribed') };
  },
  async undo(scene) {
    const { address } = await readerOfTwo(scene);
    const link = await linkOf(scene.stage, 'unsubscribe', address);
    await scene.stage.delivery.subscribers.unsubscribeFromAll(link, null);
    return { verb: ['undoUnsubscribe', link, 'all'], isDone: () => all(scene, address, 'confirmed') };
  },
  async move(scene, name) {
    const { database } = scene.stage;
    const { address: from } = await readerOfTwo(scene);
    const to = `${slug(name)}@moves.masthead-fixtures.org`;
    const at = new Date(Math.floor(Date.now() / 1_000) * 1_000);
    const link = await linkOf(scene.stage, 'move', from, at);
    // Forgotten once; then wished for, as the mail to it has left it.
    await makeErased(scene, to);
    await database.db
      .collection('subscribers')
      .updateOne({ address: from }, { $set: { moving: { identity: to, mailbox: to, at } } });
    return {
      verb: ['confirmMove', link],
      async isDone() {
        await all(scene, to, 'confirmed');
        const { suppressed } = await scene.stage.delivery.suppressions.standing(to);
        if (suppressed !== null) throw new Error(`${to} moved to an address that gets nothing`);
        await oneMail(scene, from);
      },
    };
  },
  async upload({ stage }, name) {
    const { imports } = stage.delivery;
    const person = `${slug(name)}@imports.masthead-fixtures.org`;
    const file = `email\n${person}\n`;
    if (name === 'upload.after-file' || name === 'upload.after-row') {
      return {
        verb: ['upload', file],
        async isDone() {
          const [newest] = await imports.list(1);
          if (newest?.columns.join() !== 'email') throw new Error('the second upload is not there');
          await fileDropped(stage);
        },
      };
    }
    const { id, mapping } = await imports.upload(
      { name: 'list.csv', actor: 'harness' },
      Readable.from([Buffer.from(file)]),
    );
    if (name === 'upload.after-cancel')
      return {
        verb: ['cancelImport', id],
        async isDone() {
          if ((await imports.get(id))?.state !== 'cancelled') throw new Error('not cancelled');
          await fileDropped(stage, id);
        },
      };
    const { id: newsletterId } = await seedNewsletter(stage.database, stage.newsletter.siteUrl);
    return {
      verb: ['startImport', id, { newsletterId, mapping, consentSource: 'harness', dryRun: false }],
      isDone: () =>
        eventually(async () => (await stage.delivery.list.counts(newsletterId)).confirmed === 1, patient),
    };
  },
};

/** A reader of that address was forgotten once. */
async function makeErased({ stage }: Scene, address: string): Promise<void> {
  const { id } = await seedNewsletter(stage.database, stage.newsletter.siteUrl);
  await stage.delivery.list.addConfirmed(id, [{ address, name: null }], 'harness');
  await stage.delivery.desk.erase(address, by);
}
