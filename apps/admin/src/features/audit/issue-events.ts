import type { Payload } from 'payload';
import { madeOnce } from '../../made-once.ts';
import { databaseOf } from '../../read-model.ts';
import type { EventVerb } from './event-shape.ts';

export interface IssueEvent {
  readonly _id: string;
  readonly issueId: string;
  readonly verb: EventVerb;
  /** Null for the house itself and for who has no account. */
  readonly userId: string | null;
  readonly by: string;
  readonly at: Date;
  readonly until: Date | null;
  readonly detail: string | null;
  /** Of a save from a form: the window it was open in. Absent in what was written before windows had names. */
  readonly window?: string | null;
}

/** Who did what to which issue: only ever added to. */
export function issueEvents(payload: Payload) {
  return databaseOf(payload).collection<IssueEvent>('issueEvents');
}

/** Answers "the events of an issue, newest first". Made before the first write. */
export const ensureEventIndex = madeOnce((payload) =>
  issueEvents(payload).createIndex({ issueId: 1, at: -1 }, { name: 'events_of_issue' }),
);
