import { CampaignStatus } from '@masthead/domain';
import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { listCampaigns } from '../../features/campaigns/list-campaigns.ts';
import { AutoRefresh } from '../auto-refresh.tsx';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { CampaignTable } from './campaign-table.tsx';
import { statusWord } from './campaign-words.ts';

const STEP = 25;
const MOVING_MS = 3_000;
const IDLE_MS = 20_000;

/** `/admin/campaigns`: every send, newest first, of one status if one is chosen. */
export async function CampaignsView(view: AdminViewServerProps) {
  requireActor(view, '/campaigns');
  const { req } = view.initPageResult;
  const status = CampaignStatus.safeParse(view.searchParams?.status).data;
  const shownCount = Math.min(Math.max(Number(view.searchParams?.show) || STEP, STEP), 200);
  const rows = await listCampaigns(req.payload, {
    ...(status === undefined ? {} : { status }),
    limit: shownCount + 1,
  });
  const shown = rows.slice(0, shownCount);
  const moving = shown.some(({ campaign }) => ['preparing', 'submitting'].includes(campaign.status));
  return (
    <DeskPage
      note="One send of one approved issue. Nothing is changed here: open one to pause, resume or cancel it."
      path={[{ label: 'Campaigns' }]}
      title="Campaigns"
      view={view}
    >
      <nav aria-label="By status" className="desk-page__filter">
        <FilterLink current={status === undefined} label="All" status={null} />
        {CampaignStatus.options.map((option) => (
          <FilterLink current={status === option} key={option} label={statusWord(option)} status={option} />
        ))}
      </nav>
      {shown.length === 0 ? (
        <Nothing status={status} />
      ) : (
        <CampaignTable
          named={new Set(rows.map(({ newsletterName }) => newsletterName)).size > 1}
          rows={shown}
        />
      )}
      {rows.length > shownCount ? (
        <p>
          <Link
            href={`/admin/campaigns?${new URLSearchParams({
              ...(status === undefined ? {} : { status }),
              show: String(shownCount + STEP),
            }).toString()}`}
          >
            Show older campaigns
          </Link>
        </p>
      ) : null}
      <AutoRefresh everyMs={moving ? MOVING_MS : IDLE_MS} />
    </DeskPage>
  );
}

function FilterLink({
  status,
  label,
  current,
}: {
  readonly status: CampaignStatus | null;
  readonly label: string;
  readonly current: boolean;
}) {
  return (
    <Link
      aria-current={current ? 'page' : undefined}
      href={status === null ? '/admin/campaigns' : `/admin/campaigns?status=${status}`}
      prefetch={false}
    >
      {label}
    </Link>
  );
}

function Nothing({ status }: { readonly status: CampaignStatus | undefined }) {
  if (status !== undefined) {
    return (
      <p className="desk-page__empty">
        No campaign is “{statusWord(status).toLowerCase()}” now. <Link href="/admin/campaigns">Show all</Link>
        .
      </p>
    );
  }
  return (
    <div className="desk-page__empty">
      <p>Nothing has been sent yet. A campaign begins in an issue:</p>
      <ol>
        <li>
          open or write <Link href="/admin/collections/issues">an issue</Link>,
        </li>
        <li>approve it in the panel beside it,</li>
        <li>schedule it for the newsletter’s next slot, or send it now.</li>
      </ol>
    </div>
  );
}
