import type { AdminViewServerProps } from 'payload';
import { hasRole } from '../../access/roles.ts';
import { DeskError } from '../../features/desk-error.ts';
import { type NamedSheet, readerSheet } from '../../features/subscribers/reader-sheet.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { momentLabel } from '../moment-label.ts';
import { ReaderActions } from './reader-actions.tsx';
import { stateWord } from './subscriber-words.ts';
import './subscribers.css';

const path = { label: 'Subscribers', url: '/subscribers' };

/** `/admin/subscribers/reader/:id`: one reader with consent, what came to them, and what was done. For editors and admins. */
export async function ReaderView(view: AdminViewServerProps) {
  const { params, initPageResult } = view;
  const segments = Array.isArray(params?.segments) ? params.segments : [];
  const id = String(segments.at(-1) ?? '');
  const actor = requireActor(view, `/subscribers/reader/${id}`);
  const sheet = hasRole(actor.role, 'editor') ? await sheetOf(initPageResult.req.payload, id) : null;
  if (sheet === null) {
    return (
      <DeskPage path={[path, { label: 'Nobody' }]} title="No such reader" view={view}>
        <p className="desk-page__empty">
          There is no such subscriber, or you may not see them. They may have been erased.
        </p>
      </DeskPage>
    );
  }
  return (
    <DeskPage path={[path, { label: sheet.address }]} title={sheet.address} view={view}>
      <dl className="subscribers__facts">
        <dt>Name</dt>
        <dd>{sheet.name ?? '–'}</dd>
        <dt>Suppressed</dt>
        <dd>
          {sheet.suppression === null
            ? 'No'
            : `Yes, ${sheet.suppression.reason}, since ${when(sheet.suppression.since)} (${sheet.suppression.source})`}
        </dd>
      </dl>
      {sheet.subscriptions.map((row) => (
        <Subscription key={row.subscriptionId} row={row} sheet={sheet} />
      ))}
      <Deliveries sheet={sheet} />
      <Acts sheet={sheet} />
      <ReaderActions
        address={sheet.address}
        isAdmin={hasRole(actor.role, 'admin')}
        isSuppressed={sheet.suppression !== null}
      />
    </DeskPage>
  );
}

async function sheetOf(payload: AdminViewServerProps['payload'], id: string): Promise<NamedSheet | null> {
  try {
    return await readerSheet(payload, id);
  } catch (error) {
    if (error instanceof DeskError) return null;
    throw error;
  }
}

function Subscription({
  row,
  sheet,
}: {
  readonly row: NamedSheet['subscriptions'][number];
  readonly sheet: NamedSheet;
}) {
  const { consent, left } = row;
  return (
    <section aria-label={sheet.newsletterName[row.newsletterId] ?? ''} className="desk-page__newsletter">
      <h2>{sheet.newsletterName[row.newsletterId]}</h2>
      <dl className="subscribers__facts">
        <dt>State</dt>
        <dd>{stateWord(row.state)}</dd>
        <dt>Frequency</dt>
        <dd>
          {row.frequency === 'monthly' ? 'Monthly digest' : 'Every issue'}
          {row.pausedUntil === null ? '' : `, paused until ${when(row.pausedUntil)}`}
        </dd>
        <dt>Topics</dt>
        <dd>{row.topics.length === 0 ? '–' : row.topics.join(', ')}</dd>
        <dt>Asked</dt>
        <dd>
          {when(consent.requestedAt)}, {consent.source}, words of version {consent.formVersion}
          {consent.ip === null ? '' : `, from ${consent.ip}`}
        </dd>
        <dt>Confirmed</dt>
        <dd>
          {consent.confirmedAt === null ? 'No' : when(consent.confirmedAt)}
          {consent.confirmedIp === null ? '' : `, from ${consent.confirmedIp}`}
        </dd>
        <dt>Read us last</dt>
        <dd>{row.engagedAt === null ? 'Not that we know' : when(row.engagedAt)}</dd>
        {left === null ? null : (
          <>
            <dt>Left</dt>
            <dd>
              {when(left.at)}, by {left.via}
              {left.reason === null ? '' : `: “${left.reason}”`}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Deliveries({ sheet }: { readonly sheet: NamedSheet }) {
  return (
    <section aria-labelledby="deliveries" className="desk-page__newsletter">
      <h2 id="deliveries">Deliveries</h2>
      {sheet.deliveries.length === 0 ? (
        <p className="desk-page__note">Nothing was sent to this address yet.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what may scroll sideways must be reachable by keyboard
        <section aria-label="Deliveries" className="desk-page__scroll" tabIndex={0}>
          <table className="desk-table">
            <thead>
              <tr>
                <th scope="col">Subject</th>
                <th scope="col">State</th>
                <th scope="col">Handed over</th>
                <th scope="col">Opened</th>
              </tr>
            </thead>
            <tbody>
              {sheet.deliveries.map((delivery) => (
                <tr key={`${delivery.campaignId}/${delivery.issueId}`}>
                  <th scope="row">{delivery.subject ?? 'An issue that is gone'}</th>
                  <td>{delivery.state}</td>
                  <td>{delivery.submittedAt === null ? '–' : when(delivery.submittedAt)}</td>
                  <td>{delivery.openedAt === null ? '–' : when(delivery.openedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Acts({ sheet }: { readonly sheet: NamedSheet }) {
  if (sheet.acts.length === 0) return null;
  return (
    <section aria-labelledby="acts" className="desk-page__newsletter">
      <h2 id="acts">Done at the desk</h2>
      <ul className="subscribers__rules">
        {sheet.acts.map((act) => (
          <li key={act.at.toISOString()}>
            {when(act.at)}: {act.kind} by {act.actor}, “{act.reason}”
          </li>
        ))}
      </ul>
    </section>
  );
}

function when(at: Date): string {
  return momentLabel(at.toISOString(), 'UTC', { short: true });
}
