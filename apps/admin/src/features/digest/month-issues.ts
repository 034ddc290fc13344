import type { PublicIssue } from '@masthead/archive';
import type { MonthlyPeriod } from '@masthead/domain';
import type { Payload } from 'payload';
import { readModelCollection } from '../../read-model.ts';

/** One issue of the month, as it went out. */
export type MonthIssue = Pick<
  PublicIssue,
  'slug' | 'number' | 'tagline' | 'date' | 'archiveMode' | 'snapshot'
>;

/** The newsletter's issues that came out in the period, in order; digests are made of issues, not of digests. */
export async function monthIssues(
  payload: Payload,
  newsletterId: string,
  { at, from }: MonthlyPeriod,
): Promise<readonly MonthIssue[]> {
  return readModelCollection<MonthIssue & { _id: string; publicFrom: Date }>(payload, 'publicIssues')
    .find({ newsletterId, kind: 'weekly', publicFrom: { $gte: from, $lt: at } })
    .sort({ publicFrom: 1 })
    .toArray();
}
