import { assertNever } from '@masthead/domain';
import type { Planned, PlannedDay } from '../../features/calendar/plan-shape.ts';
import { IssueTitle } from '../campaigns/issue-title.tsx';
import { describeCampaign } from '../issue-desk/describe-campaign.ts';
import { weekdayOf } from './months.ts';
import { stepFor } from './step-for.ts';

/** A day of the plan; its place in the week is its column. */
export function OneDay({ day }: { readonly day: PlannedDay }) {
  const { date, isToday, planned } = day;
  return (
    <li
      className="desk-calendar__day"
      data-empty={planned.length === 0 && !isToday ? true : undefined}
      style={{ gridColumnStart: weekdayOf(date) }}
    >
      <p className="desk-calendar__date">
        <time aria-current={isToday ? 'date' : undefined} dateTime={date}>
          <span className="desk-calendar__weekday">{weekdayName(date)} </span>
          {Number(date.slice(8))}
        </time>
        {isToday ? ' · today' : ''}
      </p>
      {planned.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is planned on a day stands in its order
        <OnePlan key={at} one={one} />
      ))}
    </li>
  );
}

function OnePlan({ one }: { readonly one: Planned }) {
  switch (one.kind) {
    case 'campaign': {
      const { campaign, issue } = one.row;
      return (
        <div className="desk-calendar__plan">
          <p>
            {one.time} <IssueTitle issue={issue} to={`/admin/campaigns/${campaign.id}`} />
          </p>
          <p className="desk-page__note">
            {campaign.status === 'scheduled' ? 'Scheduled' : describeCampaign(campaign)}
            {one.inSlot ? '' : ', at a time of its own'}
          </p>
        </div>
      );
    }
    case 'issue':
      return (
        <div className="desk-calendar__plan">
          <p>
            <IssueTitle issue={one.issue} />
          </p>
          <p className="desk-page__note">{stepFor(one.issue.workflow)}</p>
        </div>
      );
    case 'free slot':
      return (
        <div className="desk-calendar__plan" data-free>
          <p>
            {one.time} {one.newsletterName}
          </p>
          {one.next === null ? (
            <p className="desk-page__note">{one.isPast ? 'Skipped: nothing was sent' : 'Nothing yet'}</p>
          ) : (
            <>
              <p>
                <IssueTitle issue={one.next} />
              </p>
              <p className="desk-page__note">{stepFor(one.next.workflow)}</p>
            </>
          )}
        </div>
      );
    default:
      return assertNever(one);
  }
}

function weekdayName(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
