import type { Db } from 'mongodb';
import { ObjectId } from 'mongodb';
import {
  confirmToken,
  type Harness,
  newsletterId,
  openHarness,
  otherNewsletterId,
  signup,
} from '../../test/reader-harness.ts';

let house: Harness;
let db: Db;

/** Every line that would be logged, before anything is redacted. */
const logged: string[] = [];
const listen = (context: object, message: string) => void logged.push(JSON.stringify([context, message]));
const listening = { debug: listen, info: listen, warn: listen, error: listen };

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

beforeAll(async () => {
  house = await openHarness({ log: listening });
  db = house.database.db;
}, 60_000);
afterEach(() => {
  expect(logged.filter((line) => line.includes('"err"'))).toEqual([]);
  logged.length = 0;
  return house.empty();
});
afterAll(() => house.close());

async function subscribed(address: string, newsletterIds = [newsletterId], name = 'Canary Name') {
  await house.side.subscribers.requestSignup(signup(address, { newsletterIds, name }));
  await house.work();
  await house.side.subscribers.confirm(confirmToken(house.mailbox, address), '203.0.113.77');
  return tokensOf(address, newsletterIds[0]);
}

async function tokensOf(identity: string, id = newsletterId) {
  const row = await db.collection('subscriptions').findOne({ identity, newsletterId: id });
  if (row === null) throw new Error(`nobody is ${identity}`);
  const subject = {
    subscriptionId: row._id.toHexString(),
    version: row.tokenVersion,
    issuedAt: house.clock.now,
  };
  return {
    subscriberId: row.subscriberId as ObjectId,
    subscriptionId: row._id,
    preferences: house.side.tokens.issue('preferences', subject),
    unsubscribe: house.side.tokens.issue('unsubscribe', subject),
  };
}

function moveToken(to: string): string {
  const mail = house.mailbox.sent.findLast((each) => each.to === to);
  const token = /\/move\/(\S+)/.exec(mail?.text ?? '')?.[1];
  if (token === undefined) throw new Error(`no mail to ${to}`);
  return token;
}

const stateOf = async (identity: string, id = newsletterId) =>
  (await db.collection('subscriptions').findOne({ identity, newsletterId: id }))?.state ?? null;

/** Every value of every collection, as a dump would hold it. */
async function dump(): Promise<string> {
  const collections = await db.listCollections().toArray();
  const texts = await Promise.all(
    collections.map(
      async ({ name }) => `${name}: ${JSON.stringify(await db.collection(name).find().toArray())}`,
    ),
  );
  return texts.join('\n');
}

function batch(subscriberId: ObjectId, subscriptionId: ObjectId, state: string, n: number) {
  return {
    _id: `64b00000000000000000000${n}.000000` as unknown as ObjectId,
    campaignId: new ObjectId(),
    issueId: `issue-${n}`,
    state,
    holds: [new ObjectId(), subscriberId],
    subscriptions: [new ObjectId(), subscriptionId],
    addresses: ['other@reader.example.net', 'canary@reader.example.net'],
    names: ['Other', 'Canary Name'],
  };
}

