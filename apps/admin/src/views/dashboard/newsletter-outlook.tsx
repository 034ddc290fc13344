import { assertNever } from '@masthead/domain';
import { Link } from '@payloadcms/ui';
import type { NewsletterOverview } from '../../features/dashboard/overview-shape.ts';
import { IssueTitle } from '../campaigns/issue-title.tsx';
import { describeCampaign } from '../issue-desk/describe-campaign.ts';

/** What the newsletter's next slot will send, or what is missing for it. */
export function NewsletterOutlook({ name, outlook, skipped, slot, timeZone, id }: NewsletterOverview) {
  return (
    <section aria-label={`Next slot of ${name}`} className="desk-home__part">
      <h3>Next slot</h3>
      {slot === null ? (
        <p>
          {name} has no weekly slot: issues go out at a time of their own.{' '}
          <Link href={`/admin/collections/newsletters/${id}`} prefetch={false}>
            Set a slot
          </Link>
        </p>
      ) : (
        <p className="desk-home__figure">
          {slot.label} <span className="desk-page__note">{timeZone}</span>
        </p>
      )}
      <Outlook outlook={outlook} />
      <Skipped skipped={skipped} />
    </section>
  );
}

/** What went by empty stays to be seen. */
function Skipped({ skipped }: Pick<NewsletterOverview, 'skipped'>) {
  if (skipped.length === 0) return null;
  return (
    <>
      <p className="desk-page__note">Went by without an issue</p>
      <ul className="desk-home__list">
        {skipped.map(({ date, found, label }) => (
          <li key={date}>
            {label}
            <span className="desk-table__small">{emptyWords[found]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const emptyWords = {
  nothing: 'Nothing was scheduled for it',
  held: 'Its issue was on hold: edited after it was approved',
  stopped: 'Its issue was stopped and nobody let it run',
} as const;

function Outlook({ outlook }: Pick<NewsletterOverview, 'outlook'>) {
  switch (outlook.kind) {
    case 'no-slot':
      return null;
    case 'filled': {
      const { campaign, issue } = outlook.by;
      return (
        <>
          <p>
            <IssueTitle issue={issue} to={`/admin/campaigns/${campaign.id}`} />
          </p>
          <p>
            {campaign.status === 'scheduled' ? 'Approved and scheduled for it' : describeCampaign(campaign)}
          </p>
        </>
      );
    }
    case 'open':
      return outlook.inWork.length === 0 ? (
        <p>Nothing is being written for it. Begin with a new issue, or import a text.</p>
      ) : (
        <>
          <p>{missing(outlook.inWork[0]?.workflow)}</p>
          <Lacking lacks={outlook.lacks} name={outlook.inWork[0]?.title ?? ''} />
          <ul className="desk-home__list">
            {outlook.inWork.map((issue) => (
              <li key={issue.id}>
                <IssueTitle issue={issue} />
                <span className="desk-table__small">{stepFor(issue.workflow)}</span>
              </li>
            ))}
          </ul>
        </>
      );
    default:
      return assertNever(outlook);
  }
}

/** What keeps the nearest of them from going out, as the checks beside it say it. */
function Lacking({ lacks, name }: { readonly lacks: readonly string[]; readonly name: string }) {
  if (lacks.length === 0) return null;
  return (
    <>
      <p className="desk-page__note">“{name}” still lacks something</p>
      <ul aria-label={`What “${name}” lacks`} className="desk-home__list">
        {lacks.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

type Workflow = 'draft' | 'in review' | 'approved';

function missing(nearest: Workflow | undefined): string {
  if (nearest === 'approved') return 'Nothing is scheduled for it yet, but an issue is approved.';
  if (nearest === 'in review') return 'Nothing is approved for it. An issue waits for an editor.';
  return 'Nothing is approved for it, and nothing waits for review.';
}

function stepFor(workflow: Workflow): string {
  switch (workflow) {
    case 'approved':
      return 'Approved: schedule it';
    case 'in review':
      return 'In review: an editor approves it or hands it back';
    case 'draft':
      return 'Draft: finish it and ask for review';
    default:
      return assertNever(workflow);
  }
}
