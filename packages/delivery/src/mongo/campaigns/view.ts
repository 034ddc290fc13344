import {
  type BatchState,
  BatchState as BatchStates,
  type CampaignView,
  type DeliveryState,
  DeliveryState as DeliveryStates,
  deriveStatus,
} from '@masthead/domain';
import type { Collection, Document } from 'mongodb';
import type { CampaignDoc } from '../documents.ts';
import { readTally, uncounted } from '../tallies.ts';
import { stateOfBatch } from './state-of-batch.ts';

interface BaseRow {
  readonly _id: { readonly state: BatchState; readonly tally: string | null };
  readonly size: number;
  readonly batches: number;
}
interface MarkRow {
  readonly _id: { readonly state: BatchState; readonly mark: DeliveryState };
  readonly n: number;
}
type Row = CampaignDoc & {
  readonly base: BaseRow[];
  readonly marked: MarkRow[];
  readonly calls: { readonly size: number }[];
  readonly moving: unknown;
};

/** Campaigns with their counts as one snapshot read: what is shown was true at one moment. */
export async function viewCampaigns(
  campaigns: Collection<CampaignDoc>,
  select: Document[],
): Promise<CampaignView[]> {
  const rows = await readRows(campaigns, [...select, { $set: { moving: isMoving } }]);
  // Told of between its marks and the word that it is to be counted again: looked at once more, marks and all.
  const told = rows.filter(({ moving, base }) => moving === settled && base.some(isUncounted));
  if (told.length === 0) return rows.map(toView);
  const again = await readRows(campaigns, [
    { $match: { _id: { $in: told.map(({ _id }) => _id) } } },
    { $set: { moving: '$_id' } },
  ]);
  const byId = new Map(again.map((row) => [row._id.toHexString(), row]));
  return rows.map((row) => toView(byId.get(row._id.toHexString()) ?? row));
}

function readRows(campaigns: Collection<CampaignDoc>, select: Document[]): Promise<Row[]> {
  const lookups = [
    lookup('base', '_id', baseCounts),
    lookup('marked', 'moving', markCounts),
    lookup('calls', 'moving', callsUnderWay),
  ];
  return campaigns.aggregate<Row>([...select, ...lookups], { readConcern: { level: 'snapshot' } }).toArray();
}

/** Stands for an id that no batch has: of a campaign that is over and counted only the sums are read. */
const settled = 'settled';
const isMoving: Document = {
  $cond: [
    { $and: [{ $eq: [{ $type: '$open' }, 'missing'] }, { $ne: [{ $type: '$talliedAt' }, 'missing'] }] },
    settled,
    '$_id',
  ],
};

function isUncounted({ _id: { tally } }: BaseRow): boolean {
  return tally === null || tally === uncounted;
}

function lookup(as: string, localField: string, pipeline: Document[]): Document {
  return { $lookup: { from: 'batches', localField, foreignField: 'campaignId', pipeline, as } };
}

/** From the index `tally` alone: no batch is fetched. */
const baseCounts: Document[] = [
  {
    $group: {
      _id: { state: '$state', tally: { $ifNull: ['$tally', null] } },
      size: { $sum: '$size' },
      batches: { $sum: 1 },
    },
  },
];

/** Marks are `rank|event id|state`. Those of batches without a tally: under way, or told of a moment ago. */
const markCounts: Document[] = [
  {
    $match: {
      state: { $in: BatchStates.options },
      // Never claimed and never told of: nothing can be marked.
      $or: [{ tally: uncounted }, { tally: null, epoch: { $ne: 0 } }],
      marks: { $ne: {} },
    },
  },
  { $project: { state: 1, marks: { $objectToArray: '$marks' } } },
  { $unwind: '$marks' },
  {
    $group: {
      _id: { state: '$state', mark: { $arrayElemAt: [{ $split: ['$marks.v', '|'] }, -1] } },
      n: { $sum: 1 },
    },
  },
];

const callsUnderWay: Document[] = [
  { $match: { state: 'submitting', firstAttemptAt: { $ne: null } } },
  { $group: { _id: null, size: { $sum: '$size' } } },
];

function toView(row: Row): CampaignView {
  const counts = Object.fromEntries(DeliveryStates.options.map((state) => [state, 0])) as Record<
    DeliveryState,
    number
  >;
  for (const { _id, size, batches } of row.base) {
    counts[stateOfBatch(_id.state)] += size;
    for (const [state, n] of _id.tally === uncounted ? [] : readTally(_id.tally ?? '')) {
      counts[stateOfBatch(_id.state)] -= n * batches;
      counts[state] += n * batches;
    }
  }
  for (const { _id, n } of row.marked) {
    counts[stateOfBatch(_id.state)] -= n;
    counts[_id.mark] += n;
  }
  const openBatches = row.base
    .filter(({ _id }) => _id.state !== 'submitted' && _id.state !== 'cancelled')
    .reduce((sum, { batches }) => sum + batches, 0);
  const status = deriveStatus({
    intent: row.intent,
    held: row.hold !== null || row.guard !== null,
    failed: row.failure !== null,
    startedAt: row.startedAt,
    preparedAt: row.preparedAt,
    canaryWaits: row.canary !== undefined && row.canary.until !== null && row.canary.ended === null,
    openBatches,
  });
  return {
    id: row._id.toHexString(),
    issueId: row.issueId,
    newsletterId: row.newsletterId,
    renditionId: row.renditionId,
    status,
    reason: reasonOf(row, counts.unknown),
    heldByEdit: row.hold !== null && row.intent !== 'cancel',
    scheduledFor: row.scheduledFor,
    startedAt: row.startedAt,
    stoppedAt: stoppedAtOf(row),
    finishedAt: row.finishedAt,
    recipients: row.recipients,
    counts,
    inFlight: row.calls[0]?.size ?? 0,
    createdBy: row.createdBy,
    canary: row.canary ?? null,
  };
}

function stoppedAtOf({ hold, intent, intentAt }: Row): Date | null {
  const paused = intent === 'pause' ? intentAt : null;
  if (hold === null || paused === null) return hold?.at ?? paused;
  return hold.at < paused ? hold.at : paused;
}

function reasonOf(row: Row, unknown: number): string | null {
  if (row.intent === 'cancel') return row.reason;
  const doubt =
    unknown === 0 ? null : `Nobody can say whether ${unknown} mails were sent; they are not sent again.`;
  return row.failure?.message ?? row.reason ?? row.hold?.reason ?? row.guard ?? doubt;
}
