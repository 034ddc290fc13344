import type { SubscriberRow } from '../../features/subscribers/subscriber-shape.ts';
import { dayLabel } from '../moment-label.ts';
import { besideState, stateWord } from './subscriber-words.ts';

interface Props {
  readonly rows: readonly SubscriberRow[];
  readonly named: boolean;
}

/** Subscriptions by address. Nothing is changed here. */
export function SubscriberTable({ rows, named }: Props) {
  const now = new Date();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what may scroll sideways must be reachable by keyboard
    <section aria-label="Subscribers" className="desk-page__scroll" tabIndex={0}>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">Address</th>
            <th scope="col">Name</th>
            {named ? <th scope="col">Newsletter</th> : null}
            <th scope="col">State</th>
            <th scope="col">Confirmed</th>
            <th scope="col">Came by</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const beside = besideState(row, now);
            return (
              <tr key={row.subscriptionId}>
                <th className="desk-table__address" scope="row">
                  <a href={`/admin/subscribers/reader/${row.subscriptionId}`}>{row.address}</a>
                </th>
                <td>{row.name ?? '–'}</td>
                {named ? <td>{row.newsletterName}</td> : null}
                <td>
                  {stateWord(row.state)}
                  {beside === null ? null : <span className="desk-table__small">{beside}</span>}
                </td>
                <td className="desk-table__day">
                  {row.confirmedAt === null ? '–' : dayLabel(row.confirmedAt, 'UTC')}
                </td>
                <td>{row.source}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
