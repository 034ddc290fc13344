import type { CampaignRow } from '../../features/campaigns/campaign-shape.ts';
import { totalsOf, whenWord } from './campaign-words.ts';
import { IssueTitle } from './issue-title.tsx';
import { StatusPill } from './status-pill.tsx';

const columns = ['Recipients', 'Submitted', 'Delivered', 'Failed', 'Skipped'] as const;

interface Props {
  readonly rows: readonly CampaignRow[];
  /** More than one newsletter has campaigns: name it in each row. */
  readonly named: boolean;
}

/** Campaigns, newest first. The issue's title leads to its send screen. */
export function CampaignTable({ rows, named }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what may scroll sideways must be reachable by keyboard
    <section aria-label="Campaigns" className="desk-page__scroll" tabIndex={0}>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">Issue</th>
            <th scope="col">Status</th>
            <th scope="col">When</th>
            {columns.map((name) => (
              <th className="desk-table__number" key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.campaign.id} named={named} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, named }: { readonly row: CampaignRow; readonly named: boolean }) {
  const { campaign, issue, newsletterName, timeZone } = row;
  const totals = totalsOf(campaign);
  const when = whenWord(campaign, timeZone);
  // Before it starts nothing is counted: a nought would read like an answer.
  const cut = campaign.startedAt !== null;
  const numbers = [totals.recipients, totals.submitted, totals.delivered, totals.failed, totals.skipped];
  return (
    <tr>
      <th scope="row">
        <IssueTitle issue={issue} to={`/admin/campaigns/${campaign.id}`} />
        {named ? <span className="desk-table__small">{newsletterName}</span> : null}
      </th>
      <td>
        <StatusPill status={campaign.status} />
        {campaign.reason === null ? null : <span className="desk-table__small">{campaign.reason}</span>}
      </td>
      <td>
        <span className="desk-table__small">{when.verb}</span>
        {when.at}
        <span className="desk-table__small">{timeZone}</span>
      </td>
      {numbers.map((number, index) => (
        <td className="desk-table__number" key={columns[index]}>
          {cut ? number.toLocaleString('en') : '–'}
        </td>
      ))}
    </tr>
  );
}