describe('erase me', () => {
  it('leaves nothing of the address, the name and the IP in the database, and blanks a batch in doubt once it is settled', async () => {
    const { preferences, subscriberId, subscriptionId } = await subscribed('canary@reader.example.net');
    await house.side.subscribers.requestSignup(
      signup('canary@reader.example.net', { newsletterIds: [otherNewsletterId], ip: '203.0.113.77' }),
    );
    await db
      .collection('batches')
      .insertMany([
        batch(subscriberId, subscriptionId, 'submitted', 1),
        batch(subscriberId, subscriptionId, 'ready', 2),
        batch(subscriberId, subscriptionId, 'submitting', 3),
      ]);
    expect(await house.side.subscribers.erase(preferences)).toBe(true);
    const first = await dump();
    expect(first.match(/canary@/gi)).toHaveLength(1);
    expect(first.split('\n').find((line) => line.includes('canary@'))).toMatch(/^batches:/);
    expect(first).not.toContain('203.0.113.77');
    await db.collection('batches').updateMany({ state: 'submitting' }, { $set: { state: 'submitted' } });
    await house.chores();
    const then = await dump();
    expect(then).not.toMatch(/canary/i);
    expect(then).toContain('other@reader.example.net');
    expect(await db.collection('erasures').countDocuments()).toBe(0);
    expect(await house.side.suppressions.isSuppressed('Canary@reader.example.net')).toBe('erased');
    expect(await house.side.subscribers.erase(preferences)).toBe(false);
  });

  it('leaves nothing in what operators, imports and the provider’s list had of the reader, nor under an old address', async () => {
    const { preferences } = await subscribed('first@canary.example.net', [newsletterId, otherNewsletterId]);
    await subscribed('last@canary.example.net', [otherNewsletterId]);
    house.clock.now = new Date(house.clock.now.getTime() + 2 * 86_400_000);
    await house.side.subscribers.requestMove(preferences, 'last@canary.example.net', '203.0.113.9');
    await house.work();
    await house.side.subscribers.confirmMove(moveToken('last@canary.example.net'));
    await house.work();
    const by = { actor: 'ed@desk.example.net', reason: 'Canary Name asked on the phone' };
    await house.side.desk.suppress('last@canary.example.net', by);
    await house.side.desk.restore('last@canary.example.net', by);
    const csv = 'email,name,confirmed_at\nLast@canary.example.net,Canary Name,some day\n';
    const upload = () =>
      house.side.imports.upload({ name: 'list.csv', actor: 'ed@desk.example.net' }, oneChunk(csv));
    const waiting = await upload();
    const refused = await upload();
    const { mapping } = refused;
    await house.side.imports.start(refused.id, {
      newsletterId,
      mapping,
      consentSource: 'the old list',
      dryRun: false,
    });
    await house.processors.imports.runDue();
    const stranger = await subscribed('stranger@reader.example.net', [newsletterId], 'Stranger');
    const wish = { identity: 'last@canary.example.net', mailbox: 'last@canary.example.net' };
    await db
      .collection('subscribers')
      .updateOne({ _id: stranger.subscriberId }, { $set: { moving: { ...wish, at: house.clock.now } } });
    expect(await dump()).toMatch(/canary/i);

    const mine = await tokensOf('last@canary.example.net');
    expect(await house.side.subscribers.erase(mine.preferences)).toBe(true);
    // A file that waits for its columns to be named is kept a day at most, and imported it would bring nobody back.
    await house.side.imports.cancel(waiting.id);
    expect(await dump()).not.toMatch(/canary/i);
    expect(await db.collection('deskActs').countDocuments({ actor: by.actor })).toBeGreaterThanOrEqual(2);
    expect(logged.join('\n')).not.toMatch(/canary/i);
    expect(await house.side.suppressions.isSuppressed('first@canary.example.net')).toBe('erased');
  });

  it('a wish to move whose link is too old is forgotten by itself', async () => {
    const { preferences, subscriberId } = await subscribed('stays@reader.example.net');
    await house.side.subscribers.requestMove(preferences, 'never@reader.example.net', null);
    await house.work();
    house.clock.now = new Date(house.clock.now.getTime() + 3 * 86_400_000);
    await house.chores();
    expect(await db.collection('subscribers').findOne({ _id: subscriberId })).not.toHaveProperty('moving');
  });

  it('is done again after a restore, by the id that the log has', async () => {
    const { subscriberId } = await subscribed('canary@reader.example.net');
    const by = { actor: 'ed@desk.example.net', reason: 'restored a backup' };
    expect(await house.side.desk.erase(subscriberId.toHexString(), by)).toBe(true);
    expect(logged.join('\n')).toContain(subscriberId.toHexString());
    expect(await dump()).not.toMatch(/canary/i);
    expect(await house.side.desk.erase(subscriberId.toHexString(), by)).toBe(false);
  });

  it('is carried on by the worker when a crash cut it short', async () => {
    const { subscriberId, subscriptionId } = await subscribed('canary@reader.example.net');
    await db.collection('erasures').insertOne({
      _id: subscriberId,
      subscriptionIds: [subscriptionId],
      at: new Date(),
      identity: 'canary@reader.example.net',
      address: 'canary@reader.example.net',
    });
    await house.chores();
    expect(await dump()).not.toMatch(/canary@/i);
    expect(await house.side.suppressions.isSuppressed('canary@reader.example.net')).toBe('erased');
  });

  it('keeps imports and operators from bringing the address back; its owner can, by signing up and confirming', async () => {
    const { preferences } = await subscribed('canary@reader.example.net');
    await house.side.subscribers.erase(preferences);
    house.clock.now = new Date(house.clock.now.getTime() + 2 * 86_400_000);
    await house.side.subscribers.requestSignup(signup('canary@reader.example.net'));
    await house.work();
    // Asked for, not proved: still nobody may mail it.
    expect(await house.side.suppressions.isSuppressed('canary@reader.example.net')).toBe('erased');
    await house.side.subscribers.confirm(confirmToken(house.mailbox, 'canary@reader.example.net'), null);
    expect(await house.side.suppressions.isSuppressed('canary@reader.example.net')).toBeNull();
    expect(await stateOf('canary@reader.example.net')).toBe('confirmed');
  });

  it('forgets what the provider was to be told of the address, too; the suppression stays', async () => {
    const { preferences } = await subscribed('canary@reader.example.net');
    await house.side.suppressionDesk.suppress('canary@reader.example.net', 'desk-1');
    expect(await dump()).toMatch(/suppressionMirror.*canary@/);
    await house.side.subscribers.erase(preferences);
    expect(await dump()).not.toMatch(/canary@/i);
    expect(await house.side.suppressions.isSuppressed('canary@reader.example.net')).toBe('manual');
  });

  it('takes back nothing graver than itself', async () => {
    const { preferences } = await subscribed('canary@reader.example.net');
    await house.side.suppressions.add([
      { address: 'canary@reader.example.net', reason: 'complaint', source: 'test' },
    ]);
    await house.side.subscribers.erase(preferences);
    await house.side.suppressions.removeErased('canary@reader.example.net');
    expect(await house.side.suppressions.isSuppressed('canary@reader.example.net')).toBe('complaint');
  });
});

