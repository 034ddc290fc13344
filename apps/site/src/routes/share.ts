import { defaultTheme } from '@masthead/domain';
import type { Hono } from 'hono';
import { sameForAll } from '../http/keep-answers.ts';
import type { SiteContext } from '../http/site-context.ts';
import { issueLabel, longIssueDate } from '../words/issue-facts.ts';
import { siteWords } from '../words/site-words.ts';

/** The picture that other sites show beside a link to an issue: there for whoever may open the issue's page. */
export function addShareRoutes(app: Hono, site: SiteContext): void {
  const { archive, clock, drawShareImage } = site.deps;

  app.get('/issues/:slug/share.png', async (c) => {
    const issue = await archive.issueBySlug(c.req.param('slug'), clock());
    if (issue === null) return c.notFound();
    const { newsletter, issue: words } = issue.snapshot;
    const said = siteWords(newsletter.language);
    const png = await drawShareImage({
      wordmark: newsletter.name,
      facts: [
        issue.number === null ? issueLabel(issue, said) : said.issue.number(issue.number),
        longIssueDate(issue, said),
      ]
        .filter((part) => part !== '')
        .join(' · '),
      tagline: issue.tagline,
      language: words.language,
      direction: words.direction,
      colours: (newsletter.theme ?? defaultTheme).light,
    });
    return c.body(png, 200, {
      'content-type': 'image/png',
      'cache-control': sameForAll,
      // Shown on pages that are not ours: that is what it is for.
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
}
