import type { SendFacts as Facts, SendState } from '../../features/campaigns/campaign-shape.ts';
import type { CanaryShown } from '../../features/desk/desk-shape.ts';
import { titleOf } from '../campaigns/issue-title.tsx';
import { plural } from '../issue-desk/describe-campaign.ts';
import { momentLabel } from '../moment-label.ts';
import { timelineOf } from './timeline.ts';

interface Props {
  readonly facts: Facts;
  readonly state: SendState;
}

/** To whom, what, when. */
export function SendFacts({ facts, state }: Props) {
  const { newsletterName, rendition, timeZone } = facts;
  const { campaign } = state;
  return (
    <section aria-label="What is sent" className="send-screen__block">
      <h2>What is sent</h2>
      <dl className="send-screen__facts">
        <dt>Audience</dt>
        <dd>{audienceWords(newsletterName, state)}</dd>
        {campaign.canary === null ? null : (
          <>
            <dt>First</dt>
            <dd>{canaryWords(campaign.canary)}</dd>
          </>
        )}
        <dt>Issue</dt>
        <dd>
          {facts.issue.exists ? (
            <a href={`/admin/collections/issues/${facts.issue.id}`}>{titleOf(facts.issue)}</a>
          ) : (
            titleOf(facts.issue)
          )}
        </dd>
        <dt>Rendition</dt>
        <dd>
          {rendition === null ? (
            'Not in the store any more'
          ) : (
            <>
              <code>{rendition.id.slice(0, 12)}</code>, {Math.max(1, Math.round(rendition.htmlBytes / 1000))}{' '}
              kB
              <span className="desk-table__small">
                Approved by {rendition.approvedBy}, {momentLabel(rendition.approvedAt, timeZone)}
              </span>
            </>
          )}
        </dd>
        {rendition === null ? null : (
          <>
            <dt>Subject</dt>
            <dd>{rendition.subject}</dd>
          </>
        )}
        <dt>Time</dt>
        <dd>
          {momentLabel(campaign.scheduledFor, timeZone)}
          <span className="desk-table__small">{timeZone}</span>
        </dd>
      </dl>
    </section>
  );
}

/** What happened so far, oldest first. */
export function SendTimeline({ facts, state }: Props) {
  return (
    <section aria-label="Timeline" className="send-screen__block">
      <h2>Timeline</h2>
      <ol className="send-screen__timeline">
        {timelineOf(facts, state).map(({ at, what }) => (
          <li key={`${at ?? 'now'} ${what}`}>
            <span className="desk-table__small">
              {at === null ? 'Now' : momentLabel(at, facts.timeZone, { seconds: true })}
            </span>
            {what}
          </li>
        ))}
      </ol>
    </section>
  );
}

function canaryWords({ minutes, recipients }: CanaryShown): string {
  return `${plural(recipients, 'reader')}, then ${plural(minutes, 'minute')} of waiting, then the rest`;
}

function audienceWords(newsletterName: string, { campaign, confirmed }: SendState): string {
  if (campaign.recipients !== null) {
    return `${plural(campaign.recipients, 'confirmed reader')} of ${newsletterName}, as the list was at the start`;
  }
  if (confirmed === null) return `The confirmed readers of ${newsletterName}, as the list was at the start`;
  return `The confirmed readers of ${newsletterName}: ${confirmed.toLocaleString('en')} today, counted when it starts`;
}
