import type { Hono } from 'hono';
import { hasReaderCookie, readerToken, setReaderCookie } from '../http/reader-cookie.ts';
import type { SiteContext } from '../http/site-context.ts';
import { IssuePage } from '../pages/issue-page.tsx';
import { ReadingHerePage } from '../pages/reading-here-page.tsx';
import { refuseForm } from '../pages/refusals.tsx';
import { DeadLinkPage } from '../pages/unsubscribe-pages.tsx';
import { frameOfNewsletter } from './frame-of-newsletter.ts';

const recentCount = 12;

/**
 * Issues for subscribers, read in a browser (decision 0066). The preferences link of a mail proves who asks; a press on
 * its page leaves a cookie that can read. Everybody else gets the page with the opening alone, from the ordinary route.
 */
export function addSubscribersIssueRoutes(app: Hono, site: SiteContext): void {
  const { archive, subscribers, settings, clock } = site.deps;

  app.get('/issues/:slug', async (c, next) => {
    if (!hasReaderCookie(c.req.header('cookie'))) return next();
    const now = clock();
    const issue = await archive.wholeIssueBySlug(c.req.param('slug'), now);
    if (issue === null || issue.archiveMode !== 'subscribers') return next();
    const token = readerToken(c, issue.newsletterId);
    if (token === null || !(await subscribers.mayRead(token, issue.newsletterId))) return next();
    const [neighbours, recurring] = await Promise.all([
      archive.neighbours(issue, now),
      archive.recurringCorrections(issue, now),
    ]);
    return site.send(
      c,
      <IssuePage
        frame={site.frame(issue.snapshot.newsletter)}
        issue={issue}
        recurring={recurring}
        neighbours={neighbours}
        newsletters={[]}
        isWhole
      />,
      { audience: 'private' },
    );
  });

  app.post('/p/:token/reading', async (c) => {
    if (!site.isFromOwnPage(c)) return refuseForm(site, c, await frameOfNewsletter(site, null), 403);
    const started = await subscribers.startReading(c.req.param('token'));
    const frame = await frameOfNewsletter(site, started?.newsletterId ?? null);
    if (started === null)
      return site.send(c, <DeadLinkPage frame={frame} reason="invalid" />, {
        audience: 'private',
        status: 404,
      });
    const { newsletterId, token } = started;
    setReaderCookie(c, newsletterId, token, settings.siteUrl.startsWith('https:'));
    const issues = await archive.latestIssues({ now: clock(), limit: recentCount, newsletterId });
    const withheld = issues.filter(({ archiveMode }) => archiveMode === 'subscribers');
    return site.send(c, <ReadingHerePage frame={frame} issues={withheld} />, { audience: 'private' });
  });
}
