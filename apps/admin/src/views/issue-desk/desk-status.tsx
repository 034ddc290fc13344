import { Link } from '@payloadcms/ui';
import type { DeskState } from '../../features/desk/desk-shape.ts';
import { WhatDiffers } from '../history/approved-diff.tsx';
import { momentLabel } from '../moment-label.ts';
import { countsOf, describeCampaign, plural } from './describe-campaign.ts';

/** Where the issue stands, and the numbers of its campaign as they move. */
export function DeskStatus({ state }: { readonly state: DeskState }) {
  const { approved, campaign, confirmed, htmlBytes, issueId, newsletterName, timeZone, workflow } = state;
  const counts = campaign === null ? [] : countsOf(campaign);
  return (
    <div className="issue-desk__status">
      <p className="issue-desk__line" role="status" aria-label="Status">
        {campaign === null ? workflowLine(workflow) : describeCampaign(campaign)}
      </p>
      {campaign?.status === 'scheduled' ? <p className="issue-desk__note">{timeZone}</p> : null}
      {counts.length > 0 ? (
        <dl className="issue-desk__counts" aria-label="Campaign counts">
          {counts.map(({ state: name, count }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{count.toLocaleString('en')}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {campaign === null ? null : (
        <p className="issue-desk__note">
          <Link href={`/admin/campaigns/${campaign.id}`} prefetch={false}>
            Open the send screen
          </Link>
        </p>
      )}
      {approved === null ? null : (
        <p className="issue-desk__note">
          Approved by {approved.by}, {momentLabel(approved.at, timeZone)}.
        </p>
      )}
      {approved?.differs ? (
        <>
          <p className="issue-desk__warning">
            Differs from the approved rendition: approve again to send these words.
          </p>
          <WhatDiffers issueId={issueId} />
        </>
      ) : null}
      <p className="issue-desk__note">
        {plural(confirmed, 'reader')} of {newsletterName} · {Math.max(1, Math.round(htmlBytes / 1000))} kB
      </p>
    </div>
  );
}

function workflowLine(workflow: DeskState['workflow']): string {
  return { draft: 'Draft', 'in review': 'In review', approved: 'Approved' }[workflow];
}
