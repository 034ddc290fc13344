import type { Filter } from 'mongodb';
import type { IssueDocument } from '../collections.ts';

/** The one place that says when an issue exists for strangers. `$lte` with a date matches dates only, so null never does. */
export function publicAt(now: Date): Filter<IssueDocument> {
  return { publicFrom: { $lte: now } };
}

/** Named in lists and feeds: of a subscribers' issue strangers may know that it is there and how it begins. */
export function namedAt(now: Date): Filter<IssueDocument> {
  return { ...publicAt(now), archiveMode: { $in: ['public', 'subscribers'] } };
}

/** Readable by everybody: its words may stand in timelines, topics and search. */
export function listedAt(now: Date): Filter<IssueDocument> {
  return { ...publicAt(now), archiveMode: 'public' };
}
