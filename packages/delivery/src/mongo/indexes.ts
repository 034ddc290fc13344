import type { Database } from './connect.ts';
import type { Index } from './index-spec.ts';
import { subscriberIndexes } from './subscriber-indexes.ts';

const campaignIndexes: readonly Index[] = [
  {
    collection: 'campaigns',
    key: { issueId: 1 },
    options: { name: 'one-live-per-issue', unique: true, partialFilterExpression: { live: true } },
    why: 'an issue has at most one campaign that may still send',
  },
  {
    collection: 'campaigns',
    key: { newsletterId: 1, slotDate: 1 },
    options: {
      name: 'one-per-slot',
      unique: true,
      partialFilterExpression: { live: true, slotDate: { $type: 'string' } },
    },
    why: 'a weekly slot is filled once',
  },
  {
    collection: 'campaigns',
    key: { newsletterId: 1, slotDate: 1, fillsSlot: 1 },
    options: { name: 'one-a-slot', unique: true, partialFilterExpression: { fillsSlot: true } },
    why: 'nor a second time when the first is over',
  },
  {
    collection: 'campaigns',
    key: { reportDue: 1 },
    options: { name: 'to-report', partialFilterExpression: { reportDue: true } },
    why: 'what is over and not yet told to the editors',
  },
  {
    collection: 'campaigns',
    key: { templateForgotten: 1, finishedAt: 1 },
    options: {
      name: 'kept-templates',
      partialFilterExpression: { 'frozen.templateId': { $type: 'string' } },
    },
    why: 'whose copy at the provider is of no use any more?',
  },
  {
    collection: 'campaigns',
    key: { templateForgotten: 1 },
    options: { name: 'noted-templates', partialFilterExpression: { templates: { $exists: true } } },
    why: 'the same of those that noted what they published, sent with it or not',
  },
  {
    collection: 'campaigns',
    key: { talliedAt: 1, startedAt: 1 },
    options: { name: 'to-tally' },
    why: 'which campaigns have marks to be counted? Those without a time, few of all there are',
  },
  {
    collection: 'slots',
    key: { at: -1 },
    options: { name: 'by-time' },
    why: 'the last slots that went by empty',
  },
  {
    collection: 'campaigns',
    key: { open: 1, scheduledFor: 1 },
    options: { name: 'open-by-time', partialFilterExpression: { open: true } },
    why: 'what is due?',
  },
  {
    collection: 'campaigns',
    key: { issueId: 1, _id: -1 },
    options: { name: 'by-issue' },
    why: 'newest campaign of an issue',
  },
  {
    collection: 'campaigns',
    key: { newsletterId: 1, _id: -1 },
    options: { name: 'by-newsletter' },
    why: "a newsletter's campaigns",
  },
  {
    collection: 'campaigns',
    key: { intent: 1, _id: -1 },
    options: { name: 'by-intent' },
    why: 'the cancelled ones, newest first',
  },
  {
    collection: 'suppressions',
    key: { notedAt: 1 },
    options: { name: 'by-noted' },
    why: 'were we told of anybody since a campaign was cut? (the last look)',
  },
  {
    collection: 'batches',
    key: { campaignId: 1, state: 1, dueAt: 1 },
    options: { name: 'by-campaign-state' },
    why: 'the next batch to claim; what is left of a campaign',
  },
  {
    collection: 'batches',
    key: { campaignId: 1, state: 1, tally: 1, epoch: 1, size: 1 },
    options: { name: 'tally' },
    why: 'the sums of a campaign, without fetching a batch; which batches are to be counted?',
  },
  {
    collection: 'batches',
    key: { state: 1 },
    options: { name: 'unknown', partialFilterExpression: { state: 'unknown' } },
    why: 'has an event told of a batch whose fate nobody knows? Asked every reconcile period',
  },
  {
    collection: 'providerEvents',
    key: { 'place.batchId': 1, why: 1 },
    options: { name: 'reasons-of-campaign', partialFilterExpression: { why: { $exists: true } } },
    why: 'why did mails of a campaign fail? Events without a reason, nearly all, cost it nothing',
  },
  {
    collection: 'batches',
    key: { holds: 1, issueId: 1 },
    options: { name: 'one-delivery-per-reader', unique: true },
    why: 'nobody gets an issue twice, however many campaigns it takes; what did this reader get?',
  },
];

/** All that ought to be there. */
export const wantedIndexes: readonly Index[] = [...campaignIndexes, ...subscriberIndexes];

/**
 * Creates what is missing; safe to run from several processes at once. Needed before the first write. One command a
 * collection, all at once: every process asks at its start, and nearly always finds all of it there.
 */
export async function ensureIndexes(database: Database): Promise<void> {
  const collections = new Set(wantedIndexes.map(({ collection }) => collection));
  await Promise.all(
    [...collections].map((name) =>
      database.db
        .collection(name)
        .createIndexes(
          wantedIndexes
            .filter(({ collection }) => collection === name)
            .map(({ key, options }) => ({ ...options, key })),
        ),
    ),
  );
}
