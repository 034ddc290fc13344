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
