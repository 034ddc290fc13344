import type { CampaignRow } from '../../features/campaigns/campaign-shape.ts';
import type { NewsletterOverview } from '../../features/dashboard/overview-shape.ts';
import { totalsOf, whenWord } from '../campaigns/campaign-words.ts';
import { IssueTitle } from '../campaigns/issue-title.tsx';
import { describeCampaign } from '../issue-desk/describe-campaign.ts';

/** What is on its way, and how the last one went. */
export function NewsletterSends({ name, live, last }: NewsletterOverview) {
  return (
    <>
      {live.length === 0 ? null : (
        <section aria-label={`On its way for ${name}`} className="desk-home__part">
          <h3>On its way</h3>
          <ul className="desk-home__list">
            {live.map((row) => (
              <li key={row.campaign.id}>
                <IssueTitle issue={row.issue} to={`/admin/campaigns/${row.campaign.id}`} />
                <span className="desk-table__small">{describeCampaign(row.campaign)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={`Last campaign of ${name}`} className="desk-home__part">
        <h3>Last campaign</h3>
        {last === null ? <p>Nothing has been sent yet.</p> : <Outcome row={last} />}
      </section>
    </>
  );
}

function Outcome({ row }: { readonly row: CampaignRow }) {
  const { campaign, issue, timeZone } = row;
  const { recipients, delivered, failed, skipped, unknown, submitted } = totalsOf(campaign);
  const figures = [
    ['Recipients', recipients],
    ['Submitted', submitted],
    ['Delivered', delivered],
    ['Failed', failed],
    ['Skipped', skipped],
    ['Unknown', unknown],
  ] as const;
  return (
    <>
      <p>
        <IssueTitle issue={issue} to={`/admin/campaigns/${campaign.id}`} />
      </p>
      <p>
        {describeCampaign(campaign)}
        <span className="desk-table__small">{whenWord(campaign, timeZone).at}</span>
      </p>
      {campaign.startedAt === null ? null : (
        <dl aria-label="Outcome" className="desk-page__counts">
          {figures
            .filter(([label, count]) => count > 0 || label === 'Delivered' || label === 'Failed')
            .map(([label, count]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{count.toLocaleString('en')}</dd>
              </div>
            ))}
        </dl>
      )}
    </>
  );
}
