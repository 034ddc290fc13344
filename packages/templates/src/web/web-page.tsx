import type { Snapshot } from '@masthead/domain';
import { walkSnapshot } from '../snapshot/index.ts';
import { PrintedArticle } from './issue-article.tsx';
import { issueCss } from './issue-css.ts';
import { themeCss } from './theme-css.ts';

const pageCss =
  'html{-webkit-text-size-adjust:100%}body{margin:0;padding:clamp(1.25rem,5vw,3.5rem) clamp(1.25rem,5vw,3rem) 5rem;background:var(--paper)}.mh-wordmark{max-width:42.5rem;margin:0 auto 2.2rem;padding:0 0 .8rem;border-bottom:1px solid var(--rule);font:600 1.25rem/1.2 Georgia,serif;color:var(--ink)}.mh-wordmark a{color:inherit;text-decoration:none}.mh-issue{margin:0 auto}';

/** A page that needs nothing else: for previews, the command line and tests. The site builds its own around `IssueArticle`. */
export function WebPage({ snapshot }: { readonly snapshot: Snapshot }) {
  const issue = walkSnapshot(snapshot);
  return (
    <html lang={issue.language} dir={issue.direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${issue.title} · ${issue.newsletter.name}`}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own sheets; the only variables are checked #rrggbb colours */}
        <style dangerouslySetInnerHTML={{ __html: themeCss(issue.theme) + issueCss + pageCss }} />
      </head>
      <body>
        <header className="mh-wordmark">
          <a href={issue.newsletter.homeHref}>{issue.newsletter.name}</a>
        </header>
        <main>
          <PrintedArticle issue={issue} />
        </main>
      </body>
    </html>
  );
}
