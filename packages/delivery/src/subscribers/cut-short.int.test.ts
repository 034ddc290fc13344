import { Readable } from 'node:stream';
import { jest } from '@jest/globals';
import { makeCutter } from '../../test/cut-short.ts';
import {
  confirmToken,
  type Harness,
  newsletterId,
  openHarness,
  otherNewsletterId,
  signup,
} from '../../test/reader-harness.ts';

jest.setTimeout(30_000);

const { cutShort, failpoint } = makeCutter();
const by = { actor: 'ada', reason: 'asked by mail' };
const address = 'ada@reader.example.net';
let house: Harness;
beforeAll(async () => {
  house = await openHarness({ failpoint });
});
beforeEach(() => house.empty());
afterAll(() => house.close());

const rows = (name: string) => house.database.db.collection(name);
const signedUp = async (ids = [newsletterId]) => {
  await house.side.subscribers.requestSignup(signup(address, { newsletterIds: ids }));
  await house.work();
  return confirmToken(house.mailbox, address);
};
const subscribed = async (ids?: string[]) => {
  await house.side.subscribers.confirm(await signedUp(ids), null);
};
const linkOf = async (purpose: 'unsubscribe' | 'move', issuedAt: Date) => {
  const row = await rows('subscriptions').findOne({ newsletterId });
  const subject = { subscriptionId: String(row?._id), version: row?.tokenVersion, issuedAt };
  return house.side.tokens.issue(purpose, subject);
};
const statesNow = async () => (await rows('subscriptions').find().toArray()).map(({ state }) => state);

describe('a verb whose process dies in the middle of it, called again', () => {
  it.each(['restore.after-word', 'restore.after-ask'] as const)(
    'a suppression that is lifted is lifted here and at the provider (%s)',
    async (point) => {
      const { desk, suppressionDesk } = house.side;
      await desk.suppress(address, by);
      await rows('suppressionMirror').updateMany({}, { $unset: { ask: '' } });
      await cutShort(point, () => desk.restore(address, by));
      expect(await desk.restore(address, by)).toBe('restored');
      expect((await suppressionDesk.standing(address)).suppressed).toBeNull();
      expect(await rows('suppressionMirror').countDocuments({ 'ask.act': 'remove' })).toBe(1);
    },
  );

  it('a press that takes back what one press left takes all of it back', async () => {
    await subscribed([newsletterId, otherNewsletterId]);
    const link = await linkOf('unsubscribe', house.clock.now);
    await house.side.subscribers.unsubscribeFromAll(link, null);
    expect(await statesNow()).toEqual(['unsubscribed', 'unsubscribed']);
    await cutShort('undo.after-row', () => house.side.subscribers.undoUnsubscribe(link, 'all'));
    expect(await house.side.subscribers.undoUnsubscribe(link, 'all')).toBe(true);
    expect(await statesNow()).toEqual(['confirmed', 'confirmed']);
  });

  it.each(['confirm.after-write', 'confirm.after-erased', 'confirm.after-task'] as const)(
    'a confirmation is welcomed, once (%s)',
    async (point) => {
      await house.side.signupSettings.put(newsletterId, {
        welcome: true,
        goodbye: false,
        origins: [],
        topics: [],
      });
      const token = await signedUp();
      await cutShort(point, () => house.side.subscribers.confirm(token, null));
      for (let click = 0; click < 2; click += 1) {
        expect(await house.side.subscribers.confirm(token, null)).toMatchObject({ ok: true });
        await house.work();
      }
      const subjects = house.mailbox.sent.map(({ subject }) => subject);
      expect(subjects.filter((subject) => subject.startsWith('Welcome'))).toHaveLength(1);
    },
  );

  it.each(['move.after-task', 'move.after-erased', 'move.after-address', 'move.after-rows'] as const)(
    'a move to an address that was forgotten once gets its mails there (%s)',
    async (point) => {
      await subscribed();
      const to = 'new@reader.example.net';
      await house.side.suppressions.add([{ address: to, reason: 'erased', source: 'reader' }]);
      const at = new Date(Math.floor(house.clock.now.getTime() / 1000) * 1000);
      await rows('subscribers').updateMany({}, { $set: { moving: { identity: to, mailbox: to, at } } });
      const link = await linkOf('move', at);
      await cutShort(point, () => house.side.subscribers.confirmMove(link));
      await house.side.subscribers.confirmMove(link);
      expect(await rows('subscriptions').countDocuments({ address: to, state: 'confirmed' })).toBe(1);
      expect(await house.side.suppressions.isSuppressed(to)).toBeNull();
    },
  );

  it.each(['upload.after-file', 'upload.after-cancel'] as const)(
    'the file of an import that nobody goes through is gone a day later, and no other (%s)',
    async (point) => {
      const { imports } = house.side;
      const upload = () =>
        imports.upload({ name: 'l.csv', actor: 'ada' }, Readable.from([Buffer.from(`email\n${address}\n`)]));
      const files = rows('importFiles.files');
      if (point === 'upload.after-file') await cutShort(point, upload);
      else {
        const { id } = await upload();
        await cutShort(point, () => imports.cancel(id));
      }
      await upload();
      expect(await files.countDocuments()).toBe(2);
      await files.updateMany({}, { $set: { uploadDate: new Date(Date.now() - 25 * 3_600_000) } });
      await house.chores();
      expect(await files.countDocuments()).toBe(1);
    },
  );
});
