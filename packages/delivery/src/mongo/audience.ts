import { audienceOf, frequencyFor } from '@masthead/domain';
import { type Filter, ObjectId } from 'mongodb';
import type { Audience } from '../ports/audience.ts';
import type { Suppressions } from '../ports/suppressions.ts';
import type { Database } from './connect.ts';
import type { SubscriptionRow } from './documents.ts';
import { facetIndex, facetsOf } from './subscriber-filter.ts';

/** Both times are MongoDB's own; what another primary's clock, or a write seen late, could be off by. */
const marginMs = 15 * 60_000;

/** Subscriptions by ascending id: one range scan, however long the list. */
export function makeAudience(
  { collections: { subscriptions, suppressions: suppressed } }: Pick<Database, 'collections'>,
  suppressions: Pick<Suppressions, 'among'>,
): Audience {
  const reachedOf = async <Row extends Wanting>(
    rows: readonly Row[],
    issueKind: 'weekly' | 'digest',
    at: Date,
  ): Promise<readonly Row[]> => {
    const wanting = rows.filter((row) => wants(row, issueKind, at));
    const left = await suppressions.among(wanting.map((row) => row.address));
    return left.size === 0 ? wanting : wanting.filter((row) => !left.has(row.address));
  };
  return {
    async page({ newsletterId, issueKind, filter = {}, cutOff, afterId, limit }) {
      // What is written below over the filter's state must never make more of it than it asks for.
      if (audienceOf(filter, issueKind) === null) return { members: [], lastId: afterId, end: true };
      const rows = await subscriptions
        .find(
          {
            // The same rows, seen with the fields that only the reader's side knows.
            ...(facetsOf(filter) as Filter<SubscriptionRow>),
            newsletterId,
            state: 'confirmed',
            confirmedAt: { $lte: cutOff },
            ...(afterId === null ? {} : { _id: { $gt: new ObjectId(afterId) } }),
          },
          { projection, sort: { _id: 1 }, limit, batchSize: limit },
        )
        .toArray();
      const reached = await reachedOf(rows, issueKind, cutOff);
      return {
        members: reached.map((row) => ({
          subscriptionId: row._id.toHexString(),
          subscriberId: row.subscriberId.toHexString(),
          address: row.address,
          name: row.name,
          tokenVersion: row.tokenVersion,
        })),
        lastId: rows.at(-1)?._id.toHexString() ?? afterId,
        end: rows.length < limit,
      };
    },
    async anySuppressedSince(at) {
      const since = new Date(at.getTime() - marginMs);
      const one = await suppressed.findOne(
        { notedAt: { $gte: since } },
        { projection: { _id: 1 }, hint: 'by-noted' },
      );
      return one !== null;
    },
    async gone(newsletterId, members, askSuppressions) {
      const still = {
        newsletterId,
        state: 'confirmed' as const,
        _id: { $in: members.map((member) => new ObjectId(member.subscriptionId)) },
      };
      // Nearly always all of them: the walk's index says so alone, and no row is fetched or sent.
      const count = await subscriptions.countDocuments(still, { hint: 'walk' });
      if (count === members.length && !askSuppressions) return [];
      const [rows, among] = await Promise.all([
        subscriptions.find(still, { projection: { _id: 1 }, hint: 'walk', batchSize: 200 }).toArray(),
        askSuppressions ? suppressions.among(members.map((member) => member.address)) : new Set<string>(),
      ]);
      const confirmed = new Set(rows.map((row) => row._id.toHexString()));
      return members.flatMap((member, index) =>
        confirmed.has(member.subscriptionId) && !among.has(member.address) ? [] : [index],
      );
    },
    async countReached({ newsletterId, issueKind, filter = {}, at }, subscriptionIds) {
      if (audienceOf(filter, issueKind) === null) return 0;
      let reached = 0;
      for (let start = 0; start < subscriptionIds.length; start += countedAtOnce) {
        const ids = subscriptionIds.slice(start, start + countedAtOnce).map((id) => new ObjectId(id));
        const rows = await subscriptions
          .find(
            {
              ...(facetsOf(filter) as Filter<SubscriptionRow>),
              newsletterId,
              state: 'confirmed',
              _id: { $in: ids },
            },
            { projection },
          )
          .toArray();
        reached += (await reachedOf(rows, issueKind, at)).length;
      }
      return reached;
    },
    async isEmpty(newsletterId, issueKind, filter = {}) {
      const audience = audienceOf(filter, issueKind);
      if (audience === null) return true;
      const one = await subscriptions.findOne(
        { ...(facetsOf(audience) as Filter<SubscriptionRow>), newsletterId },
        { projection: { _id: 1 }, hint: facetIndex(audience) },
      );
      return one === null;
    },
  };
}

const countedAtOnce = 1_000;
type Wanting = Pick<SubscriptionRow, 'address' | 'frequency' | 'pausedUntil'>;

const projection = {
  subscriberId: 1,
  address: 1,
  name: 1,
  tokenVersion: 1,
  frequency: 1,
  pausedUntil: 1,
} as const;

/** Monthly readers get the digest and nothing else, the others all but the digest; a paused reader nothing until the pause is over. */
function wants(
  row: Pick<SubscriptionRow, 'frequency' | 'pausedUntil'>,
  issueKind: 'weekly' | 'digest',
  at: Date,
): boolean {
  if (row.pausedUntil !== null && row.pausedUntil !== undefined && row.pausedUntil > at) return false;
  return row.frequency === frequencyFor[issueKind];
}
