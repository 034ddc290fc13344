import type { DashboardViewServerProps } from '@payloadcms/next/views';
import { Button, Link } from '@payloadcms/ui';
import { deskOverview } from '../../features/dashboard/desk-overview.ts';
import { deadLinks } from '../../features/link-care/dead-links.ts';
import { showSending } from '../../features/sending/show-sending.ts';
import { AutoRefresh } from '../auto-refresh.tsx';
import { DeskBody, requireActor } from '../desk-page/desk-page.tsx';
import { ReaderCounts } from '../subscribers/reader-counts.tsx';
import { DeadLinks } from './dead-links.tsx';
import './desk-home.css';
import { Everything } from './everything.tsx';
import { NewsletterOutlook } from './newsletter-outlook.tsx';
import { NewsletterSends } from './newsletter-sends.tsx';
import { SendingAlert } from './sending-alert.tsx';

const REFRESH_MS = 10_000;

/** `/admin`: what goes out next and what it lacks, how the last one went, how many read. */
export async function DashboardView(view: DashboardViewServerProps) {
  const actor = requireActor(view, '');
  const { req, permissions } = view.initPageResult;
  const now = new Date();
  const [newsletters, { notices }, dead] = await Promise.all([
    deskOverview(req.payload, now),
    showSending(),
    deadLinks(req.payload, now),
  ]);
  return (
    <DeskBody path={[]} permissions={permissions} title="The desk">
      <SendingAlert actor={actor} notices={notices} />
      <div className="desk-home__first">
        <Button
          buttonStyle="primary"
          el="link"
          margin={false}
          size="medium"
          to="/admin/collections/issues/create"
        >
          New issue
        </Button>
        <Button buttonStyle="secondary" el="link" margin={false} size="medium" to="/admin/paste">
          Paste an issue
        </Button>
      </div>
      {newsletters.length === 0 ? (
        <p className="desk-page__empty">
          There is no newsletter yet.{' '}
          {actor.role === 'admin' ? (
            <Link href="/admin/collections/newsletters/create">Make the first</Link>
          ) : (
            'An admin makes the first.'
          )}
        </p>
      ) : null}
      {newsletters.map((newsletter) => (
        <section aria-label={newsletter.name} className="desk-home__newsletter" key={newsletter.id}>
          <h2>{newsletter.name}</h2>
          <div className="desk-home__parts">
            <NewsletterOutlook {...newsletter} />
            <NewsletterSends {...newsletter} />
            <section aria-label={`Readers of ${newsletter.name}`} className="desk-home__part">
              <h3>Readers</h3>
              <ReaderCounts counts={newsletter.readers} name={newsletter.name} />
              <p className="desk-page__note">{growthWords(newsletter.growth)}</p>
              <p>
                <Link href="/admin/subscribers" prefetch={false}>
                  Subscribers
                </Link>
              </p>
            </section>
          </div>
        </section>
      ))}
      <DeadLinks links={dead} />
      <Everything groups={view.navGroups ?? []} role={actor.role} />
      <AutoRefresh everyMs={REFRESH_MS} />
    </DeskBody>
  );
}

function growthWords({ joined, left }: { readonly joined: number; readonly left: number }): string {
  if (joined + left === 0) return 'Nobody joined or left in four weeks.';
  return `In four weeks ${joined.toLocaleString('en')} joined and ${left.toLocaleString('en')} left.`;
}
