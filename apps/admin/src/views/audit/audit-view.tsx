import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '../../access/roles.ts';
import { askedLines, LogQuery } from '../../features/audit/endpoints.ts';
import { type LogGroup, type LogLine, logGroups } from '../../features/audit/log-shape.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { momentLabel } from '../moment-label.ts';

const PAGE = 100;

/** `/admin/audit`: who signed in, was refused, sent, exported, erased, and what became of accounts. For admins. */
export async function AuditView(view: AdminViewServerProps) {
  const actor = requireActor(view, '/audit');
  const page = (children: React.ReactNode) => (
    <DeskPage
      note="Kept for thirteen months. No reader is named in it."
      path={[{ label: 'Log' }]}
      title="Log"
      view={view}
    >
      {children}
    </DeskPage>
  );
  if (!hasRole(actor.role, 'admin'))
    return page(<p className="desk-page__empty">Admins alone read the log.</p>);
  const query = LogQuery.safeParse(view.searchParams ?? {}).data ?? {};
  const lines = await askedLines(view.initPageResult.req.payload, query);
  const last = lines.at(-1);
  return page(
    <>
      <nav aria-label="Of what" className="desk-page__filter">
        <OfWhat current={query.of === undefined} group={null} />
        {logGroups.map((group) => (
          <OfWhat current={query.of === group} group={group} key={group} />
        ))}
      </nav>
      {lines.length === 0 ? <p className="desk-page__empty">Nothing yet.</p> : <Lines lines={lines} />}
      {lines.length < PAGE || last === undefined ? null : (
        <p>
          <Link href={addressOf(query.of ?? null, last.at)}>Show what was before</Link>
        </p>
      )}
    </>,
  );
}

function Lines({ lines }: { readonly lines: readonly LogLine[] }) {
  return (
    <div className="desk-page__scroll">
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col">When (UTC)</th>
            <th scope="col">What</th>
            <th scope="col">Who</th>
            <th scope="col">From</th>
            <th scope="col">Of what</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, at, act, by, network, detail }) => (
            <tr key={id}>
              <td>{momentLabel(at, 'UTC', { seconds: true, short: true })}</td>
              <th scope="row">{act}</th>
              <td>{by ?? '–'}</td>
              <td>{network ?? '–'}</td>
              <td>{detail === null ? '–' : <Detail>{detail}</Detail>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was sent is named by its issue, which is opened from here. */
function Detail({ children }: { readonly children: string }) {
  const [, id, rest = ''] = /^issue ([0-9a-f]{24})(.*)$/s.exec(children) ?? [];
  if (id === undefined) return children;
  return (
    <>
      <Link href={`/admin/collections/issues/${id}`} prefetch={false}>
        its issue
      </Link>
      {rest}
    </>
  );
}

function OfWhat({ group, current }: { readonly group: LogGroup | null; readonly current: boolean }) {
  return (
    <Link aria-current={current ? 'page' : undefined} href={addressOf(group, null)} prefetch={false}>
      {group ?? 'All'}
    </Link>
  );
}

function addressOf(group: LogGroup | null, before: string | null): string {
  const query = new URLSearchParams({
    ...(group === null ? {} : { of: group }),
    ...(before === null ? {} : { before }),
  }).toString();
  return query === '' ? '/admin/audit' : `/admin/audit?${query}`;
}