describe('a change of address', () => {
  it('needs the click in the new mailbox, then takes every subscription along and tells the old address', async () => {
    const { preferences, unsubscribe } = await subscribed('old@reader.example.net', [
      newsletterId,
      otherNewsletterId,
    ]);
    expect(
      await house.side.subscribers.requestMove(preferences, 'New@Reader.example.net', '203.0.113.9'),
    ).toBe(true);
    await house.work();
    expect(await stateOf('old@reader.example.net')).toBe('confirmed');
    const token = moveToken('New@reader.example.net');
    expect(await house.side.subscribers.readMove(token)).toMatchObject({ ok: true, state: 'pending' });
    expect(await house.side.subscribers.confirmMove(token)).toMatchObject({ ok: true });
    await house.work();
    for (const id of [newsletterId, otherNewsletterId]) {
      expect(await stateOf('new@reader.example.net', id)).toBe('confirmed');
      expect(await stateOf('old@reader.example.net', id)).toBeNull();
    }
    expect(house.mailbox.sent.at(-1)).toMatchObject({ to: 'old@reader.example.net', subject: 'Moved' });
    // The links of old mails lie in the old mailbox: they may end the subscription and do nothing else.
    expect(await house.side.subscribers.readPreferences(preferences)).toMatchObject({ ok: false });
    expect(await house.side.subscribers.confirmMove(token)).toMatchObject({ ok: false, reason: 'expired' });
    expect(await house.side.subscribers.unsubscribe(unsubscribe, { via: 'one-click', reason: null })).toBe(
      true,
    );
    expect(await stateOf('new@reader.example.net')).toBe('unsubscribed');
  });

  it('onto an address that is subscribed already keeps one subscription, confirmed', async () => {
    await subscribed('new@reader.example.net', [otherNewsletterId]);
    await house.side.subscribers.requestSignup(signup('new@reader.example.net'));
    const { preferences } = await subscribed('old@reader.example.net', [newsletterId, otherNewsletterId]);
    house.clock.now = new Date(house.clock.now.getTime() + 2 * 86_400_000);
    await house.side.subscribers.requestMove(preferences, 'new@reader.example.net', null);
    await house.work();
    expect(await house.side.subscribers.confirmMove(moveToken('new@reader.example.net'))).toMatchObject({
      ok: true,
    });
    expect(await stateOf('new@reader.example.net', newsletterId)).toBe('confirmed');
    expect(await stateOf('new@reader.example.net', otherNewsletterId)).toBe('confirmed');
    expect(await stateOf('old@reader.example.net', newsletterId)).toBeNull();
    expect(await stateOf('old@reader.example.net', otherNewsletterId)).toBe('unsubscribed');
  });

  it('mails a stranger no oftener than a signup would', async () => {
    const { preferences } = await subscribed('old@reader.example.net');
    for (let tries = 0; tries < 5; tries += 1) {
      await house.side.subscribers.requestMove(preferences, 'victim@reader.example.net', null);
      await house.work();
    }
    expect(house.mailbox.sent.filter((mail) => mail.to === 'victim@reader.example.net')).toHaveLength(1);
  });
});

