import type { CampaignView } from '@masthead/domain';
import type { Payload } from 'payload';
import type { EventVerb } from '../audit/event-shape.ts';
import { issueEvents } from '../audit/issue-events.ts';
import type { SendAct } from './campaign-shape.ts';

/** What people do to a send, as its timeline words it. */
const words: Partial<Readonly<Record<EventVerb, string>>> = {
  paused: 'Paused by',
  resumed: 'Resumed by',
  cancelled: 'Cancelled by',
  held: 'Put on hold by an edit of',
  approved: 'Approved again by',
  'unknown settled': 'What was unknown settled by',
  'failed retried': 'Retried by',
};

/** Who did what to a campaign since it was scheduled, oldest first; its issue's later campaigns have their own. */
export async function actsOn(
  payload: Payload,
  { finishedAt, issueId }: Pick<CampaignView, 'finishedAt' | 'issueId'>,
  since: Date,
): Promise<readonly SendAct[]> {
  // What is settled or retried is so after the end, before anything else is scheduled.
  const verbs = Object.keys(words) as EventVerb[];
  const rows = await issueEvents(payload)
    .find({ issueId, verb: { $in: [...verbs, 'scheduled', 'sent now'] }, at: { $gte: since } })
    .sort({ at: 1, _id: 1 })
    .limit(200)
    .toArray();
  const next = rows.find(
    ({ at, verb }) =>
      (verb === 'scheduled' || verb === 'sent now') &&
      finishedAt !== null &&
      at.getTime() > finishedAt.getTime(),
  );
  return rows.flatMap(({ at, by, detail, verb }) => {
    const word = words[verb];
    if (word === undefined || (next !== undefined && at >= next.at)) return [];
    return [{ at: at.toISOString(), what: `${word} ${by}${detail === null ? '' : `: ${detail}`}` }];
  });
}
