import type { PreviewLink, PreviewRemark } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import { longDateOfInstant } from '../words/dates.ts';
import { IssueBody } from './issue-body.tsx';
import { type Frame, Layout } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';
import { PreviewRemarks } from './preview-remarks.tsx';

/** A draft as the web page and as the email it would become; the email sits in a frame that runs nothing. */
export function PreviewPage(props: {
  readonly frame: Frame;
  readonly token: string;
  readonly link: PreviewLink;
  readonly remarks: readonly PreviewRemark[];
}) {
  const { frame, token, link, remarks } = props;
  const { issue, newsletter } = link.snapshot;
  const { preview } = frame.words;
  const until = longDateOfInstant(link.expiresAt, newsletter.timeZone, newsletter.language);
  return (
    <Layout
      frame={frame}
      kind="article"
      title={preview.title(issue.tagline || issue.subject)}
      language={issue.language}
      direction={issue.direction}
      banner={
        <aside className="preview-bar" aria-label={preview.about}>
          <p>
            <strong>{preview.draft}</strong> {preview.until(until)}
          </p>
          <p>
            <a href="#web">{preview.web}</a> · <a href="#email">{preview.email}</a> ·{' '}
            <a href="#remarks">{preview.remarks}</a>
          </p>
        </aside>
      }
    >
      <div id="web">
        <IssueBody snapshot={link.snapshot} />
      </div>
      <section id="email" className="preview-email" aria-labelledby="email-heading">
        <h2 id="email-heading" className="label">
          {preview.theEmail}
        </h2>
        <p className="facts">{preview.subject(issue.subject)}</p>
        <iframe
          className="preview-email__frame"
          src={`${publicPaths.preview(token)}/email`}
          title={preview.frame}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
        />
      </section>
      <PreviewRemarks link={link} remarks={remarks} token={token} />
    </Layout>
  );
}

export function PreviewGonePage(props: { readonly frame: Frame; readonly why: 'revoked' | 'expired' }) {
  const { frame, why } = props;
  const { preview } = frame.words;
  return (
    <NoticePage frame={frame} title={preview.closed}>
      <p>{why === 'revoked' ? preview.revoked : preview.expired}</p>
      <p>
        <a href="/archive">{preview.readPublished}</a>
      </p>
    </NoticePage>
  );
}
