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

/** After each of these the issue has another campaign. */
const begins: readonly EventVerb[] = ['scheduled', 'sent now', 'failed retried'];

/**
 * Who did what to a campaign, oldest first: what the issue's history tells between the line that began it and the line
 * that began the next. `since`: when it was made, to the second.
 */
export async function actsOn(
  payload: Payload,
  { issueId }: Pick<CampaignView, 'issueId'>,
  since: Date,
): Promise<readonly SendAct[]> {
  const rows = await issueEvents(payload)
    .find({
      issueId,
      verb: { $in: [...(Object.keys(words) as EventVerb[]), 'scheduled', 'sent now'] },
      at: { $gte: since },
    })
    .sort({ at: 1, _id: 1 })
    .limit(200)
    .toArray();
  const own = rows.slice(rows.findIndex(({ verb }) => begins.includes(verb)) + 1);
  const next = own.findIndex(({ verb }) => begins.includes(verb));
  // A retry is told of the campaign it retries, too.
  return (next === -1 ? own : own.slice(0, next + 1)).flatMap(({ at, by, detail, verb }) => {
    const word = words[verb];
    if (word === undefined) return [];
    return [{ at: at.toISOString(), what: `${word} ${by}${detail === null ? '' : `: ${detail}`}` }];
  });
}
