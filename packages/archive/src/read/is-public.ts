import type { Filter } from 'mongodb';
import type { IssueDocument } from '../collections.ts';

/** The one place that says when an issue exists for strangers. `$lte` with a date matches dates only, so null never does. */
export function publicAt(now: Date): Filter<IssueDocument> {
  return { publicFrom: { $lte: now } };
}

/** Public and shown in lists, feeds and timelines. */
export function listedAt(now: Date): Filter<IssueDocument> {
  return { ...publicAt(now), archiveMode: 'public' };
}
