import { batchId, deliveryMark } from '@masthead/domain';
import { ObjectId } from 'mongodb';
import { makeEventLedger } from '../src/mongo/event-ledger.ts';
import type { Database } from '../src/mongo/index.ts';
import { seedNewsletter, seedSubscribers } from './seed.ts';

const siteUrl = 'https://news.masthead-fixtures.org';
const batchSize = 100;

/** Campaigns that are over, every reader in each, nearly everything delivered. */
export async function fillLedger(
  database: Database,
  { readers, campaigns }: { readonly readers: number; readonly campaigns: number },
): Promise<string[]> {
  const newsletter = await seedNewsletter(database, siteUrl);
  await seedSubscribers(database, newsletter.id, readers);
  const rows = await database.collections.subscriptions
    .find({ newsletterId: newsletter.id })
    .sort({ _id: 1 })
    .toArray();
  const { collections } = database;
  const ids: string[] = [];
  for (let k = 0; k < campaigns; k += 1) {
    const at = new Date(Date.now() - (campaigns - k) * 7 * 86_400_000);
    const _id = new ObjectId();
    const issueId = new ObjectId().toHexString();
    ids.push(_id.toHexString());
    await collections.campaigns.insertOne({
      _id,
      issueId,
      newsletterId: newsletter.id,
      renditionId: `bench-${k}`,
      issueKind: 'weekly',
      intent: 'run',
      reason: null,
      intentAt: at,
      intentBy: 'bench',
      hold: null,
      guard: null,
      failure: null,
      resumeAt: null,
      scheduledFor: at,
      slotDate: null,
      createdAt: at,
      createdBy: 'bench',
      environmentId: 'bench',
      startedAt: at,
      cutOff: at,
      frozen: null,
      prepareLease: null,
      preparedAt: at,
      recipients: readers,
      alreadyHad: 0,
      finishedAt: at,
    });
    const docs = [];
    for (let start = 0; start < rows.length; start += batchSize) {
      const some = rows.slice(start, start + batchSize);
      const n = start / batchSize + 1;
      const state = (i: number) => (i % 50 === 7 ? ('bounced' as const) : ('delivered' as const));
      docs.push({
        _id: batchId(_id.toHexString(), n),
        campaignId: _id,
        issueId,
        newsletterId: newsletter.id,
        n,
        state: 'submitted' as const,
        size: some.length,
        fromId: null,
        toId: some.at(-1)?._id ?? new ObjectId(),
        alreadyHad: 0,
        holds: some.map((row) => row.subscriberId),
        subscriptions: some.map((row) => row._id),
        addresses: some.map((row) => row.address),
        names: some.map((row) => row.name ?? ''),
        versions: some.map(() => 1),
        ids: some.map((_, i) => `${_id.toHexString()}-${n}-${i}`),
        marks: Object.fromEntries(
          some.map((_, i) => [
            i,
            deliveryMark({ state: state(i), eventId: `msg_${k}_${n}_${i}_0123456789abcdef` }),
          ]),
        ),
        attempt: 1,
        permissive: false,
        tries: 1,
        inDoubt: false,
        epoch: 1,
        dueAt: at,
        claimedAt: at,
        lookedAt: at,
        firstAttemptAt: at,
        bodyHash: 'x'.repeat(64),
        submittedAt: at,
        lastError: null,
      });
    }
    for (let start = 0; start < docs.length; start += 200)
      await collections.batches.insertMany(docs.slice(start, start + 200), { ordered: false });
  }
  return ids;
}

/**
 * A campaign that is being sent: two thirds of its batches are handed over, every second of those has been told of, and
 * none is counted, as in the second before the event processor counts. Its readers are nobody else's.
 */
export async function fillOpenCampaign(database: Database, recipients: number): Promise<string> {
  const { collections } = database;
  const last = await collections.campaigns.find().sort({ _id: -1 }).limit(1).next();
  if (last === null) throw new Error('fill the ledger first');
  const at = new Date();
  const _id = new ObjectId();
  const issueId = new ObjectId().toHexString();
  await collections.campaigns.insertOne({
    ...last,
    _id,
    issueId,
    renditionId: 'bench-open',
    live: true,
    open: true,
    startedAt: at,
    scheduledFor: at,
    preparedAt: at,
    recipients,
    finishedAt: null,
  });
  await collections.campaigns.updateOne({ _id }, { $unset: { talliedAt: '' } });
  const count = Math.ceil(recipients / batchSize);
  for (let n = 1; n <= count; n += 200) {
    const docs = Array.from({ length: Math.min(200, count - n + 1) }, (_, k) => {
      const number = n + k;
      const isSent = number <= (count * 2) / 3;
      const people = Array.from({ length: batchSize }, () => new ObjectId());
      const isTold = isSent && number % 2 === 0;
      return {
        _id: batchId(_id.toHexString(), number),
        campaignId: _id,
        issueId,
        newsletterId: last.newsletterId,
        n: number,
        state: isSent ? ('submitted' as const) : ('ready' as const),
        size: batchSize,
        fromId: null,
        toId: new ObjectId(),
        alreadyHad: 0,
        holds: people,
        subscriptions: people,
        addresses: people.map((each) => `${each.toHexString()}@readers.example.org`),
        names: people.map(() => ''),
        versions: people.map(() => 1),
        ids: isSent ? people.map((_, i) => `${number}-${i}`) : null,
        marks: isTold
          ? Object.fromEntries(
              people.map((_, i) => [
                i,
                deliveryMark({ state: 'delivered', eventId: `msg_open_${number}_${i}` }),
              ]),
            )
          : {},
        ...(isTold ? { tally: '?' } : {}),
        attempt: 1,
        permissive: false,
        tries: isSent ? 1 : 0,
        inDoubt: false,
        epoch: isSent ? 1 : 0,
        dueAt: at,
        claimedAt: isSent ? at : null,
        lookedAt: isSent ? at : null,
        firstAttemptAt: isSent ? at : null,
        bodyHash: isSent ? 'x'.repeat(64) : null,
        submittedAt: isSent ? at : null,
        lastError: null,
      };
    });
    await collections.batches.insertMany(docs, { ordered: false });
  }
  return _id.toHexString();
}

/** As the worker's event processor counts. */
export function countLedger(database: Database): Promise<number> {
  return makeEventLedger(database.db).count();
}

/** Submitted batches of one campaign to all readers of a newsletter of the same id: what events are applied to. */
export async function putBatches(database: Database, campaignHex: string): Promise<void> {
  const campaignId = new ObjectId(campaignHex);
  const rows = await database.collections.subscriptions
    .find({ newsletterId: campaignHex })
    .project<{ _id: ObjectId; subscriberId: ObjectId }>({ subscriberId: 1 })
    .sort({ _id: 1 })
    .toArray();
  // Enough of a campaign for its marks to be counted.
  await database.db.collection('campaigns').insertOne({ _id: campaignId, startedAt: new Date(), open: true });
  const docs = [];
  for (let start = 0; start < rows.length; start += batchSize) {
    const some = rows.slice(start, start + batchSize);
    const n = start / batchSize + 1;
    docs.push({
      _id: batchId(campaignHex, n),
      campaignId,
      issueId: campaignHex,
      newsletterId: campaignHex,
      n,
      state: 'submitted',
      size: some.length,
      holds: some.map((row) => row.subscriberId),
      subscriptions: some.map((row) => row._id),
      marks: {},
      epoch: 1,
    });
  }
  await database.db.collection<{ _id: string }>('batches').insertMany(docs, { ordered: false });
}