describe('the preferences link', () => {
  it('hands out all we keep of the reader, with the consent', async () => {
    const { preferences } = await subscribed('canary@reader.example.net', [newsletterId, otherNewsletterId]);
    const data = JSON.stringify(await house.side.subscribers.myData(preferences));
    for (const part of [
      'canary@reader.example.net',
      'Canary Name',
      'Sample Letter',
      'Other Letter',
      '203.0.113.77',
      'f1',
    ])
      expect(data).toContain(part);
    expect(await house.side.subscribers.myData('v1.k1.nonsense')).toBeNull();
  });

  it('ends one subscription or all of them', async () => {
    const { preferences } = await subscribed('all@reader.example.net', [newsletterId, otherNewsletterId]);
    expect(await house.side.subscribers.unsubscribeFromAll(preferences, 'Too\nmany')).toBe(true);
    expect(await stateOf('all@reader.example.net', newsletterId)).toBe('unsubscribed');
    expect(await stateOf('all@reader.example.net', otherNewsletterId)).toBe('unsubscribed');
    const row = await db.collection('subscriptions').findOne({ newsletterId });
    expect(row?.left.reason).toBe('Too many');
  });

  it('asks for another newsletter by a link in the mailbox, because a forwarded mail may be read by anybody', async () => {
    const { preferences } = await subscribed('more@reader.example.net');
    house.clock.now = new Date(house.clock.now.getTime() + 2 * 86_400_000);
    expect(await house.side.subscribers.askForMore(preferences, [otherNewsletterId], null)).toBe(true);
    await house.work();
    expect(await stateOf('more@reader.example.net', otherNewsletterId)).toBe('pending');
    await house.side.subscribers.confirm(confirmToken(house.mailbox, 'more@reader.example.net'), null);
    expect(await stateOf('more@reader.example.net', otherNewsletterId)).toBe('confirmed');
  });

  it('keeps the topics a reader chose', async () => {
    const { preferences } = await subscribed('topics@reader.example.net');
    await house.side.subscribers.updatePreferences(preferences, { topics: ['evals', 'evals', 'scaling'] });
    expect(await house.side.subscribers.readPreferences(preferences)).toMatchObject({
      topics: ['evals', 'scaling'],
    });
    expect(await house.side.list.count({ newsletterId, state: 'confirmed', topic: 'evals' })).toMatchObject({
      count: 1,
    });
  });
});

describe('the welcome mail', () => {
  it('comes once after a confirmation, where the newsletter wants it, with the latest public issue', async () => {
    await db.collection('publicIssues').insertMany([
      { newsletterId, publicFrom: new Date(0), archiveMode: 'public', tagline: 'Older', slug: 'older' },
      { newsletterId, publicFrom: new Date(1), archiveMode: 'public', tagline: 'Latest', slug: 'latest' },
      {
        newsletterId,
        publicFrom: new Date('2100-01-01'),
        archiveMode: 'public',
        tagline: 'Future',
        slug: 'future',
      },
      {
        newsletterId,
        publicFrom: new Date(2),
        archiveMode: 'subscribers',
        tagline: 'Hidden',
        slug: 'hidden',
      },
    ]);
    await subscribed('before@reader.example.net');
    await house.work();
    expect(house.mailbox.sent.filter((mail) => mail.subject.startsWith('Welcome'))).toHaveLength(0);
    await house.side.signupSettings.put(newsletterId, {
      welcome: true,
      goodbye: false,
      origins: [],
      topics: [],
    });
    await subscribed('after@reader.example.net');
    await house.side.subscribers.confirm(confirmToken(house.mailbox, 'after@reader.example.net'), null);
    await house.work();
    const welcomes = house.mailbox.sent.filter((mail) => mail.subject.startsWith('Welcome'));
    expect(welcomes).toHaveLength(1);
    expect(welcomes[0]?.text).toContain('/issues/latest');
    expect(welcomes[0]?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  });
});
